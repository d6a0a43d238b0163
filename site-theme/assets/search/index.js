/* The index of an archive: which of its files to load for a query, and what they contain.
   Papers are numbers here. publish/search/ writes the files. */

import { readNumbers, summed } from "./numerals.js";
import { readRecord } from "./records.js";
import { readShard, readTerms, ShardedTerms } from "./shards.js";

/** @import { Field, Postings } from "./shards.js" */

const MAX_SHARDS = 16;
const COMMON = "common";

/**
 * @typedef {object} Manifest
 * @property {string} version of the scripts that can read the index
 * @property {string} folder of all other files
 * @property {number} papers
 * @property {number} records papers in one file of records
 * @property {Field[]} fields
 * @property {string} lengths of abstracts: runs of equal ones
 * @property {string[]} tags
 * @property {string[]} columns
 * @property {string} terms
 * @property {string} endings
 * @property {string} ids
 */

/** Returns what a JSON file below `search/` holds. @typedef {(name: string) => Promise<any>} Load */

/** A value that papers have in a column. @typedef {{ value: string, name: string, papers: number[] }} ColumnValue */

/** The index of an archive. */
export class Index {
  #manifest;
  #load;
  /** @type {ShardedTerms<Postings>} */
  #terms;
  /** @type {ShardedTerms<null>} */
  #endings;
  /** @type {ShardedTerms<number[]>} */
  #ids;
  /** @type {Map<string, Promise<any>>} */
  #files = new Map();

  /**
   * @param {Manifest} manifest
   * @param {Load} load
   */
  constructor(manifest, load) {
    this.#manifest = manifest;
    this.#load = load;
    this.papers = manifest.papers;
    this.fields = manifest.fields.map((field) =>
      field.name === "abstract" ? { ...field, lengths: readLengths(manifest.lengths) } : field,
    );
    this.#terms = new ShardedTerms(manifest.terms, async (place) =>
      readShard(await this.#file(`terms-${place}`), this.fields),
    );
    this.#endings = new ShardedTerms(manifest.endings, async (place) => {
      const [shared, added, letters] = await this.#file(`endings-${place}`);
      return new Map(Array.from(readTerms(shared, added, letters), (term) => [term, null]));
    });
    this.#ids = new ShardedTerms(manifest.ids, async (place) => readHolders(await this.#file(`ids-${place}`)));
  }

  /**
   * Return the numbers of a field, or of all fields if none is named. Stop words of titles are in a
   * field of their own.
   *
   * @param {string} [name]
   */
  numbersOf(name) {
    const names = name === "title" ? [name, COMMON] : [name];
    return this.fields.flatMap((field, number) => (name && !names.includes(field.name) ? [] : [number]));
  }

  /**
   * Return the postings of a term, undefined if no paper has it.
   *
   * @param {string} term
   */
  find(term) {
    return this.#terms.find(term);
  }

  /**
   * Return term → postings of those terms that some paper has.
   *
   * @param {Iterable<string>} terms
   * @returns {Promise<Map<string, Postings>>}
   */
  async findAll(terms) {
    const unique = [...new Set(terms)];
    const postings = await Promise.all(unique.map((term) => this.find(term)));
    return new Map(unique.flatMap((term, place) => (postings[place] ? [[term, postings[place]]] : [])));
  }

  /**
   * Return term → postings of all terms that begin so; none if they are in too many files.
   *
   * @param {string} prefix
   */
  startingWith(prefix, maxShards = MAX_SHARDS) {
    return this.#terms.startingWith(prefix, maxShards);
  }

  /**
   * Return all terms that end so; none if they are in too many files.
   *
   * @param {string} ending
   * @param {number} maxShards
   */
  async endingWith(ending, maxShards) {
    const found = await this.#endings.startingWith(reversed(ending), maxShards);
    return Array.from(found.keys(), reversed);
  }

  /**
   * Return the papers that have an identifier.
   *
   * @param {string} id with its scheme
   */
  async papersWith(id) {
    return (await this.#ids.find(id)) ?? [];
  }

  /**
   * Return what a result shows of a paper.
   *
   * @param {number} paper
   */
  async record(paper) {
    const { records, tags } = this.#manifest;
    const file = await this.#once(`papers-${Math.floor(paper / records)}`, (read) => read);
    return readRecord(file, paper % records, tags);
  }

  /** @param {string} name */
  hasColumn(name) {
    return this.#manifest.columns.includes(name);
  }

  /**
   * Return the values of a column, sorted; none if no paper has any.
   *
   * @param {string} name
   * @returns {Promise<ColumnValue[]>}
   */
  async column(name) {
    return this.hasColumn(name) ? this.#once(name, readColumn) : [];
  }

  /**
   * Tell whether any paper has something in a field, or a date.
   *
   * @param {string} name
   */
  hasField(name) {
    // The years of papers are in the field of their venues.
    if (name === "venue" || name === "date") return this.hasColumn(name);
    return this.fields.some((field) => field.name === name && field.longest > 0);
  }

  /** @param {string} name */
  #file(name) {
    return this.#load(`${this.#manifest.folder}/${name}.json`);
  }

  /**
   * Return what is read from a file, which is loaded once.
   *
   * @param {string} name
   * @param {(file: any) => any} read
   */
  #once(name, read) {
    let file = this.#files.get(name);
    if (!file) {
      file = this.#file(name).then(read);
      file.catch(() => this.#files.delete(name)); // so that it can be loaded again
      this.#files.set(name, file);
    }
    return file;
  }
}

/** @param {string[]} shard of identifiers */
function readHolders([counts, shared, added, letters, papers]) {
  const [holders, distances] = [readNumbers(counts), readNumbers(papers)];
  const ids = readTerms(shared, added, letters);
  return new Map(Array.from(ids, (id, row) => [id, summed(distances.splice(0, holders[row]))]));
}

/** @param {{ values: (string | number)[], names?: string[], counts: string, papers: string }} file */
function readColumn({ values, names, counts, papers }) {
  const distances = readNumbers(papers);
  return readNumbers(counts).map((count, row) => {
    const value = String(values[row]);
    return { value, name: names ? names[row] : value, papers: summed(distances.splice(0, count)) };
  });
}

/** @param {string} text */
function readLengths(text) {
  const runs = readNumbers(text);
  /** @type {number[]} */
  const lengths = [];
  for (let run = 0, length = 0; run < runs.length; run += 2) {
    length += runs[run];
    for (let left = runs[run + 1]; left > 0; left--) lengths.push(length);
  }
  return lengths;
}

/** @param {string} text */
const reversed = (text) => [...text].reverse().join("");
