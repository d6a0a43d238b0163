/* The terms that a word may be a slip for. */

import { stem } from "./stemmer.js";
import { commonness } from "./shards.js";
import { beginningsOf, isWithinOneEdit, nearWordOf, withinOneEdit, withSameEnding } from "./spelling.js";
import { isStopWord, surfaceForm, surfaceWord, words } from "./words.js";

/** @import { Index } from "./index.js" */

/** Umlauts as they are written without their dots, which the index leaves out. */
const UMLAUTS = /([aou])e/g;

/** A term, how common it is, and the word to show for it. @typedef {{ term: string, size: number, word: string }} Repair */

/**
 * Return the terms of words in titles that differ from a word by one edit.
 *
 * @param {Index} index
 * @param {string[]} titles
 * @param {string} word
 */
export async function repairsIn(index, titles, word) {
  const near = titles.flatMap((title) => words(title)).filter((each) => !isStopWord(each) && isWithinOneEdit(each, word));
  const meant = new Map(near.map((each) => [stem(each), each]));
  const found = await index.findAll(meant.keys());
  return Array.from(found, ([term, postings]) => ({ term, size: commonness(postings), word: meant.get(term) ?? term }));
}

/**
 * Return the terms that a word may be a slip for, by the first way that finds any, and their words.
 *
 * @param {Index} index
 * @param {string} word
 * @param {boolean} isNowhere whether no paper has the word itself
 */
export async function repairsOf(index, word, isNowhere) {
  const plain = word.replace(UMLAUTS, "$1");
  const written = isNowhere && plain !== word ? await index.sizesOf([stem(plain)]) : new Map();
  if (written.size) return repairsWith(written, () => plain);
  const near = await nearStems(index, word);
  if (near.size) return repairsWith(near, (term) => nearWordOf(term, word) ?? `${term}…`);
  // The stem of a mistyped word may be far from the right one, but its surface form is not.
  const forms = await withinOneEdit(index, surfaceForm(word), "");
  const meant = new Map([...forms.keys()].flatMap((term) => surfaceWord(term) ?? []).map((each) => [stem(each), each]));
  if (meant.size) return repairsWith(await index.sizesOf(meant.keys()), (term) => meant.get(term) ?? term);
  return repairsWith(isNowhere ? await beginningsOf(index, word) : new Map(), (term) => surfaceWord(term) ?? term);
}

/**
 * @param {Map<string, number>} terms
 * @param {(term: string) => string} wordOf
 * @returns {Repair[]}
 */
const repairsWith = (terms, wordOf) => Array.from(terms, ([term, size]) => ({ term, size, word: wordOf(term) }));

/**
 * Return stem → how common it is, for the stems of words that differ from this one by at most one edit; if there are
 * none, for those that so differ from its stem, and may be stems of such words.
 *
 * @param {Index} index
 * @param {string} word
 */
async function nearStems(index, word) {
  const others = new Map();
  // `survy` is near `survey`, which is its own stem, but its stem `survi` is not.
  for (const typed of new Set([stem(word), word])) {
    const stems = [...(await withinOneEdit(index, typed, word))].filter(([term]) => !surfaceWord(term));
    const near = stems.filter(([term]) => nearWordOf(term, word));
    if (near.length) return new Map(near);
    for (const [term, size] of stems) others.set(term, size);
  }
  const near = await withSameEnding(index, word);
  return near.size ? near : others;
}
