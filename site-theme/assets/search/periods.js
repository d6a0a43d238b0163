/* Years and dates in a query: `2020`, `2024-05`, `2020..2024`, `>2022`, and lists of them. */

import { t } from "../translation.js";
import { endOf, startOf } from "./dates.js";

/** @import { Period } from "./dates.js" */

const DATE = "\\d{4}(?:[-/](?:0?[1-9]|1[0-2])(?:[-/](?:0?[1-9]|[12]\\d|3[01]))?)?(?![\\p{L}\\p{N}])";
const DOTS = "\\s*(?:\\.{2,}|…)\\s*";
const DASH = "[-‐‑–—−]";
const RELATION = "[<>]=?|[≤≥=]";
const PERIOD = new RegExp(
  `(?:(?<relation>${RELATION})\\s*(?<bound>${DATE})` +
    `|(?<first>${DATE})(?:(?<isOpen>${DOTS}|${DASH})(?<last>${DATE})?|\\s+(?:${DASH}|to)\\s+(?<spaced>${DATE}))?` +
    `|(?:${DOTS}|${DASH})(?<end>${DATE}))(?!${DASH}?\\d)`,
  "uy",
);
const UNDATED = /undated(?![\p{L}\p{N}])/iuy;
const COMMA = new RegExp(`\\s*[,;|]\\s*(?=\\d|undated|${RELATION})`, "uy");
/** Of no date that a paper has: before and after all of them. */
const [BEFORE_ALL, AFTER_ALL] = ["", "~"];

/** The period of papers without a date. @type {Period} */
const NO_DATE = { from: AFTER_ALL, to: BEFORE_ALL, label: t`undated`, isUnknown: true };

/** Name of a field → how it limits a single date, "" if the date is meant itself. */
export const DATE_FIELDS = new Map([
  ["year", ""],
  ["years", ""],
  ["date", ""],
  ["before", "<"],
  ["after", ">"],
  ["since", ">="],
  ["until", "<="],
]);

/**
 * Return the periods that begin at a place of a text, and the place where they end; undefined if
 * none begins there.
 *
 * @param {string} text
 * @param {number} place
 * @param {string} name of the field
 */
export function readPeriods(text, place, name) {
  /** @type {Period[]} */
  const periods = [];
  let end = place;
  for (;;) {
    const read = readPeriod(text, periods.length ? COMMA.lastIndex : place, DATE_FIELDS.get(name) ?? "");
    if (!read) break;
    periods.push(read.period);
    COMMA.lastIndex = end = read.end;
    if (!COMMA.test(text)) break;
  }
  return periods.length ? { periods, end } : undefined;
}

/**
 * @param {string} text
 * @param {number} place
 * @param {string} relationOfField
 */
function readPeriod(text, place, relationOfField) {
  UNDATED.lastIndex = PERIOD.lastIndex = place;
  if (!relationOfField && UNDATED.test(text)) return { period: NO_DATE, end: UNDATED.lastIndex };
  const found = PERIOD.exec(text);
  return found ? { period: periodOf(found.groups ?? {}, relationOfField), end: PERIOD.lastIndex } : undefined;
}

/**
 * @param {Record<string, string | undefined>} found
 * @param {string} relationOfField
 * @returns {Period}
 */
function periodOf({ relation, bound, first, isOpen, last, spaced, end }, relationOfField) {
  const to = last ?? spaced ?? end;
  if (first && to) return between(...inOrder(isoDate(first), isoDate(to)));
  if (to) return related("<=", isoDate(to));
  const date = isoDate(first ?? bound ?? "");
  return related(isOpen ? ">=" : (relation ?? relationOfField), date);
}

/**
 * @param {string} first
 * @param {string} last
 * @returns {Period}
 */
function between(first, last) {
  return { from: startOf(first), to: afterEnd(last), label: t`${first} to ${last}` };
}

/**
 * @param {string} relation
 * @param {string} date
 * @returns {Period}
 */
function related(relation, date) {
  switch (relation) {
    case "<":
      return { from: BEFORE_ALL, to: startOf(date), label: t`before ${date}` };
    case ">":
      return { from: afterEnd(date), to: AFTER_ALL, label: t`after ${date}` };
    case "<=":
    case "≤":
      return { from: BEFORE_ALL, to: afterEnd(date), label: t`up to ${date}` };
    case ">=":
    case "≥":
      return { from: startOf(date), to: AFTER_ALL, label: t`since ${date}` };
    default:
      return { from: startOf(date), to: afterEnd(date), label: date };
  }
}

/**
 * @param {string} one
 * @param {string} other
 * @returns {[first: string, last: string]}
 */
function inOrder(one, other) {
  return startOf(one) <= startOf(other) ? [one, other] : [other, one];
}

/** @param {string} date */
const isoDate = (date) => date.replace(/[-/](\d)(?!\d)/gu, "-0$1").replaceAll("/", "-");

/** @param {string} date */
const afterEnd = (date) => `${endOf(date)}~`;
