/* What to find where a word is unfinished, or may be a slip for another. */

import { completed, isUnknown } from "./matches.js";
import { ranked } from "./ranking.js";
import { entryCount, STEPS } from "./shards.js";

/** @import { Index } from "./index.js" */
/** @import { FoundClause } from "./matches.js" */
/** @import { Postings } from "./shards.js" */

export const FEW = 10;
const RARE = 3; // entries of a word that is doubted although papers have it
export const TIMES = 100; // how much commoner a word is that is surely meant instead

/** @typedef {{ clauses: FoundClause[] } & ReturnType<typeof ranked>} Ranking */

/** What the script of slips does. @typedef {typeof import("./slips.js").slips} Slips */

/**
 * Return the papers that clauses find, and the clauses, which match more than was typed where the last
 * word may go on, where no paper has a word, or where it is likely that another was meant.
 *
 * @param {Index} index
 * @param {FoundClause[]} asTyped
 * @param {Map<string, Postings>} longer the terms that the last word may become
 * @param {{ plain: string, isUnfinished: boolean }} query
 * @param {() => Promise<Slips>} loadSlips
 * @param {AbortSignal | undefined} signal
 * @returns {Promise<Ranking>}
 */
export async function rankedWidely(index, asTyped, longer, query, loadSlips, signal) {
  const last = asTyped.at(-1);
  const clauses = last && longer.size ? [...asTyped.slice(0, -1), completed(index, last, longer)] : asTyped;
  const ranking = clauses.some(isUnknown) ? undefined : { clauses, ...ranked(index, query.plain, clauses) };
  if (ranking && !doubtfulOf(index, ranking).length) return ranking;
  const { rankedWithRepairs } = await loadSlips();
  signal?.throwIfAborted();
  return rankedWithRepairs(index, clauses, ranking, query, signal);
}

/**
 * Return the clauses whose words are known and may be mistyped: where no paper has them all, and otherwise a very
 * rare one that stands alone, since it takes longer to look for others.
 *
 * @param {Index} index
 * @param {Ranking} ranking
 */
export function doubtfulOf(index, { clauses, all }) {
  const typed = clauses.filter(({ word, repairs, completions }) => word && !repairs.length && !completions.length);
  if (!all.length) return typed;
  const mayBeRare = clauses.length === 1 && index.papers >= TIMES;
  return typed.filter((clause) => mayBeRare && commonnessOf(clause) <= STEPS * Math.log2(RARE));
}

/**
 * Return how common the word of a clause is, as lists of words say it.
 *
 * @param {FoundClause} clause
 */
export function commonnessOf({ matches }) {
  return STEPS * Math.log2(Math.max(...matches.flatMap(({ postings }) => postings.map(entryCount)), 1));
}
