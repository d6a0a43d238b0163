/* A saved search, and the text that holds several: what a browser stores and a backup has. It knows no
   page, and runs in Node as well. */

import { distinctItems } from "../kept/distinct.js";
import { nameOf } from "../kept/names.js";
import { parsed } from "../kept/parsed.js";
import { isSearch, ORDERS, readAddress, writeAddress } from "../search-box/address.js";
import { t } from "../translation.js";

/** @import { SearchRequest } from "../search-box/address.js" */

/** Column → what stands before its values. @type {Record<string, string>} */
const LABELS = { tag: t`topic:`, year: t`year:`, has: t`has:`, venue: t`venue:`, author: t`author:`, status: t`status:` };

const FORMAT = "paper-archive saved searches";
const VERSION = 1;
const MAX_QUERY_CHARS = 2_000;
const NOWHERE = new URL("about:blank");

/**
 * @typedef {object} SavedSearch
 * @property {string} query the parameters of the search page, which say all of the search
 * @property {string} name
 * @property {number} looked when the reader last looked at it, in milliseconds
 */

/**
 * Return the parameters that ask for this, alike for searches that are alike.
 *
 * @param {SearchRequest} request
 */
export function parametersOf({ text, chosen, order }) {
  const sorted = Object.entries(chosen).map(([column, values]) => [column, [...values].sort()]);
  return writeAddress({ text: text.trim(), chosen: Object.fromEntries(sorted), order }, NOWHERE).search.slice(1);
}

/**
 * Return what a saved search asks for.
 *
 * @param {string} query
 */
export const requestOf = (query) => readAddress(new URLSearchParams(query));

/**
 * Tell whether all of a search is understood; another version of the site may have saved it.
 *
 * @param {string} query
 */
export const isUnderstood = (query) =>
  new URLSearchParams(query).size === new URLSearchParams(parametersOf(requestOf(query))).size;

/**
 * Return a search in words: `sea ice · topic: climate · Newest first`.
 *
 * @param {string} query
 */
export function searchLabel(query) {
  const { text, chosen, order } = requestOf(query);
  const choices = Object.entries(chosen).flatMap(([column, values]) => values.map((value) => `${LABELS[column]} ${value}`));
  return [text, ...choices, order !== "relevance" && ORDERS[order]].filter(Boolean).join(" · ");
}

/**
 * Return a search that a reader saves, or undefined if it is too long.
 *
 * @param {SearchRequest} request
 * @param {number} looked
 * @returns {SavedSearch | undefined}
 */
export function savedSearch(request, looked) {
  const query = parametersOf(request);
  return asSearch({ query, name: nameOf(searchLabel(query)), looked });
}

/**
 * Return a saved search with its own fields and no others, or undefined if one of them is wrong.
 *
 * @param {any} value
 * @returns {SavedSearch | undefined}
 */
function asSearch({ query, name, looked }) {
  const isQuery = typeof query === "string" && query.length <= MAX_QUERY_CHARS && isSearch(requestOf(query), true);
  const isNamed = typeof name === "string" && name !== "" && name === nameOf(name);
  return isQuery && isNamed && Number.isSafeInteger(looked) && looked >= 0 ? { query, name, looked } : undefined;
}

/**
 * Return the text of searches.
 *
 * @param {SavedSearch[]} searches
 */
export const writeSearches = (searches) => JSON.stringify({ format: FORMAT, version: VERSION, searches });

/**
 * Return the searches of such a text as `items` and whether these are all that it holds, or undefined
 * if the text holds none.
 *
 * @param {string} text
 */
export function readSearches(text) {
  const kept = parsed(text);
  if (kept?.format !== FORMAT || kept.version !== VERSION) return undefined;
  return Array.isArray(kept.searches) ? searchesIn(kept.searches) : undefined;
}

/**
 * Return the searches among values as `items`, and whether these are all.
 *
 * @param {unknown[]} values
 */
export const searchesIn = (values) => distinctItems(values, asSearch, ({ query }) => query);
