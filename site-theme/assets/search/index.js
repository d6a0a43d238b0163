/* The index of an archive: which of its files to load for a query, and what they contain.
   Papers are numbers here. publish/search/ writes the files. */

import { readLengths, readList, withValues } from "./index-files.js";
import { readRecord } from "./records.js";
import { commonness, readShard, ShardedTerms } from "./shards.js";
import { stem } from "./stemmer.js";
import { surfaceWord } from "./words.js";

/** @import { WrittenTag } from "./records.js" */
/** @import { Field, Postings } from "./shards.js" */

const MAX_SHARDS = 16;
/** Field → one that has the rest of its words. @type {Record<string, string>} */
const RESTS = { title: "common", authors: "given" };

/**
 * @typedef {object} Manifest
 * @property {string} version of the scripts that can read the index
 * @property {string} folder of all other files
 * @property {number} papers
 * @property {number} records papers in one file of records
 * @property {Omit<Field, "average" | "lengths">[]} fields
 * @property {number} bare how many papers have no abstract: the first ones
 * @property {string[]} titles how many of them have a title of no terms, of one, and so on, and how many of the others
 * @property {string} lengths of abstracts, each for as many of the papers whose titles are of one length
 * @property {WrittenTag[]} tags
 * @property {Record<string, number>} columns about how many bytes each has
 * @property {string} terms
 * @property {string} words
 */

/** Returns what a JSON file below `search/` holds. @typedef {(name: string) => Promise<any>} Load */

/** The index of an archive. */
export class Index {
  #manifest;
  #load;
  /** @type {ShardedTerms<Postings>} */
  #terms;
  /** @type {ShardedTerms<number>} */
  #words;
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
    const lengths = readLengths(manifest);
    this.fields = manifest.fields.map((field) => ({
      ...field,
      average: field.terms / this.papers,
      lengths: lengths[field.name],
    }));
    this.#terms = new ShardedTerms(manifest.terms, async (place) =>
      readShard(await this.file(`terms-${place}`), this.fields, this.papers),
    );
    this.#words = new ShardedTerms(manifest.words, async (place) => readList(await this.file(`words-${place}`)));
  }

  /**
   * Return the numbers of a field, or of all fields if none is named. Stop words of titles, and given names of
   * authors, are in fields of their own, which come second.
   *
   * @param {string} [name]
   */
  numbersOf(name) {
    const names = [name, name && RESTS[name]];
    return this.fields.flatMap((field, number) => (name && !names.includes(field.name) ? [] : [number]));
  }

  /**
   * Return the postings of a term, undefined if no paper has it. A surface form lies beside the stem of its word, which
   * a query needs as well.
   *
   * @param {string} term
   */
  find(term) {
    const word = surfaceWord(term);
    return this.#terms.find(term, word && stem(word));
  }

  /**
   * Return term → postings of those terms that some paper has.
   *
   * @param {Iterable<string>} terms
   * @returns {Promise<Map<string, Postings>>}
   */
  async findAll(terms) {
    return withValues(terms, (term) => this.find(term));
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
   * Return term → how common it is, as a logarithm, for all terms that begin so; none if they are in too many files.
   *
   * @param {string} beginning
   */
  wordsFrom(beginning, maxShards = MAX_SHARDS) {
    return this.#words.startingWith(beginning, maxShards);
  }

  /**
   * Return the same for the terms that begin with a word of the query: of their postings, if these are in one file,
   * which is loaded in any case.
   *
   * @param {string} word
   */
  async termsFrom(word) {
    if (this.#terms.filesOf(word) > 1) return this.wordsFrom(word);
    const found = await this.#terms.startingWith(word, 1);
    return new Map(Array.from(found, ([term, postings]) => [term, commonness(postings)]));
  }

  /**
   * Return term → how common it is, for those terms that some paper has.
   *
   * @param {Iterable<string>} terms
   * @returns {Promise<Map<string, number>>}
   */
  async sizesOf(terms) {
    return withValues(terms, (term) => this.#words.find(term));
  }

  /**
   * Return how many files list the terms that begin so.
   *
   * @param {string} beginning
   */
  filesOf(beginning) {
    return this.#words.filesOf(beginning);
  }

  /**
   * Return what a result shows of a paper.
   *
   * @param {number} paper
   */
  async record(paper) {
    const { records, tags, bare } = this.#manifest;
    const file = await this.once(`papers-${Math.floor(paper / records)}`, (read) => read);
    return { ...readRecord(file, paper % records, tags), hasAbstract: paper >= bare };
  }

  /** @param {string} name */
  hasColumn(name) {
    return name in this.#manifest.columns;
  }

  /**
   * Return about how many bytes a column has on its way.
   *
   * @param {string} name
   */
  bytesOf(name) {
    return this.#manifest.columns[name] ?? 0;
  }

  /** @param {string} name */
  file(name) {
    return this.#load(`${this.#manifest.folder}/${name}.json`);
  }

  /**
   * Return what is read from a file, which is loaded once.
   *
   * @param {string} name
   * @param {(file: any) => any} read
   */
  once(name, read) {
    let file = this.#files.get(name);
    if (!file) {
      file = this.file(name).then(read);
      file.catch(() => this.#files.delete(name)); // so that it can be loaded again
      this.#files.set(name, file);
    }
    return file;
  }
}
