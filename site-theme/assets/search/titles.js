/* Which of a few papers say in their titles and first authors what was typed, word by word. The index
   has no order of words, and of most words only the stem. */

import { IDENTIFIED } from "./matches.js";
import { separateWords } from "./words.js";

/** @import { Order } from "./filters.js" */
/** @import { FoundClause } from "./matches.js" */

const BEGINS = 1000; // more than any query has words

/**
 * Return the words that may stand in titles, by which papers in order of relevance are put closest first;
 * none if a paper is known by its identifier.
 *
 * @param {Order} order
 * @param {{ plain: string }} query
 * @param {FoundClause[]} clauses
 */
export function titleWordsOf(order, { plain }, clauses) {
  const isKnown = clauses.some(({ matches }) => matches.some(({ grade }) => grade === IDENTIFIED));
  return isKnown || order !== "relevance" ? "" : plain;
}

/**
 * Return papers, those first whose title begins with what was typed, then those that have most of its
 * words; others stay in their order. The last word may go on.
 *
 * @template {{ title: string, authors: string }} Paper
 * @param {Paper[]} papers
 * @param {string} typed
 * @returns {Paper[]}
 */
export function closestFirst(papers, typed) {
  const asked = separateWords(typed);
  if (!asked.length) return papers;
  const closeness = new Map(papers.map((paper) => [paper, closenessOf(paper, asked)]));
  return [...papers].sort((one, other) => (closeness.get(other) ?? 0) - (closeness.get(one) ?? 0));
}

/**
 * @param {{ title: string, authors: string }} paper
 * @param {string[]} asked
 */
function closenessOf({ title, authors }, asked) {
  const titleWords = separateWords(title);
  const held = [...titleWords, ...authors.split(", ").flatMap((name) => separateWords(name).at(-1) ?? [])];
  const isLast = (/** @type {number} */ place) => place === asked.length - 1;
  const begins = asked.every((word, place) => (isLast(place) ? titleWords[place]?.startsWith(word) : titleWords[place] === word));
  const exact = new Set(held);
  const met = asked.filter((word, place) => exact.has(word) || (isLast(place) && held.some((each) => each.startsWith(word))));
  const isMost = asked.length - met.length < met.length / 2;
  return (begins ? BEGINS : 0) + (isMost ? met.length : 0);
}
