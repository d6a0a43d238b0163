/* Words that a reader typed apart and papers have in one, such as `auto encoder`. */

import { AS_TYPED, widened } from "./matches.js";
import { stem } from "./stemmer.js";
import { words } from "./words.js";

/** @import { Index } from "./index.js" */
/** @import { FoundClause } from "./matches.js" */

const MAX_CLAUSES = 8; // each pair of neighbours may need a file

/**
 * Return clauses that also match the word that two neighbours are in one piece.
 *
 * @param {Index} index
 * @param {FoundClause[]} clauses
 */
export async function withJoined(index, clauses) {
  if (clauses.length > MAX_CLAUSES) return clauses;
  const joined = clauses.map((clause, place) => inOne(clause, clauses[place + 1]));
  const found = await Promise.all(joined.map((word) => word && index.find(stem(word))));
  return clauses.map((clause, place) => {
    for (const each of [place - 1, place]) {
      const [word, postings] = [joined[each], found[each]];
      if (!word || !postings) continue;
      const [repairs, repairTerms] = [[...clause.repairs, word], [...clause.repairTerms, stem(word)]];
      clause = { ...widened(index, clause, [[stem(word), postings]], () => 1, AS_TYPED), repairs, repairTerms };
    }
    return clause;
  });
}

/**
 * Return the word that two clauses are in one piece, if they are plain words with a blank between them.
 *
 * @param {FoundClause} one
 * @param {FoundClause | undefined} next
 */
function inOne(one, next) {
  const isPlain = [one, next].every((clause) => clause?.word && clause.word.length > 1 && !clause.presence && !clause.isPart);
  return isPlain && next?.start === one.end + 1 ? words(`${one.word}${next.word}`)[0] : undefined;
}
