/* The words of a text as search knows them. publish/search/words.py has the same rules, letter for
   letter; tests/fixtures/search/words.json holds both to the same results. */

import { STOP_WORDS } from "./lunr-words.js";

/** Letters that NFKD does not decompose, and the sigma that only ends words. @type {Record<string, string>} */
const LETTERS = { ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ı: "i", ß: "ss", ς: "σ" };
/** Scripts without spaces: each letter of them is a word. */
const HAN = "\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
const PART = new RegExp(`[${HAN}]|(?:(?![${HAN}])[\\p{L}\\p{N}])+`, "gu");
const JOINER = "[-\\u2010-\\u2015.'\\u2019_]";
const COMPOUND = new RegExp(`[\\p{L}\\p{N}]+(?:${JOINER}[\\p{L}\\p{N}]+)*`, "gu");
const IS_JOINED = new RegExp(JOINER, "u");
const SURFACE = "=";

/**
 * A word, or several that are joined by hyphens and the like.
 *
 * @typedef {object} Compound
 * @property {string} text of it, without case and accents
 * @property {string[]} parts its words
 * @property {string[]} terms what to search for instead of the parts
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
  const plain = normalise(text)
    .replace(/(?<=\p{Nd}),(?=\p{Nd})/gu, "")
    .replace(/['’]s(?![\p{L}\p{N}])/gu, "")
    .replace(/(?<=[\p{L}\p{N}])\+\+/gu, "plusplus")
    .replace(/(?<=[\p{L}\p{N}])#(?![\p{L}\p{N}])/gu, "sharp");
  return Array.from(plain.match(COMPOUND) ?? [], (compound) => {
    const parts = compound.match(PART) ?? [];
    const isJoined = parts.length > 1 && IS_JOINED.test(compound);
    return { text: compound, parts, terms: parts, whole: isJoined ? parts.join("") : null };
  });
}

/**
 * Return the words of a text; a compound gives its parts, and then itself in one piece.
 *
 * @param {string} text
 */
export function words(text) {
  return compounds(text).flatMap(({ parts, whole }) => (whole ? [...parts, whole] : parts));
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
