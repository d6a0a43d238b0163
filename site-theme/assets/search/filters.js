/* Papers by what they have: the years asked for, what a reader chose, their number and their order. */

/** @import { ColumnValue, Index } from "./index.js" */
/** @import { Query } from "./query.js" */

/** Column → values, of which a paper must have one. @typedef {Record<string, string[]>} Chosen */

/** @typedef {"relevance" | "newest" | "discussed"} Order */

/**
 * Return a function that tells whether a paper is of the years asked for and has what is chosen.
 *
 * @param {Index} index
 * @param {Query["years"]} years
 * @param {Chosen} chosen
 * @returns {Promise<(paper: number) => boolean>}
 */
export async function filter(index, years, chosen) {
  /** @type {Set<number>[]} */
  const admitted = [];
  /**
   * @param {ColumnValue[]} values
   * @param {(value: string) => boolean} isChosen
   */
  const admit = (values, isChosen) =>
    admitted.push(new Set(values.flatMap(({ value, papers }) => (isChosen(value) ? papers : []))));
  if (years) admit(await valuesOf(index, "year"), (year) => years[0] <= year && year <= years[1]);
  for (const [column, values] of Object.entries(chosen)) {
    if (values.length) admit(await valuesOf(index, column), (value) => values.includes(value));
  }
  return (paper) => admitted.every((papers) => papers.has(paper));
}

/**
 * Return the values of a column with the number of papers that have each, most first; those of no
 * paper only if they are chosen.
 *
 * @param {Index} index
 * @param {string} column
 * @param {number[]} papers
 * @param {string[]} chosen
 */
export async function counts(index, column, papers, chosen) {
  const among = new Set(papers);
  const values = await valuesOf(index, column);
  return values
    .map(({ value, name, papers: having }) => ({ value, name, count: having.filter((paper) => among.has(paper)).length }))
    .filter(({ value, count }) => count || chosen.includes(value))
    .sort((one, other) => other.count - one.count);
}

/**
 * Return papers, which come in order of relevance, in another order.
 *
 * @param {Index} index
 * @param {number[]} papers
 * @param {Order} order
 */
export async function ordered(index, papers, order) {
  if (order === "relevance") return papers;
  const values = await index.column(order === "newest" ? "date" : "comments");
  const places = new Map(values.flatMap(({ papers: having }, place) => having.map((paper) => [paper, place])));
  /** @param {number} paper */
  const placeOf = (paper) => places.get(paper) ?? -1;
  return [...papers].sort((one, other) => placeOf(other) - placeOf(one));
}

/**
 * @param {Index} index
 * @param {string} column
 */
async function valuesOf(index, column) {
  return column === "year" ? yearsOf(await index.column("date")) : index.column(column);
}

/**
 * @param {ColumnValue[]} dates
 * @returns {ColumnValue[]}
 */
function yearsOf(dates) {
  /** @type {Map<string, number[]>} */
  const years = new Map();
  for (const { value, papers } of dates) {
    const year = value.slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), ...papers]);
  }
  return Array.from(years, ([year, papers]) => ({ value: year, name: year, papers }));
}
