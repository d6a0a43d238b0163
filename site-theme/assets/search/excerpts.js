/* What a result shows of a text: the best sentence, with the words that were found marked. */

import { stem } from "./lunr-words.js";
import { words } from "./words.js";

const SENTENCE_CHARS = 240;
const LEAD_CHARS = 80;

/** @typedef {[text: string, isMarked: boolean]} Stretch */

/**
 * Cut a text into stretches; marked are the words that have one of the stems.
 *
 * @param {string} text
 * @param {Set<string>} stems
 * @returns {Stretch[]}
 */
export function marked(text, stems) {
  /** @type {Stretch[]} */
  const stretches = [];
  let end = 0;
  for (const [start, stretch] of found(text, stems)) {
    if (start > end) stretches.push([text.slice(end, start), false]);
    stretches.push([stretch, true]);
    end = start + stretch.length;
  }
  if (end < text.length) stretches.push([text.slice(end), false]);
  return stretches;
}

/**
 * Yield where the words with one of the stems begin, and the words.
 *
 * @param {string} text
 * @param {Set<string>} stems
 * @returns {Generator<[start: number, stretch: string]>}
 */
function* found(text, stems) {
  /** @param {string} word */
  const isFound = (word) => stems.has(stem(word));
  for (const { 0: run, index } of text.matchAll(/[^\s/]+/gu)) {
    const runWords = words(run);
    if (!runWords.some(isFound)) continue;
    const pieces = [...run.matchAll(/[\p{L}\p{N}\p{M}]+(?:\+\+|[#*])?/gu)];
    const foundPieces = pieces.filter(([piece]) => words(piece).some(isFound));
    const [first, last] = [pieces[0], pieces[pieces.length - 1]];
    // A compound may be found in one piece, and none of its parts.
    const isWhole = pieces.length > 1 && !foundPieces.length && isFound(runWords[runWords.length - 1]);
    if (isWhole) yield [index + first.index, run.slice(first.index, last.index + last[0].length)];
    else for (const piece of foundPieces) yield [index + piece.index, piece[0]];
  }
}

/**
 * Return the sentence of a text that has the most of the stems, the first if several have as many.
 *
 * @param {string} text
 * @param {Set<string>} stems
 */
export function bestSentence(text, stems) {
  const sentences = text.split(/(?<=[.!?])\s+(?=\P{Ll})/u);
  const counts = sentences.map((each) => new Set(words(each).map(stem).filter((term) => stems.has(term))).size);
  return sentences[counts.indexOf(Math.max(...counts))];
}

/**
 * Return a marked sentence without most of what comes before the first mark, and cut at its end.
 *
 * @param {Stretch[]} sentence
 * @returns {Stretch[]}
 */
export function shortened(sentence) {
  /** @type {Stretch[]} */
  const kept = [];
  let left = SENTENCE_CHARS;
  for (const [place, [text, isMarked]] of sentence.entries()) {
    const isLead = place === 0 && !isMarked && sentence.length > 1;
    const shown = isLead ? withShortStart(text) : text;
    if (shown.length > left) return [...kept, [withShortEnd(shown, left), isMarked]];
    kept.push([shown, isMarked]);
    left -= shown.length;
  }
  return kept;
}

/** @param {string} text */
function withShortStart(text) {
  if (text.length <= LEAD_CHARS) return text;
  const start = text.length - LEAD_CHARS;
  const space = text.indexOf(" ", start);
  return `…${text.slice(space < 0 ? wholeLetter(text, start) : space)}`;
}

/**
 * @param {string} text
 * @param {number} length
 */
function withShortEnd(text, length) {
  const space = text.lastIndexOf(" ", length);
  return `${text.slice(0, space < 0 ? wholeLetter(text, length) : space)}…`;
}

/**
 * Return a place in a text, or the one before if it is in the middle of a letter of two code units.
 *
 * @param {string} text
 * @param {number} place
 */
function wholeLetter(text, place) {
  return /[\udc00-\udfff]/.test(text.charAt(place)) ? place - 1 : place;
}
