/* Answers to queries: an index in, papers out. It knows no page, and runs in browsers and in Node. */

import { isWanted } from "./clauses.js";
import { goingOn } from "./completion.js";
import { foundPapers } from "./found-papers.js";
import { Index } from "./index.js";
import { marked } from "./marks.js";
import { found } from "./matches.js";
import { parseQuery } from "./query.js";
import { gradesOf } from "./scores.js";
import { termed } from "./terms.js";
import { FEW, rankedWidely } from "./widening.js";
import { titleWordsOf } from "./titles.js";
import { VERSION } from "../version.js";

/** @import { Doubt } from "./doubts.js" */
/** @import { Chosen, Order } from "./filters.js" */
/** @import { FoundPaper } from "./found-papers.js" */
/** @import { Load } from "./index.js" */
/** @import { FoundClause } from "./matches.js" */
/** @import { ReadPage } from "./phrases.js" */
/** @import { LoadLanguage } from "./query.js" */
/** @import { Slips } from "./widening.js" */
/** @import { TermClause } from "./terms.js" */

const NOTHING = { clauses: [], all: [], partial: [], mostProminent: new Set() };

/**
 * @typedef {object} Answer
 * @property {number[]} hits papers that meet all clauses and have what is chosen, in order
 * @property {number[]} partial papers that meet some clauses, if few meet all
 * @property {number[]} unfiltered papers that meet all clauses, whatever is chosen
 * @property {FoundClause[]} clauses how the query was read
 * @property {string} typed the query, in which clauses have their places
 * @property {string} titleWords the words of the query that may be a title, if papers are in order of relevance
 * @property {Set<number>} mostProminent papers whose titles and family names meet all clauses
 * @property {Doubt[]} doubts what is known of papers once they are shown
 * @property {boolean} isNothing whether something was typed that cannot be searched for
 * @property {string[]} notes on what the query asks for beyond words and is not there
 * @property {boolean} isInTitles whether words are searched for that are indexed in titles only
 * @property {string[]} ignored words that the index leaves out
 * @property {boolean} isCut whether the query was too long
 * @property {Set<string>} stems that were found
 */

/**
 * Ways to load what only some queries need. Phrases are looked for in the pages of papers.
 *
 * @typedef {object} Ways
 * @property {ReadPage} readPage
 * @property {LoadLanguage} loadLanguage
 * @property {() => Promise<typeof import("./filters.js")>} loadFilters
 * @property {() => Promise<{ slips: Slips }>} loadSlips
 */

/** Answers queries from an index. */
export class Search {
  #index;
  #ways;
  /** @type {Slips | undefined} */
  #slips;

  /**
   * @param {Index} index
   * @param {Ways} ways
   */
  constructor(index, ways) {
    this.#index = index;
    this.#ways = ways;
  }

  /**
   * Return what a query finds.
   *
   * @param {string} text
   * @param {{ chosen?: Chosen, order?: Order, signal?: AbortSignal }} [options]
   * @returns {Promise<Answer>}
   */
  async answer(text, { chosen = {}, order = "relevance", signal } = {}) {
    const query = await parseQuery(text, this.#ways.loadLanguage);
    const { beyond } = query;
    const { wanted, unwanted, ignored, isCut } = termed(query.clauses);
    const findAll = (/** @type {TermClause[]} */ all) => Promise.all(all.map((clause) => found(this.#index, clause, beyond)));
    const longer = query.isUnfinished ? goingOn(this.#index, wanted.at(-1)) : new Map();
    const [asTyped, excluded, isChosen, terms] = await Promise.all([findAll(wanted), findAll(unwanted), this.filter(chosen), longer]);
    signal?.throwIfAborted();
    const isNothing = text.trim() !== "" && !query.clauses.length;
    // What is excluded changes nothing else: not how a word is read, nor what is shown beside it.
    const { clauses, all, partial, mostProminent } = isNothing ? NOTHING : await rankedWidely(this.#index, asTyped, terms, query, () => this.#loadSlips(), signal);
    const isLeft = beyond.notIn(excluded, this.#index.papers);
    const unfiltered = all.filter(isLeft);
    const orderMeant = orderOf(order, clauses);
    const isAdmitted = (/** @type {number} */ paper) => isLeft(paper) && isChosen(paper);
    const isFew = all.filter(isChosen).length < FEW;
    return {
      hits: await this.#ordered(unfiltered.filter(isChosen), orderMeant),
      partial: isFew ? partial.filter(isAdmitted) : [],
      unfiltered,
      clauses: [...clauses, ...excluded],
      typed: query.typed,
      titleWords: titleWordsOf(orderMeant, query, clauses),
      mostProminent,
      doubts: beyond.doubtsOf([...clauses, ...excluded], this.#index.papers),
      isNothing,
      notes: beyond.notesOn(this.#index, query, [...clauses, ...excluded]),
      isInTitles: [...wanted, ...unwanted].some((clause) => clause.isInTitles),
      ignored,
      isCut,
      stems: new Set(clauses.flatMap(({ matches }) => matches.flatMap(({ terms }) => terms))),
    };
  }

  /**
   * Yield papers as results show them, in order, without those that lack a phrase of the query. The first
   * ten come together, those first whose titles say most of what was typed, and then fifty at a time; where
   * their pages must be read, ten.
   *
   * @param {number[]} papers
   * @param {Pick<Answer, "hits" | "doubts" | "titleWords" | "mostProminent">} answer
   */
  records(papers, answer) {
    return foundPapers(this.#index, this.#ways, papers, answer);
  }

  /**
   * Return what is said of mistyped words, which are named as these titles have them.
   *
   * @param {Answer} answer
   * @param {string[]} titles that are shown
   */
  notesOnSlips({ clauses }, titles) {
    return this.#slips?.notesOn(clauses, titles) ?? []; // if none were looked for, there are none
  }

  /** How many papers there are. */
  get papers() {
    return this.#index.papers;
  }

  /** @param {string} name */
  hasColumn(name) {
    return this.#index.hasColumn(name);
  }

  /** Return about how many bytes a column has on its way. @param {string} name */
  bytesOf(name) {
    return this.#index.bytesOf(name);
  }

  /**
   * Return the values of a column among the papers found, `{ value, name, count }`, most first.
   * What is chosen in the column itself does not limit its counts.
   *
   * @param {string} column
   * @param {Pick<Answer, "unfiltered">} answer
   * @param {Chosen} chosen
   */
  async facet(column, { unfiltered }, chosen) {
    const { counts, filter } = await this.#ways.loadFilters();
    const isAdmitted = await filter(this.#index, { ...chosen, [column]: [] });
    return counts(this.#index, column, unfiltered.filter(isAdmitted), chosen[column] ?? []);
  }

  /**
   * Return a function that tells whether a paper has what is chosen.
   *
   * @param {Chosen} chosen
   * @returns {Promise<(paper: number) => boolean>}
   */
  async filter(chosen) {
    if (!Object.keys(chosen).length) return () => true;
    return (await this.#ways.loadFilters()).filter(this.#index, chosen);
  }

  /**
   * Return by clause a function that tells whether a paper meets it, as far as the index knows.
   *
   * @param {Pick<Answer, "clauses">} answer
   */
  meets({ clauses }) {
    return clauses.map((clause) => {
      const grades = gradesOf(clause.matches, this.#index.papers);
      return (/** @type {number} */ paper) => grades[paper] > 0 === isWanted(clause);
    });
  }

  /** Return the papers of an answer that came last; a value is a slug. @param {Pick<Answer, "hits">} answer */
  async recent({ hits }) {
    return (await this.#ways.loadFilters()).recent(this.#index, hits);
  }

  /**
   * Return a text in stretches; marked are the words that were found.
   *
   * @param {string} text
   * @param {Pick<Answer, "stems">} answer
   */
  marked(text, { stems }) {
    return marked(text, stems);
  }

  async #loadSlips() {
    this.#slips ??= (await this.#ways.loadSlips()).slips;
    return this.#slips;
  }

  /**
   * @param {number[]} papers in order of relevance
   * @param {Order} order
   */
  async #ordered(papers, order) {
    if (order === "relevance" || !papers.length) return papers;
    return (await this.#ways.loadFilters()).ordered(this.#index, papers, order);
  }
}

/**
 * Return the order that is meant: nothing is more relevant where no words are searched for.
 *
 * @param {Order} order
 * @param {FoundClause[]} clauses
 */
function orderOf(order, clauses) {
  const hasWords = clauses.some(({ matches }) => matches.some(({ terms }) => terms.length));
  return order === "relevance" && !hasWords ? "newest" : order;
}

/** Script, search and index are not of one version of the site: the page must be loaded again. */
export class OtherVersion extends Error {
  name = "OtherVersion"; // by which other scripts know it
}

/**
 * Return the search of an archive.
 *
 * @param {string} version of the script that asks
 * @param {Ways & { load: Load }} ways
 */
export async function openSearch(version, { load, ...ways }) {
  const manifest = await load("manifest.json");
  const versions = { script: version, search: VERSION, index: manifest.version };
  if (new Set(Object.values(versions)).size > 1) throw new OtherVersion(JSON.stringify(versions));
  return new Search(new Index(manifest, load), ways);
}
