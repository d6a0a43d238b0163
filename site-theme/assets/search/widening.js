/* What to find where a word is unfinished, or no paper has it as it was typed. */

import { completed, isUnknown, repaired } from "./matches.js";
import { ranked } from "./ranking.js";

/** @import { Index } from "./index.js" */
/** @import { FoundClause } from "./matches.js" */

export const FEW = 10;
const MAX_DOUBTED = 3;

/**
 * Return the papers that clauses find, and the clauses, which match more than was typed where the last
 * word may go on, or where no paper has what was typed.
 *
 * @param {Index} index
 * @param {FoundClause[]} asTyped
 * @param {{ plain: string, isUnfinished: boolean }} query
 * @param {AbortSignal | undefined} signal
 */
export async function rankedWidely(index, asTyped, { plain, isUnfinished }, signal) {
  /** @param {FoundClause[]} clauses */
  const rank = (clauses) => ({ clauses, ...ranked(index, plain, clauses) });
  const last = asTyped.at(-1);
  const begun = last && isUnfinished ? [...asTyped.slice(0, -1), await completed(index, last)] : asTyped;
  signal?.throwIfAborted();
  const ranking = rank(begun);
  const doubtful = doubtfulOf(ranking.clauses, ranking.all.length > 0);
  if (!doubtful.length) return ranking;
  const repair = (/** @type {FoundClause} */ clause) =>
    doubtful.includes(clause) ? repaired(index, clause) : clause;
  const clauses = await Promise.all(ranking.clauses.map(repair));
  signal?.throwIfAborted();
  return rank(clauses);
}

/**
 * Return the clauses that may be mistyped: those that nothing matches, or else, where words are
 * known but no paper has them all, those of a short query.
 *
 * @param {FoundClause[]} clauses
 * @param {boolean} isAnyFound whether any paper meets all clauses
 */
function doubtfulOf(clauses, isAnyFound) {
  const unknown = clauses.filter(isUnknown);
  if (unknown.length || isAnyFound || clauses.length > MAX_DOUBTED) return unknown;
  return clauses;
}
