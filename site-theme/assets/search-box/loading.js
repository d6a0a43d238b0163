/* The search, loaded when the box is first used, and the files and pages that it reads. */

import { paperAddress, SEARCH } from "../addresses.js";
import { namesOn } from "../author-link.js";
import { metadataOf } from "../metadata.js";
import { VERSION } from "../version.js";
import { MissingFile } from "./failures.js";

/** @import { PageTexts } from "../search/phrases.js" */

/**
 * Imports the scripts of the search; attempts count from 0.
 *
 * @typedef {object} Imports
 * @property {(attempt: number) => Promise<typeof import("../search/answers.js")>} importSearch
 * @property {(attempt: number) => Promise<typeof import("../search/filters.js")>} importFilters
 * @property {(attempt: number) => Promise<typeof import("../search/language.js")>} importLanguage
 * @property {(attempt: number) => Promise<typeof import("../search-page.js")>} importSearchPage
 */

/** What is loaded. @typedef {Awaited<ReturnType<typeof open>>} Loaded */

/** Loads the search once, and again after a failure. */
export class SearchLoader {
  #imports;
  #isPage;
  /** @type {Promise<Loaded> | undefined} */
  #loaded;
  #failures = 0;

  /**
   * @param {Imports} imports
   * @param {boolean} isPage whether it is for the search page, which has more than the results
   */
  constructor(imports, isPage) {
    this.#imports = imports;
    this.#isPage = isPage;
  }

  /** Return the search, and on the search page what that has beside the results. */
  load() {
    if (!this.#loaded) {
      const loaded = (this.#loaded = open(this.#imports, this.#isPage, this.#failures));
      loaded.catch(() => this.#loaded === loaded && this.forget());
    }
    return this.#loaded;
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
 * @param {boolean} isPage
 * @param {number} attempt
 */
async function open({ importSearch, importFilters, importLanguage, importSearchPage }, isPage, attempt) {
  const manifest = load("manifest.json");
  manifest.catch(() => {}); // thrown below, once the scripts are there
  const ofPage = isPage ? importSearchPage(attempt) : undefined;
  const [{ openSearch }, parts] = await Promise.all([importSearch(attempt), ofPage]).catch(isMissing);
  const search = await openSearch(VERSION, {
    load: (name) => (name === "manifest.json" ? manifest : load(name)),
    readPage,
    loadFilters: () => importFilters(attempt).catch(isMissing),
    loadLanguage: () => importLanguage(attempt).catch(isMissing),
  });
  return { search, SearchPage: parts?.SearchPage };
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
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const textOf = (/** @type {string} */ selector) => page.body.querySelector(selector)?.textContent?.trim() ?? "";
  return { title: textOf("h1"), names: namesOn(page), abstract: textOf(".abstract"), metadata: metadataOf(page) };
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
