/* Dates of papers, which may be a year, a month or a day. */

/**
 * A stretch of time, in a form that can be compared with dates: `from <= date < to`.
 *
 * @typedef {object} Period
 * @property {string} from
 * @property {string} to
 * @property {string} label
 * @property {boolean} [isUnknown] whether no date is in it, but papers without one are
 */

/** @param {string} date */
export const startOf = (date) => `${date}-01-01`.slice(0, 10);

/** @param {string} date */
export const endOf = (date) => (date.length === 4 ? `${date}-12-31` : `${date}-31`.slice(0, 10));

/**
 * Tell whether all that a date may mean is in a period: `2024` is in no single month.
 *
 * @param {string} date
 * @param {Period} period
 */
export const isWithin = (date, { from, to }) => from <= startOf(date) && endOf(date) < to;
