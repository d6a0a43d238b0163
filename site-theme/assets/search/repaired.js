/* What the index has for a word that may be a slip for others. */

import { stem } from "./stemmer.js";
import { isInSome, isUnknown, widened } from "./matches.js";
import { repairsIn, repairsOf } from "./repairs.js";
import { STEPS } from "./shards.js";
import { isCommonSlip } from "./spelling.js";

/** @import { Index } from "./index.js" */
/** @import { FoundClause } from "./matches.js" */
/** @import { Repair } from "./repairs.js" */

const REPAIR_LETTERS = 4;
const REPAIR_BOOST = 0.2;
const MAX_REPAIRS = 5;
const FIRST_LETTER = 3 * STEPS; // slips in the first letter are an eighth as common
const COMMON_SLIP = 3 * STEPS; // and two letters swapped, or one missing or twice beside its like, are eight times as common

/**
 * Return a clause whose word also matches the most common of those that it may be a slip for: words of the
 * titles if there are any, and otherwise of any text.
 *
 * @param {Index} index
 * @param {FoundClause} clause
 * @param {string[]} titles of papers that have the other words
 * @param {number} least how common such a word must be
 */
export async function repaired(index, clause, titles, least = 0) {
  const { word } = clause;
  if (!word || word.length < REPAIR_LETTERS || !/^\p{L}+$/u.test(word)) return clause;
  const known = new Set(clause.matches.flatMap((match) => match.terms));
  const fields = index.numbersOf(clause.alternatives[0].field);
  const likelihood = (/** @type {Repair} */ repair) =>
    repair.size - (repair.term[0] === stem(word)[0] ? 0 : FIRST_LETTER) + (isCommonSlip(word, repair.word) ? COMMON_SLIP : 0);
  const commonestOf = (/** @type {Repair[]} */ repairs) =>
    repairs
      .filter(({ term, size }) => !known.has(term) && size >= least)
      .sort((one, other) => likelihood(other) - likelihood(one))
      .slice(0, MAX_REPAIRS);
  const inTitles = commonestOf(await repairsIn(index, titles, word));
  const commonest = inTitles.length ? inTitles : commonestOf(await repairsOf(index, word, isUnknown(clause)));
  const found = await index.findAll(commonest.map(({ term }) => term));
  const terms = [...found].filter(([, postings]) => isInSome(fields, postings));
  const likely = commonest.filter(({ term }) => terms.some(([each]) => each === term));
  const repairs = { repairs: likely.map((each) => each.word), repairTerms: likely.map(({ term }) => term) };
  // The more common a word, the likelier it was meant.
  const shareOf = (/** @type {Repair} */ each) => 2 ** ((likelihood(each) - likelihood(likely[0])) / STEPS);
  const boosts = new Map(likely.map((each) => [each.term, REPAIR_BOOST * shareOf(each)]));
  return { ...widened(index, clause, terms, (term) => boosts.get(term) ?? 0), ...repairs };
}
