/* What an unfinished word may become. */

import { stem } from "./stemmer.js";
import { commonness } from "./shards.js";

/** @import { Index } from "./index.js" */
/** @import { Postings } from "./shards.js" */
/** @import { TermClause } from "./terms.js" */

const LEAST_TYPED = 2;
const MAX_COMPLETIONS = 8;
const LEAST_SHARE = 12; // in steps of a quarter of a power of two: an eighth
const LEAST_LETTERS = 2;
/** Endings that stems lack: a word may be cut in the middle of them. */
const ENDINGS = [
  ...["ations", "ational", "itions", "ings", "ers", "ors", "ements", "ments", "ities", "ically", "ively"],
  ...["ances", "ences", "ables", "ibles", "ives", "ness", "izers", "ized"],
];
const LONGEST_ENDING = Math.max(...ENDINGS.map((ending) => ending.length));

/**
 * Return term → postings of the most common terms that the last word of a clause may become; none without one.
 *
 * @param {Index} index
 * @param {TermClause | undefined} clause
 * @returns {Promise<Map<string, Postings>>}
 */
export async function goingOn(index, clause) {
  if (!clause?.word || clause.word.length < LEAST_TYPED) return new Map();
  return index.findAll(await completionsOf(index, clause.word));
}

/**
 * Return the most common terms that a word may become, the most common first. None of them is much rarer than
 * the word itself, where that is a word: `neural` is not the beginning of `neurally`.
 *
 * @param {Index} index
 * @param {string} word
 */
async function completionsOf(index, word) {
  const typed = stem(word);
  const stems = stemsOf(word);
  const others = stems.filter((term) => term !== typed);
  const isWord = typed === word || stems.includes(typed);
  const [postings, longer, shorter] = await Promise.all([isWord ? index.find(typed) : undefined, index.termsFrom(word), index.sizesOf(others)]);
  const sizes = new Map([...longer, ...shorter]);
  const least = (postings ? commonness(postings) : 0) - LEAST_SHARE;
  const likely = [...sizes].filter(([term, size]) => term !== typed && size >= least);
  return likely
    .sort(([, one], [, other]) => other - one)
    .slice(0, MAX_COMPLETIONS)
    .map(([term]) => term);
}

/**
 * Return the stems of the words that go on from this one with the rest of an ending: `represent` for
 * `representatio`.
 *
 * @param {string} word
 */
function stemsOf(word) {
  const shortest = Math.max(LEAST_LETTERS, word.length - LONGEST_ENDING + 1);
  const beginnings = Array.from({ length: Math.max(0, word.length - shortest) }, (_, more) => word.slice(0, shortest + more));
  return beginnings.filter((beginning) => {
    const begun = word.slice(beginning.length);
    return ENDINGS.some((ending) => ending.startsWith(begun) && stem(beginning + ending) === beginning);
  });
}
