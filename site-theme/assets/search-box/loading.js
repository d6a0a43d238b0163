/* The search, loaded when the box is first used, and the files that it reads. */

import { SEARCH } from "../addresses.js";
import { once } from "../once.js";
import { VERSION } from "../version.js";
import { fetched, MissingFile } from "./failures.js";

/**
 * Imports the scripts of the search; attempts count from 0.
 *
 * @typedef {object} Imports
 * @property {(attempt: number) => Promise<typeof import("../search/answers.js")>} importSearch
 * @property {(attempt: number) => Promise<typeof import("../search/filters.js")>} importFilters
 * @property {(attempt: number) => Promise<typeof import("../search/language.js")>} importLanguage
 * @property {(attempt: number) => Promise<typeof import("../search/slips.js")>} importSlips
 * @property {(attempt: number) => Promise<typeof import("../page-texts.js")>} importPageTexts
 * @property {(attempt: number) => Promise<typeof import("./droppable-links.js")>} importDroppable
 * @property {(attempt: number) => Promise<typeof import("../search-page.js")>} importSearchPage
 */

/** What is loaded. @typedef {Awaited<ReturnType<typeof open>>} Loaded */

/** Loads the search once, and again after a failure. */
export class SearchLoader {
  #imports;
  /** @type {Promise<Loaded> | undefined} */
  #loaded;
  /** @type {ReturnType<Imports["importSearchPage"]> | undefined} */
  #page;
  #attempts = 0; // to load what the search page has
  #failures = 0;

  /** @param {Imports} imports */
  constructor(imports) {
    this.#imports = imports;
  }

  /** Return the search. */
  load() {
    if (!this.#loaded) {
      const loaded = (this.#loaded = open(this.#imports, this.#failures));
      loaded.catch(() => this.#loaded === loaded && this.forget());
    }
    return this.#loaded;
  }

  /** Return what the search page has beside the results, which come first. */
  loadPage() {
    this.#page ??= this.#loadPage()
      .catch(() => this.#loadPage())
      .catch((cause) => {
        this.#page = undefined; // so that it can be loaded again
        return isMissing(cause);
      });
    return this.#page;
  }

  /** Return what makes links to a search without a part of it. */
  loadDroppable() {
    return this.#imports.importDroppable(this.#failures).catch(isMissing);
  }

  #loadPage() {
    return this.#imports.importSearchPage(this.#attempts++);
  }

  /** Have the search loaded anew the next time. */
  forget() {
    this.#loaded = undefined;
    this.#failures += 1;
  }
}

/**
 * Load all at the same time: on a slow network each waits for an answer of its own.
 *
 * @param {Imports} imports
 * @param {number} attempt
 */
async function open({ importSearch, importFilters, importLanguage, importSlips, importPageTexts }, attempt) {
  const manifest = load("manifest.json");
  manifest.catch(() => {}); // thrown below, once the scripts are there
  const { openSearch } = await importSearch(attempt).catch(isMissing);
  // Once at a time: Safari gives out a script that still waits for another, and has nothing yet (https://webkit.org/b/242740).
  /** @type {<T>(load: (attempt: number) => Promise<T>) => () => Promise<T>} */
  const loaded = (load) => once(() => load(attempt).catch(isMissing));
  const loadTexts = loaded(importPageTexts);
  const search = await openSearch(VERSION, {
    load: (name) => (name === "manifest.json" ? manifest : load(name)),
    readPage: async (slug) => (await loadTexts()).readPage(slug),
    loadFilters: loaded(importFilters),
    loadLanguage: loaded(importLanguage),
    loadSlips: loaded(importSlips),
  });
  return { search, loadTexts };
}

/**
 * @param {unknown} cause
 * @returns {never}
 */
function isMissing(cause) {
  throw new MissingFile("scripts of the search", { cause });
}

/**
 * Return what a JSON file below `search/` holds.
 *
 * @param {string} name
 */
async function load(name) {
  const address = new URL(name, SEARCH);
  const cached = () => fetched(address, "force-cache");
  // All but the manifest are in a folder named for what they hold: they never change.
  const response = await (name === "manifest.json" ? fetched(address, "no-cache").catch(cached) : cached());
  return response.json();
}
