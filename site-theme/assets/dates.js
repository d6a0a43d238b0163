/* Dates as a reader reads them. */

import { t } from "./translation.js";

/** @param {Intl.DateTimeFormatOptions} known */
const format = (known) => {
  const written = new Intl.DateTimeFormat(t`en-GB`, known);
  // No line ends after the number of a day as if it ended a sentence: 22. Mai 2024.
  return (/** @type {Date} */ time) => written.format(time).replace(". ", ".\u00a0");
};

/** @type {Intl.DateTimeFormatOptions} */
const DAY = { year: "numeric", month: "long", day: "numeric" };

/** By the length of a date in ISO 8601. @type {Record<number, (time: Date) => string>} */
const FORMATS = {
  4: format({ year: "numeric", timeZone: "UTC" }),
  7: format({ year: "numeric", month: "long", timeZone: "UTC" }),
  10: format({ ...DAY, timeZone: "UTC" }),
};
const LOCAL_DAY = format(DAY);
const LOCAL_DAY_OF_YEAR = format({ month: "long", day: "numeric" });

/**
 * Return the date of a paper: `22 May 2024`, `May 2024` or `2024`.
 *
 * @param {string} date in ISO 8601, as far as it is known
 */
export const dateLabel = (date) => FORMATS[date.length](new Date(date));

/**
 * Return the day of a moment, where the reader is.
 *
 * @param {Date} time
 */
export const dayLabel = (time) => LOCAL_DAY(time);

/**
 * Return the day of a moment, without the year if it is this one.
 *
 * @param {Date} time
 */
export const recentDayLabel = (time) =>
  time.getFullYear() === new Date().getFullYear() ? LOCAL_DAY_OF_YEAR(time) : LOCAL_DAY(time);
