/* The search, loaded when the box is first used, and the files that it reads. */

import { SEARCH } from "../addresses.js";
import { once } from "../once.js";
import { VERSION } from "../version.js";
import { fetched, MissingFile } from "./failures.js";

/** @import { Search } from "../search/answers.js" */

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

/** What is loaded. @typedef {{ search: Search, loadTexts: () => ReturnType<Imports["importPageTexts"]> }} Loaded */

/** Loads the search once, and again after a failure. */
export class SearchLoader {
  #scripts;
  /** @type {Promise<Loaded> | undefined} */
  #loaded;
  #failures = 0; // of scripts: some browsers never try again an address that failed

  /** @param {Imports} imports */
  constructor(imports) {
    this.#scripts = {
      search: this.#once(imports.importSearch),
      filters: this.#once(imports.importFilters),
      language: this.#once(imports.importLanguage),
      slips: this.#once(imports.importSlips),
      texts: this.#once(imports.importPageTexts),
      droppable: this.#once(imports.importDroppable),
      page: this.#once(imports.importSearchPage),
    };
  }

  /** Return the search. */
  load() {
    if (!this.#loaded) {
      const loaded = (this.#loaded = this.#open());
      loaded.catch(() => this.#loaded === loaded && this.forget());
    }
    return this.#loaded;
  }

  /** Return what the search page has beside the results, which come first. */
  loadPage() {
    return this.#scripts.page().catch(() => this.#scripts.page());
  }

  /** Return what makes links to a search without a part of it. */
  loadDroppable() {
    return this.#scripts.droppable();
  }

  /** Have the index loaded anew the next time. */
  forget() {
    this.#loaded = undefined;
  }

  /** Load all at the same time: on a slow network each waits for an answer of its own. */
  async #open() {
    const { search, filters, language, slips, texts } = this.#scripts;
    const manifest = load("manifest.json");
    manifest.catch(() => {}); // thrown below, once the scripts are there
    const { openSearch } = await search();
    const opened = await openSearch(VERSION, {
      load: (name) => (name === "manifest.json" ? manifest : load(name)),
      readPage: async (slug) => (await texts()).readPage(slug),
      loadFilters: filters,
      loadLanguage: language,
      loadSlips: slips,
    });
    return { search: opened, loadTexts: texts };
  }

  /**
   * Return a function that loads a script once at a time: Safari gives out one that still waits for another, and has
   * nothing yet (https://webkit.org/b/242740).
   *
   * @template T
   * @param {(attempt: number) => Promise<T>} load
   */
  #once(load) {
    return once(() =>
      load(this.#failures).catch((cause) => {
        this.#failures += 1;
        throw new MissingFile("scripts of the search", { cause });
      }),
    );
  }
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
