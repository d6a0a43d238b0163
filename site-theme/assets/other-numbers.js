/* Numbers as a reader reads them, in languages other than English: stands in place of numbers.js. */

import { t } from "./translation.js";

const LOCALE = t`en-GB`;
const RULES = new Intl.PluralRules(LOCALE);

/** Return a number: `1.103`. @type {(number: number) => string} */
export const formatted = new Intl.NumberFormat(LOCALE).format;

/**
 * Return a number with its noun: `1 Arbeit`, `1.103 Arbeiten`.
 *
 * @param {number} number
 * @param {Record<string, string>} forms of the noun, by plural category
 */
export const counted = (number, forms) =>
  `${formatted(number)} ${forms[RULES.select(number)] ?? forms.other}`;
