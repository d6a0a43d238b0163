/* What an unfinished word may become. */

import { stem } from "./stemmer.js";
import { commonness } from "./shards.js";

/** @import { Index } from "./index.js" */
/** @import { Postings } from "./shards.js" */
/** @import { TermClause } from "./terms.js" */

const LEAST_TYPED = 2;
const MAX_COMPLETIONS = 8;
const SHARE = 12; // in steps of a quarter of a power of two: an eighth
const LEAST_LETTERS = 2;
/** Endings that stems lack: a word may be cut in the middle of them. */
const ENDINGS = [
  ...["ational", "ings", "ers", "ors", "ion", "ization", "alization", "ication", "ences", "ances", "ments", "ements"],
  ...["iveness", "ilities", "abilities", "ities", "ness", "ables", "ibles", "ally", "ically", "ously", "ying", "ating"],
  ...["izing", "ator", "ful", "ently", "ively", "atively"],
];
const DOUBLING = ["ings", "ers", "ed"]; // endings before which a letter may stand twice
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
 * Return the most common terms that a word may become, the most common first. Where it is a word itself, longer ones
 * are not much rarer, and shorter stems much more common: `neural` is not the beginning of `neurally`, and `model` not
 * that of a word with the stem `mode`; but `generativ`, which some paper has, is that of `generative`.
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
  const size = postings ? commonness(postings) : 0;
  const likely = new Map([
    ...[...longer].filter(([term, each]) => term !== typed && each >= size - SHARE),
    ...[...shorter].filter(([, each]) => !postings || each >= size + SHARE),
  ]);
  return [...likely]
    .sort(([, one], [, other]) => other - one)
    .slice(0, MAX_COMPLETIONS)
    .map(([term]) => term);
}

/**
 * Return the stems of the words that go on from this one with the rest of an ending: `represent` for
 * `representatio`, `make` for `maki`, `plan` for `plannin`.
 *
 * @param {string} word
 */
function stemsOf(word) {
  const shortest = Math.max(LEAST_LETTERS, word.length - LONGEST_ENDING + 1);
  const stems = new Set();
  for (let length = shortest; length < word.length; length++) {
    const [beginning, begun] = [word.slice(0, length), word.slice(length)];
    const last = beginning.at(-1);
    const endings = [...ENDINGS, ...DOUBLING.map((each) => last + each)].filter((ending) => ending.startsWith(begun));
    for (const term of endings.map((ending) => stem(beginning + ending))) {
      if (term.startsWith(beginning) && term.length <= length + 1) stems.add(term);
    }
  }
  return [...stems];
}
