/* What the files of the index hold, beside postings and records. publish/search/ writes them. */

import { readNumbers, summed } from "./numerals.js";
import { readTerms } from "./shards.js";

/** @import { Manifest } from "./index.js" */

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
 * Return by field how many terms the title of each paper has, and about how many its abstract.
 *
 * @param {Pick<Manifest, "titles" | "lengths">} manifest
 */
export function readLengths({ titles, lengths }) {
  const groups = summed(readNumbers(lengths));
  /** @type {Record<string, number[]>} */
  const known = { title: [], abstract: [] };
  for (const [part, counts] of titles.entries()) {
    for (const [length, count] of readNumbers(counts).entries()) {
      for (let place = 0; place < count; place++) {
        known.title.push(length);
        known.abstract.push(part && groups[Math.floor((place * groups.length) / count)]);
      }
    }
  }
  return known;
}
