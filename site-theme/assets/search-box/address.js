/* What a reader searches for ⇄ the address of the search page, which has all of it. */

import { noun, t } from "../translation.js";

/** @import { Chosen, Order } from "../search/filters.js" */

/** What a reader searches for, and how many results are shown of it. @typedef {{ text: string, chosen: Chosen, order: Order, shown?: number }} SearchRequest */

/** Results that are shown at first. */
export const SHOWN = 10;
/** Results that are shown when more are asked for. */
export const MORE = 50;
const MOST_SHOWN = SHOWN + 20 * MORE; // that are loaded at once when an address is opened

/** Column → what its values are called. @type {Record<string, string>} */
export const FACETS = { tag: noun`topic`, year: noun`year`, has: noun`link`, venue: noun`venue`, author: noun`author`, status: noun`status` };

/** Order → what it is called. @type {Record<Order, string>} */
export const ORDERS = { relevance: t`Relevance`, newest: t`Newest first`, discussed: t`Most discussed` };

/**
 * Return what an address asks for.
 *
 * @param {URLSearchParams} parameters
 * @returns {SearchRequest}
 */
export function readAddress(parameters) {
  const chosen = Object.keys(FACETS).map((column) => [column, parameters.getAll(column)]);
  return {
    text: parameters.get("q") ?? "",
    chosen: Object.fromEntries(chosen.filter(([, values]) => values.length)),
    order: orderOf(parameters.get("order")),
    shown: shownOf(Number(parameters.get("shown"))),
  };
}

/**
 * Return a number of results that can be shown: the first, and then each time more.
 *
 * @param {number} asked
 */
function shownOf(asked) {
  const times = Math.ceil((Math.min(asked, MOST_SHOWN) - SHOWN) / MORE);
  return SHOWN + (times > 0 ? times * MORE : 0);
}

/**
 * Return an order by its name, or the usual one.
 *
 * @param {string | null} name
 */
export function orderOf(name) {
  return /** @type {Order[]} */ (Object.keys(ORDERS)).find((order) => order === name) ?? "relevance";
}

/**
 * Return the address that asks for this.
 *
 * @param {SearchRequest} request
 * @param {URL} page of the search
 */
export function writeAddress({ text, chosen, order, shown = SHOWN }, page) {
  const address = new URL(page);
  if (text) address.searchParams.set("q", text);
  for (const column of Object.keys(FACETS)) {
    for (const value of chosen[column] ?? []) address.searchParams.append(column, value);
  }
  if (order !== "relevance") address.searchParams.set("order", order);
  if (shown > SHOWN) address.searchParams.set("shown", String(shown));
  return address;
}

/**
 * Tell whether there is enough to search for: a single Latin letter is not while a reader is typing.
 *
 * @param {SearchRequest} request
 * @param {boolean} isDone
 */
export function isSearch({ text, chosen }, isDone) {
  return (isDone ? /\S/u : /\S\S|[^\s!-~]/u).test(text) || Object.keys(chosen).length > 0;
}
