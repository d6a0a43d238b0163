/* Which of a few papers say in their titles and first authors what was typed, word by word. The index
   has no order of words, and of most words only the stem. */

import { stem } from "./stemmer.js";
import { IDENTIFIED } from "./matches.js";
import { separateWords } from "./words.js";

/** @import { Order } from "./filters.js" */
/** @import { FoundClause } from "./matches.js" */

const BEGINS = 1000; // more than any query has words
const GOES_ON = 0.5; // less than a word counts that is in a title as it was typed
const LEADS = 0.25; // and less again: whoever types a name seldom means one of many authors

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

/** What a record shows of a paper. @typedef {{ paper: number, title: string, authors: string[], authorCount: number }} Shown */

/**
 * Return papers, those first whose title begins with what was typed, then those that have most of its
 * words, and of these the papers whose first author was typed; others stay in their order. The last word
 * may go on, but titles with the only word of a query come before those with a longer one: of `oct`, OCT
 * before Octopus.
 *
 * @template {Shown} Paper
 * @param {Paper[]} papers
 * @param {string} typed
 * @param {Set<number>} mostProminent the papers that have each word, or its stem, in the title or as a family name
 * @returns {Paper[]}
 */
export function closestFirst(papers, typed, mostProminent) {
  const asked = separateWords(typed);
  if (!asked.length) return papers;
  const closeness = papers.map((paper) => closenessOf(paper, asked, mostProminent.has(paper.paper)));
  const order = [...papers.keys()].sort((one, other) => closeness[other] - closeness[one]);
  return order.map((place) => papers[place]);
}

/**
 * @param {Shown} paper
 * @param {string[]} asked
 * @param {boolean} isProminent whether its title and family names have each word, or its stem
 */
function closenessOf({ title, authors, authorCount }, asked, isProminent) {
  const titleWords = separateWords(title);
  const names = authors.map((name) => namesIn(name, asked));
  const held = [...titleWords, ...names.flat()];
  const stems = new Set(titleWords.map(stem));
  // What is not in its title is the name of an author that is not shown.
  const isHidden = (/** @type {string} */ word) => isProminent && authorCount > authors.length && !stems.has(stem(word));
  const isLast = (/** @type {number} */ place) => place === asked.length - 1;
  const begins = asked.every((word, place) => (isLast(place) ? titleWords[place]?.startsWith(word) : titleWords[place] === word));
  const exact = new Set(held);
  const isExact = (/** @type {string} */ word) => exact.has(word) || isHidden(word);
  const met = asked.filter((word, place) => isExact(word) || (isLast(place) && held.some((each) => each.startsWith(word))));
  const isMost = asked.length - met.length < met.length / 2;
  const areSeveral = asked.length > 1;
  const isBeginning = areSeveral || titleWords[0] === asked[0];
  const leads = areSeveral && names[0]?.some((name) => asked.includes(name) && !titleWords.includes(name));
  const close = isMost ? met.length + met.filter(isExact).length + (leads ? LEADS : 0) : 0;
  return (begins ? (isBeginning ? BEGINS : GOES_ON) : 0) + close;
}

/**
 * Return the family name of an author, with the other names and their initials if it is asked for.
 *
 * @param {string} name
 * @param {string[]} asked
 */
function namesIn(name, asked) {
  const [family = "", ...others] = separateWords(name).reverse();
  return asked.includes(family) ? [family, ...others, ...others.map((each) => each[0])] : [family];
}
