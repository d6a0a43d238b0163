/* Numbers as a reader reads them. */

const FORMAT = new Intl.NumberFormat("en");

/**
 * Return a number: `1,103`.
 *
 * @param {number} number
 */
export const formatted = (number) => FORMAT.format(number);

/**
 * Return a number with its noun: `1 paper`, `1,103 papers`.
 *
 * @param {number} number
 * @param {string} noun in the singular
 */
export const counted = (number, noun) => `${formatted(number)} ${noun}${number === 1 ? "" : "s"}`;
