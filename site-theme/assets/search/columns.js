/* The values that papers have in a column, such as their venue. */

import { readNumbers, summed } from "./numerals.js";

/** @import { Index } from "./index.js" */

/** A value that papers have in a column. @typedef {{ value: string, name: string, papers: number[] }} ColumnValue */

/**
 * Return the values of a column, sorted; none if no paper has any.
 *
 * @param {Index} index
 * @param {string} name
 * @returns {Promise<ColumnValue[]>}
 */
export async function columnOf(index, name) {
  return index.hasColumn(name) ? index.once(name, readColumn) : [];
}

/** @param {{ values: (string | number)[], names?: string[], counts: string, papers: string }} file */
function readColumn({ values, names, counts, papers }) {
  const distances = readNumbers(papers);
  return readNumbers(counts).map((count, row) => {
    const value = String(values[row]);
    return { value, name: names ? names[row] : value, papers: summed(distances.splice(0, count)) };
  });
}
