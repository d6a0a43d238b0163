/* The words of a text that were found, marked. */

import { stem } from "./stemmer.js";
import { words } from "./words.js";

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
