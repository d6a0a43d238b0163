/* Numbers as a reader reads them. */

/** Return a number: `1,103`. @type {(number: number) => string} */
export const formatted = new Intl.NumberFormat("en").format;

/**
 * Return a number with its noun: `1 paper`, `1,103 papers`.
 *
 * @param {number} number
 * @param {string} noun in the singular
 */
export const counted = (number, noun) => `${formatted(number)} ${noun}${number === 1 ? "" : "s"}`;
