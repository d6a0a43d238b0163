/* What the files of the index hold, beside postings and records. publish/search/ writes them. */

import { readNumbers, summed } from "./numerals.js";
import { readTerms } from "./shards.js";

/**
 * Return term → value, for the terms that have one.
 *
 * @template Value
 * @param {Iterable<string>} terms
 * @param {(term: string) => Promise<Value | undefined>} find
 * @returns {Promise<Map<string, Value>>}
 */
export async function withValues(terms, find) {
  const unique = [...new Set(terms)];
  const values = await Promise.all(unique.map(find));
  return new Map(unique.flatMap((term, place) => (values[place] === undefined ? [] : [[term, values[place]]])));
}

/** @param {string[]} shard of a list of terms */
export function readList([sizes, shared, added, letters]) {
  const numbers = readNumbers(sizes);
  return new Map(Array.from(readTerms(shared, added, letters), (term, row) => [term, numbers[row]]));
}

/**
 * Return about how many terms each abstract has.
 *
 * @param {string} text
 * @param {number} papers
 */
export function readLengths(text, papers) {
  const lengths = summed(readNumbers(text));
  return Array.from({ length: papers }, (_, paper) => lengths[Math.floor((paper * lengths.length) / papers)]);
}
