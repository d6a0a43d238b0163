/* The search, loaded when the box is first used, and the files and pages that it reads. */

import { paperAddress, SEARCH } from "../addresses.js";
import { coinsOf } from "../coins.js";
import { VERSION } from "../version.js";

/** @import { PageTexts } from "../search/phrases.js" */
/** @import { Search } from "../search/answers.js" */

/**
 * Loads the module of the search, `search/answers.js`; attempts count from 0.
 *
 * @typedef {(attempt: number) => Promise<typeof import("../search/answers.js")>} ImportSearch
 */

/** A file that could not be loaded. Any other error is a bug. */
export class MissingFile extends Error {}

/**
 * Tell whether an error says that this script, the search and its index are not of one version.
 *
 * @param {unknown} error
 */
export const isOtherVersion = (error) => error instanceof Error && error.name === "OtherVersion";

/** Loads the search once, and again after a failure. */
export class SearchLoader {
  #importSearch;
  /** @type {Promise<Search> | undefined} */
  #search;
  #failures = 0;

  /** @param {ImportSearch} importSearch */
  constructor(importSearch) {
    this.#importSearch = importSearch;
  }

  /** Return the search. */
  load() {
    if (!this.#search) {
      const search = (this.#search = this.#open());
      search.catch(() => this.#search === search && this.forget());
    }
    return this.#search;
  }

  /** Have the search loaded anew the next time. */
  forget() {
    this.#search = undefined;
    this.#failures += 1;
  }

  async #open() {
    // At the same time: on a slow network each waits for an answer of its own.
    const manifest = load("manifest.json");
    manifest.catch(() => {}); // thrown below, once the module is there
    // Some browsers remember that a module could not be loaded, and never try its address again.
    const { openSearch } = await this.#importSearch(this.#failures).catch((cause) => {
      throw new MissingFile("search/answers.js", { cause });
    });
    return openSearch((name) => (name === "manifest.json" ? manifest : load(name)), readPage, VERSION);
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

/** @type {Map<string, Promise<PageTexts>>} */
const pages = new Map();

/**
 * Return the texts of a paper's page.
 *
 * @param {string} slug
 */
export function readPage(slug) {
  let page = pages.get(slug);
  if (!page) {
    page = readTexts(slug);
    page.catch(() => pages.delete(slug)); // so that it can be loaded again
    pages.set(slug, page);
  }
  return page;
}

/**
 * @param {string} slug
 * @returns {Promise<PageTexts>}
 */
async function readTexts(slug) {
  const response = await fetched(paperAddress(slug), "default");
  const { body } = new DOMParser().parseFromString(await response.text(), "text/html");
  const textOf = (/** @type {string} */ selector) => body.querySelector(selector)?.textContent?.trim() ?? "";
  return { authors: textOf(".names"), abstract: textOf(".abstract"), coins: coinsOf(body) };
}

/**
 * @param {URL} address
 * @param {RequestCache} cache
 */
async function fetched(address, cache) {
  const response = await fetch(address, { cache }).catch((cause) => {
    throw new MissingFile(address.href, { cause });
  });
  if (!response.ok) throw new MissingFile(`${address} answered ${response.status}`);
  return response;
}
