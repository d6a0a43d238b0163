/* All terms by their endings: only what mends slips asks for them. */

import { readList } from "./index-files.js";
import { ShardedTerms } from "./shards.js";

/** @import { Index } from "./index.js" */

/**
 * Return term → how common it is, as a logarithm, for all terms that end so; none if they are in too many files.
 *
 * @param {Index} index
 * @param {string} ending
 * @param {number} maxShards
 */
export async function wordsTo(index, ending, maxShards) {
  const found = await (await endingsOf(index)).startingWith(reversed(ending), maxShards);
  return new Map(Array.from(found, ([term, size]) => [reversed(term), size]));
}

/**
 * Return how many files list the terms that begin so and those that end so.
 *
 * @param {Index} index
 * @param {string} beginning
 * @param {string} ending
 */
export async function filesOf(index, beginning, ending) {
  return index.filesOf(beginning) + (await endingsOf(index)).filesOf(reversed(ending));
}

/**
 * @param {Index} index
 * @returns {Promise<ShardedTerms<number>>}
 */
function endingsOf(index) {
  const read = async (/** @type {number} */ place) => readList(await index.file(`endings-${place}`));
  return index.once("endings", (separators) => new ShardedTerms(separators, read));
}

/** @param {string} text */
const reversed = (text) => [...text].reverse().join("");
