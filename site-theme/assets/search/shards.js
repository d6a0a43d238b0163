/* A sorted list of terms in many small files: what the files hold, and which of them to load.
   publish/search/files/term_shards.py writes them. */

import { bitReader, widthOf } from "./bits.js";
import { readNumbers } from "./numerals.js";

/**
 * The papers that have a term: by field, one flat array of paper, frequency, and terms in the field.
 *
 * @typedef {number[][]} Postings
 */

/**
 * What is indexed of a paper.
 *
 * @typedef {object} Field
 * @property {string} name
 * @property {number} boost how many times a term counts here
 * @property {number} terms of all papers together
 * @property {number} average terms of a paper
 * @property {number} longest the most terms that any paper has; with 1, the shards do not say how many
 * @property {number[]} [lengths] the terms of each paper, where the shards leave them out
 */

/** Numbers in one entry of `Postings`. */
export const ROW = 3;

/** Steps of the logarithm that tells how common a term is, to a power of two. */
export const STEPS = 4;

const DROPPED_AT_ONCE = 4;
const BEFORE_A = 96;
const LENGTH_BITS = 2;

/** A sorted list of terms, of which each has a value. @template Value */
export class ShardedTerms {
  #separators;
  #load;
  /** @type {Map<number, Promise<Map<string, Value>>>} */
  #shards = new Map();

  /**
   * @param {string} separators what each shard begins with
   * @param {(place: number) => Promise<Map<string, Value>>} load
   */
  constructor(separators, load) {
    this.#separators = readSeparators(separators);
    this.#load = load;
  }

  /**
   * Return term → value of the terms that begin with a prefix; none if they are in too many files.
   *
   * @param {string} prefix
   * @param {number} maxShards
   */
  async startingWith(prefix, maxShards) {
    const first = this.#placeOf(prefix);
    const last = this.#placeOf(`${prefix}\uffff`);
    if (last - first >= maxShards) return new Map();
    const places = Array.from({ length: last - first + 1 }, (_, place) => first + place);
    const shards = await Promise.all(places.map((place) => this.#shard(place)));
    return new Map(shards.flatMap((shard) => [...shard].filter(([term]) => term.startsWith(prefix))));
  }

  /**
   * Return in how many files the terms are that begin with a prefix.
   *
   * @param {string} prefix
   */
  filesOf(prefix) {
    return this.#placeOf(`${prefix}\uffff`) - this.#placeOf(prefix) + 1;
  }

  /**
   * Return the value of a term, undefined if it is not in the list; a term may lie beside another one.
   *
   * @param {string} term
   * @param {string} other
   */
  async find(term, other = term) {
    return (await this.#shard(this.#placeOf(other))).get(term);
  }

  /** @param {string} term */
  #placeOf(term) {
    let low = 0;
    let high = this.#separators.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#separators[middle] <= term) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /**
   * @param {number} place
   * @returns {Promise<Map<string, Value>>}
   */
  async #shard(place) {
    if (!this.#separators.length) return new Map();
    let shard = this.#shards.get(place);
    if (!shard) {
      shard = this.#load(place);
      shard.catch(() => this.#shards.delete(place)); // so that it can be loaded again
      this.#shards.set(place, shard);
    }
    return shard;
  }
}

/**
 * Return what each shard begins with: a mark says how many letters of the one before are dropped, and how far the
 * next letter is behind the one that stood there; then come the others.
 *
 * @param {string} written
 */
export function readSeparators(written) {
  let term = "";
  return Array.from(written.matchAll(/({*)([ -`])((?:~.|[^ -`{])*)/g), ([, more, mark, letters]) => {
    const [number] = readNumbers(mark);
    const shared = term.length - DROPPED_AT_ONCE * more.length - (number % DROPPED_AT_ONCE);
    const step = Math.floor(number / DROPPED_AT_ONCE);
    const next = step ? String.fromCharCode((term.charCodeAt(shared) || BEFORE_A) + step) : "";
    term = term.slice(0, shared) + next + letters.replace(/~(.)/g, "$1");
    return term;
  });
}

/**
 * Yield the terms of a shard, which holds only how each differs from the one before.
 *
 * @param {string} shared
 * @param {string} added
 * @param {string} letters
 */
export function* readTerms(shared, added, letters) {
  const addedLengths = readNumbers(added);
  let term = "";
  let place = 0;
  for (const [row, sharedLength] of readNumbers(shared).entries()) {
    term = term.slice(0, sharedLength) + letters.slice(place, place + addedLengths[row]);
    place += addedLengths[row];
    yield term;
  }
}

/**
 * Return term → postings of a shard of an index of so many papers.
 *
 * @param {string[]} parts
 * @param {Field[]} fields
 * @param {number} papers
 * @returns {Map<string, Postings>}
 */
export function readShard([masks, shared, added, letters, counts, bits], fields, papers) {
  const [nextMask, nextCount] = [masks, counts].map(reader);
  const next = bitReader(bits);

  /** @param {number} mean */
  const readLength = (mean) => {
    const number = next(LENGTH_BITS);
    return mean + (number & 1 ? (number + 1) / 2 : -number / 2);
  };

  /** @param {Field} field */
  const readPostings = ({ lengths, longest, average }) => {
    const mean = Math.floor(average);
    const rows = [];
    for (let frequency = 1, hasMore = 1; hasMore; frequency++) {
      const count = nextCount();
      hasMore = count & 1;
      const width = widthOf(count >> 1, papers);
      for (let left = count >> 1, paper = -1; left > 0; left--) {
        paper += 1 + next(width);
        rows.push(paper, frequency, lengths ? lengths[paper] : longest > 1 ? readLength(mean) : 1);
      }
    }
    return rows;
  };

  const shard = new Map();
  for (const term of readTerms(shared, added, letters)) {
    const mask = nextMask();
    shard.set(term, fields.map((field, number) => (mask & (1 << number) ? readPostings(field) : [])));
  }
  return shard;
}

/**
 * Return a function that returns the next of the numbers of a string.
 *
 * @param {string} text
 */
function reader(text) {
  const numbers = readNumbers(text);
  let place = 0;
  return () => numbers[place++];
}

/**
 * Return how many entries postings have: a paper counts once for each field.
 *
 * @param {Postings} postings
 */
export function entryCount(postings) {
  return postings.reduce((sum, rows) => sum + rows.length / ROW, 0);
}

/**
 * Return how common a term with such postings is, as a logarithm: what lists of words have.
 *
 * @param {Postings} postings
 */
export const commonness = (postings) => Math.round(STEPS * Math.log2(entryCount(postings)));
