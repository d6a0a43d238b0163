/* The words of a text as search knows them. publish/search/words/words.py has the same rules, letter for
   letter; tests/fixtures/search/words.json holds both to the same results. */

import { cleaned } from "./cleaning.js";
import { STOP_WORDS } from "./stop-words.js";
import { spoken, starred } from "./signs.js";
import { american } from "./spellings.js";

/** Letters that NFKD does not decompose, and the sigma that only ends words. @type {Record<string, string>} */
const LETTERS = { ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ı: "i", ß: "ss", ς: "σ" };
/** Thai, Lao, Burmese, Khmer, kana and Han: each character is a word, and so are two that stand together. */
const UNSPACED =
  "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff" +
  "\\u{20000}-\\u{3ffff}";
/** Emoji: each is a word. */
const PICTURE =
  "[\\u231a\\u231b\\u23e9-\\u23fa\\u2600-\\u2775\\u2794-\\u27bf\\u2b50\\u2b55\\u{1f000}-\\u{1f0ff}" +
  "\\u{1f1e6}-\\u{1f1ff}\\u{1f300}-\\u{1f3fa}\\u{1f400}-\\u{1faff}]";
const PART = new RegExp(`${PICTURE}|[${UNSPACED}]|(?:(?![${UNSPACED}])[\\p{L}\\p{N}])+`, "gu");
const RUN = new RegExp(`[${UNSPACED}]{2,}|(?:(?![${UNSPACED}]{2})[^])+`, "gu");
const IS_RUN = new RegExp(`^[${UNSPACED}]{2}`, "u");
const JOINER = "[-\\u2010-\\u2015.'\\u2019_]";
const COMPOUND = new RegExp(`${PICTURE}|[\\p{L}\\p{N}]+(?:${JOINER}[\\p{L}\\p{N}]+)*`, "gu");
const IS_JOINED = new RegExp(JOINER, "u");
const SURFACE = "=";

/**
 * A word, or several that are joined by hyphens and the like.
 *
 * @typedef {object} Compound
 * @property {string} text of it, without case and accents
 * @property {string[]} parts its words
 * @property {string[]} pairs neighbours in scripts without spaces
 * @property {string[]} terms what to search for: the parts, with pairs for what has neighbours
 * @property {string | null} whole the words in one piece, if there are several
 */

/**
 * Return the text without case and accents.
 *
 * @param {string} text
 */
export function normalise(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();
  return plain.replace(/[łøđðþæœıßς]/gu, (letter) => LETTERS[letter]);
}

/**
 * Return the compounds of a text, in its order.
 *
 * @param {string} text
 * @returns {Compound[]}
 */
export function compounds(text) {
  return Array.from(spoken(normalise(starred(cleaned(text)))).match(COMPOUND) ?? [], (compound) => {
    const parts = partsOf(compound);
    const isJoined = parts.length > 1 && IS_JOINED.test(compound);
    const runs = parts.length > 1 ? (compound.match(RUN) ?? []) : [];
    return {
      text: compound,
      parts,
      pairs: runs.filter(isUnspaced).flatMap(pairsOf),
      terms: runs.length ? runs.flatMap((run) => (isUnspaced(run) ? pairsOf(run) : partsOf(run))) : parts,
      whole: isJoined ? american((compound.match(PART) ?? []).join("")) : null,
    };
  });
}

/** @param {string} compound */
const partsOf = (compound) => (compound.match(PART) ?? []).map(american);

/** @param {string} run */
const isUnspaced = (run) => IS_RUN.test(run);

/** @param {string} run */
function pairsOf(run) {
  const letters = [...run];
  return letters.slice(1).map((letter, place) => letters[place] + letter);
}

/**
 * Return the words of a text; a compound gives its parts, and then itself in one piece.
 *
 * @param {string} text
 */
export function words(text) {
  return compounds(text).flatMap(({ parts, whole, pairs }) => [...parts, ...(whole ? [whole] : []), ...pairs]);
}

/**
 * Return the words of a text in their order, of compounds only the parts.
 *
 * @param {string} text
 */
export function separateWords(text) {
  return compounds(text).flatMap(({ parts }) => parts);
}

/**
 * Tell whether the index leaves a word out of titles and abstracts.
 *
 * @param {string} word
 */
export function isStopWord(word) {
  return STOP_WORDS.has(word);
}

/**
 * Return the words without the stop words, or all of them if there are no others.
 *
 * @param {string[]} all
 */
export function contentWords(all) {
  const content = all.filter((word) => !isStopWord(word));
  return content.length ? content : all;
}

/**
 * Return the term of a word exactly as written. The index has it beside the stem where it is rare.
 *
 * @param {string} word
 */
export function surfaceForm(word) {
  return word + SURFACE;
}

/**
 * Return the word of such a term, or undefined if the term is a stem.
 *
 * @param {string} term
 */
export function surfaceWord(term) {
  return term.endsWith(SURFACE) ? term.slice(0, -SURFACE.length) : undefined;
}
