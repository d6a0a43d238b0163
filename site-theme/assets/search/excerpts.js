/* What a result shows of an abstract: the best sentence, with the words that were found marked. */

import { stem } from "./stemmer.js";
import { words } from "./words.js";

/** @import { Stretch } from "./marks.js" */

const SENTENCE_CHARS = 240;
const LEAD_CHARS = 80;

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
