/* Papers by what they have: what a reader chose, their number and their order. */

import { columnOf } from "./columns.js";

/** @import { ColumnValue } from "./columns.js" */
/** @import { Index } from "./index.js" */

/** Column → values, of which a paper must have one. @typedef {Record<string, string[]>} Chosen */

/** @typedef {"relevance" | "newest" | "discussed"} Order */

/**
 * Return a function that tells whether a paper has what is chosen.
 *
 * @param {Index} index
 * @param {Chosen} chosen
 * @returns {Promise<(paper: number) => boolean>}
 */
export async function filter(index, chosen) {
  /** @type {Set<number>[]} */
  const admitted = [];
  for (const [column, values] of Object.entries(chosen)) {
    if (!values.length) continue;
    const held = await columnOf(index, column);
    admitted.push(new Set(held.flatMap(({ value, papers }) => (values.includes(value) ? papers : []))));
  }
  return (paper) => admitted.every((papers) => papers.has(paper));
}

/**
 * Return the values of a column with the number of papers that have each, most first, but years in their
 * order; those of no paper only if they are chosen.
 *
 * @param {Index} index
 * @param {string} column
 * @param {number[]} papers
 * @param {string[]} chosen
 */
export async function counts(index, column, papers, chosen) {
  const among = new Set(papers);
  const values = await columnOf(index, column);
  return values
    .map(({ value, name, papers: having }) => ({ value, name, count: having.filter((paper) => among.has(paper)).length }))
    .filter(({ value, count }) => count || chosen.includes(value))
    .sort((one, other) => (column === "year" ? 0 : other.count - one.count));
}

/**
 * Return papers, which come in order of relevance, in another order.
 *
 * @param {Index} index
 * @param {number[]} papers
 * @param {Order} order
 */
export async function ordered(index, papers, order) {
  const values = await columnOf(index, order === "newest" ? "date" : "comments");
  const places = new Map(values.flatMap(({ papers: having }, place) => having.map((paper) => [paper, place])));
  /** @param {number} paper */
  const placeOf = (paper) => places.get(paper) ?? -1;
  return [...papers].sort((one, other) => placeOf(other) - placeOf(one));
}

/**
 * Return those of some papers that came last; a value is a slug.
 *
 * @param {Index} index
 * @param {number[]} papers
 * @returns {Promise<ColumnValue[]>}
 */
export async function recent(index, papers) {
  const found = new Set(papers);
  return (await columnOf(index, "recent")).filter(({ papers: [paper] }) => found.has(paper));
}
