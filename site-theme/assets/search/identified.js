/* The papers that have an identifier. */

import { readNumbers, summed } from "./numerals.js";
import { readTerms, ShardedTerms } from "./shards.js";

/** @import { Index } from "./index.js" */

/**
 * Return the papers that have an identifier.
 *
 * @param {Index} index
 * @param {string} id with its scheme
 * @returns {Promise<number[]>}
 */
export async function papersWith(index, id) {
  const read = async (/** @type {number} */ place) => readHolders(await index.file(`ids-${place}`));
  const ids = await index.once("ids", (separators) => new ShardedTerms(separators, read));
  return (await ids.find(id)) ?? [];
}

/** @param {string[]} shard of identifiers */
function readHolders([counts, shared, added, letters, papers]) {
  const [holders, distances] = [readNumbers(counts), readNumbers(papers)];
  const ids = readTerms(shared, added, letters);
  return new Map(Array.from(ids, (id, row) => [id, summed(distances.splice(0, holders[row]))]));
}
