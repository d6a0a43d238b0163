/* The search, loaded when the box is first used, and the files and pages that it reads. */

import { paperAddress, SEARCH } from "../addresses.js";
import { coinsOf } from "../coins.js";
import { VERSION } from "../version.js";

/** @import { PageTexts } from "../search/phrases.js" */

/**
 * Imports the scripts of the search; attempts count from 0.
 *
 * @typedef {object} Imports
 * @property {(attempt: number) => Promise<typeof import("../search/answers.js")>} importSearch
 * @property {(attempt: number) => Promise<typeof import("../search/filters.js")>} importFilters
 * @property {(attempt: number) => Promise<typeof import("../search/language.js")>} importLanguage
 * @property {(attempt: number) => Promise<typeof import("./facets.js")>} importFacets
 */

/** What is loaded. @typedef {Awaited<ReturnType<typeof open>>} Loaded */

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
  #imports;
  #hasFacets;
  /** @type {Promise<Loaded> | undefined} */
  #loaded;
  #failures = 0;

  /**
   * @param {Imports} imports
   * @param {boolean} hasFacets whether the page has facets
   */
  constructor(imports, hasFacets) {
    this.#imports = imports;
    this.#hasFacets = hasFacets;
  }

  /** Return the search, and the class of the facets where the page has any. */
  load() {
    if (!this.#loaded) {
      const loaded = (this.#loaded = open(this.#imports, this.#hasFacets, this.#failures));
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
 * @param {boolean} hasFacets
 * @param {number} attempt
 */
async function open({ importSearch, importFilters, importLanguage, importFacets }, hasFacets, attempt) {
  const manifest = load("manifest.json");
  manifest.catch(() => {}); // thrown below, once the scripts are there
  const scripts = Promise.all([importSearch(attempt), hasFacets ? importFacets(attempt) : undefined]);
  const [{ openSearch }, facets] = await scripts.catch(isMissing);
  const search = await openSearch(VERSION, {
    load: (name) => (name === "manifest.json" ? manifest : load(name)),
    readPage,
    loadFilters: () => importFilters(attempt).catch(isMissing),
    loadLanguage: () => importLanguage(attempt).catch(isMissing),
  });
  return { search, Facets: facets?.Facets };
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
  const { body } = new DOMParser().parseFromString(await response.text(), "text/html");
  const textOf = (/** @type {string} */ selector) => body.querySelector(selector)?.textContent?.trim() ?? "";
  const names = Array.from(body.querySelectorAll(".names bdi"), (name) => name.textContent ?? "");
  return { title: textOf("h1"), names, abstract: textOf(".abstract"), coins: coinsOf(body) };
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
