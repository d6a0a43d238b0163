/* Words that a reader may have meant: with one letter other than typed. */

import { filesOf, wordsTo } from "./endings.js";
import { stem } from "./stemmer.js";

/** @import { Index } from "./index.js" */

const MAX_FILES = 24;
const BEGINNING = 4; // letters that must stand before an ending
/** What words have behind their stems, the commonest first. */
const ENDINGS = [
  ...["", "s", "e", "es", "ed", "ing", "ion", "ions", "d", "r", "rs", "er", "ers", "or", "ors", "ings", "al", "ly", "ity"],
  ...["ate", "ates", "ated", "ating", "ation", "ations", "ator", "ators", "ative", "ational", "ional", "ive", "ively"],
  ...["ent", "ents", "ant", "ants", "ence", "ences", "ance", "ances", "ency", "ently", "ment", "ments", "ement", "ements"],
  ...["ic", "ics", "ical", "ically", "ication", "ous", "ously", "able", "ible", "ability", "ful", "ness", "ism", "ally"],
  ...["ize", "izes", "ized", "izing", "ization", "alization", "ality", "ities", "iveness", "y", "ies"],
];

/**
 * Return term → how common it is, as a logarithm, for the terms that differ from this one by at most one
 * edit: a letter added, left out or replaced, or two neighbours swapped; and for the stems of words that
 * begin like the term and differ so from its word: `optim` for `optmize`, whose stem is `optmiz`.
 *
 * Such a term has the beginning of this one or its ending, or two letters swapped in between. The
 * word is cut where the fewest files list such terms.
 *
 * @param {Index} index
 * @param {string} term
 * @param {string} word empty if its stem is not the term
 */
export async function withinOneEdit(index, term, word, maxFiles = MAX_FILES) {
  const cuts = Array.from({ length: term.length - 1 }, (_, before) => before + 1);
  const files = await Promise.all(cuts.map((cut) => filesOf(index, term.slice(0, cut), term.slice(cut))));
  const cut = cuts.reduce((best, each) => (files[each - 1] < files[best - 1] ? each : best), 1);
  const swapped = term.slice(0, cut - 1) + term.charAt(cut) + term.charAt(cut - 1) + term.slice(cut + 1);
  const lists = await Promise.all([
    index.wordsFrom(term.slice(0, cut), maxFiles),
    wordsTo(index, term.slice(cut), maxFiles),
    index.wordsFrom(swapped, 1),
  ]);
  const listed = lists.flatMap((list) => [...list]);
  return new Map(listed.filter(([each]) => isWithinOneEdit(term, each) || (word && nearWordOf(each, word))));
}

/**
 * Return a word with this stem that differs from another by at most one edit; undefined if none is known.
 *
 * @param {string} term
 * @param {string} word
 */
export function nearWordOf(term, word) {
  const last = term.slice(-1);
  const changed = { e: term.slice(0, -1), i: `${term.slice(0, -1)}y` }[last]; // `mak|ing` and `study`
  const bases = [term, `${term}${last}`, ...(changed ? [changed] : [])];
  const near = bases.flatMap((base) => endingsNear(base, word).map((ending) => base + ending));
  return near.find((each) => stem(each) === term);
}

/**
 * Return the endings with which the beginning of a word differs from another word by at most one edit.
 *
 * @param {string} beginning
 * @param {string} word
 */
function endingsNear(beginning, word) {
  const [rest, typed] = behindShared(beginning, word);
  if (!rest) return ENDINGS.filter((ending) => isWithinOneEdit(ending, typed));
  const swapped = typed.charAt(1) + typed.charAt(0) + typed.slice(2);
  const others = [
    ...[behind(typed.slice(1), rest.slice(1)), behind(typed.slice(1), rest)],
    ...[behind(typed, rest.slice(1)), behind(swapped, rest)],
  ];
  return ENDINGS.filter((ending) => others.includes(ending));
}

/**
 * Return what follows a beginning in a text; undefined if the text begins otherwise.
 *
 * @param {string} text
 * @param {string} beginning
 */
const behind = (text, beginning) => (text.startsWith(beginning) ? text.slice(beginning.length) : undefined);

/**
 * Return term → how common it is, for the stems of words that differ from this one by at most one edit, though its own
 * stem is far from theirs: `princip` for `prncipal`, which has too few vowels to lose its ending.
 *
 * @param {Index} index
 * @param {string} word
 */
export async function withSameEnding(index, word) {
  const endings = ENDINGS.filter((ending) => ending && word.endsWith(ending) && word.length - ending.length >= BEGINNING);
  const found = await Promise.all(endings.map((ending) => withinOneEdit(index, word.slice(0, -ending.length), word)));
  return new Map(found.flatMap((terms) => [...terms].filter(([term]) => nearWordOf(term, word))));
}

/**
 * Return term → how common it is, for the terms that a word begins with, if they are at least half of it.
 *
 * @param {Index} index
 * @param {string} word
 */
export function beginningsOf(index, word) {
  const shortest = Math.ceil(word.length / 2);
  const lengths = Array.from({ length: word.length - shortest + 1 }, (_, more) => shortest + more);
  return index.sizesOf(lengths.map((length) => word.slice(0, length)));
}

/**
 * Tell whether two words differ by at most one edit.
 *
 * @param {string} one
 * @param {string} other
 */
export function isWithinOneEdit(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  const [rest, otherRest] = behindShared(one, other);
  return (
    rest.slice(1) === otherRest.slice(1) ||
    rest.slice(1) === otherRest ||
    rest === otherRest.slice(1) ||
    isSwapped(rest, otherRest)
  );
}

/**
 * Tell whether two words differ as slips of the fingers mostly do: by two neighbours swapped, or by a letter that stands
 * twice in one of them.
 *
 * @param {string} one
 * @param {string} other
 */
export function isCommonSlip(one, other) {
  const [shorter, longer] = one.length < other.length ? [one, other] : [other, one];
  const [rest, longerRest] = behindShared(shorter, longer);
  if (isSwapped(rest, longerRest)) return true;
  return longerRest.slice(1) === rest && longerRest[0] === longer.at(-longerRest.length - 1);
}

/**
 * Return what follows the letters that two words begin with in common.
 *
 * @param {string} one
 * @param {string} other
 */
function behindShared(one, other) {
  let shared = 0;
  while (shared < one.length && one[shared] === other[shared]) shared++;
  return [one.slice(shared), other.slice(shared)];
}

/**
 * @param {string} one
 * @param {string} other
 */
function isSwapped(one, other) {
  return one.length > 1 && one[0] === other[1] && one[1] === other[0] && one.slice(2) === other.slice(2);
}
