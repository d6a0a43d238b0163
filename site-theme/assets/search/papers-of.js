/* The papers that an alternative of a query asks for without any words. */

import { isWithin } from "./dates.js";

/** @import { Alternative } from "./clauses.js" */
/** @import { Period } from "./dates.js" */
/** @import { Index } from "./index.js" */

/**
 * Return the papers of a period, with an identifier, or with something such as code; undefined if an
 * alternative asks for words.
 *
 * @param {Index} index
 * @param {Alternative} alternative
 * @returns {Promise<number[] | undefined>}
 */
export async function papersOf(index, { period, ids, field, words }) {
  if (period) return papersFrom(index, period);
  if (ids) return (await Promise.all(ids.map((id) => index.papersWith(id)))).flat();
  if (field !== "has") return undefined;
  return (await index.column("has")).flatMap(({ value, papers }) => (words.includes(value) ? papers : []));
}

/**
 * @param {Index} index
 * @param {Period} period
 */
async function papersFrom(index, period) {
  const dates = await index.column("date");
  if (!period.isUnknown) return dates.flatMap(({ value, papers }) => (isWithin(value, period) ? papers : []));
  const undated = new Set(Array(index.papers).keys());
  for (const paper of dates.flatMap(({ papers }) => papers)) undated.delete(paper);
  return [...undated];
}
