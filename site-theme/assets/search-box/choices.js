/* What a reader chooses among results. */

/** @import { SearchRequest } from "./address.js" */

/**
 * Return the search with a value chosen, or no longer chosen.
 *
 * @param {SearchRequest} request
 * @param {string} column
 * @param {string} value
 * @param {boolean} isChosen
 * @returns {SearchRequest}
 */
export function withChoice(request, column, value, isChosen) {
  const { [column]: values = [], ...chosen } = request.chosen;
  const others = values.filter((each) => each !== value);
  const now = isChosen ? [...others, value] : others;
  return { ...request, chosen: now.length ? { ...chosen, [column]: now } : chosen };
}
