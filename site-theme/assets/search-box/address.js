/* What a reader searches for ⇄ the address of the search page, which has all of it. */

/** @import { Chosen, Order } from "../search/filters.js" */

/** @typedef {{ text: string, chosen: Chosen, order: Order }} Asked */

/** Column → what its values are called. @type {Record<string, string>} */
export const FACETS = { tag: "topic", year: "year", venue: "venue", author: "author" };

/** Order → what it is called. @type {Record<Order, string>} */
export const ORDERS = { relevance: "Relevance", newest: "Newest first", discussed: "Most discussed" };

/**
 * Return what an address asks for.
 *
 * @param {URLSearchParams} parameters
 * @returns {Asked}
 */
export function readAddress(parameters) {
  const chosen = Object.keys(FACETS).map((column) => [column, parameters.getAll(column)]);
  return {
    text: parameters.get("q") ?? "",
    chosen: Object.fromEntries(chosen.filter(([, values]) => values.length)),
    order: orderOf(parameters.get("order")),
  };
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
 * @param {Asked} asked
 * @param {URL} page of the search
 */
export function writeAddress({ text, chosen, order }, page) {
  const address = new URL(page);
  if (text) address.searchParams.set("q", text);
  for (const column of Object.keys(FACETS)) {
    for (const value of chosen[column] ?? []) address.searchParams.append(column, value);
  }
  if (order !== "relevance") address.searchParams.set("order", order);
  return address;
}

/**
 * Return the search with a value chosen, or no longer chosen.
 *
 * @param {Asked} asked
 * @param {string} column
 * @param {string} value
 * @param {boolean} isChosen
 * @returns {Asked}
 */
export function withChoice(asked, column, value, isChosen) {
  const { [column]: values = [], ...chosen } = asked.chosen;
  const others = values.filter((each) => each !== value);
  const now = isChosen ? [...others, value] : others;
  return { ...asked, chosen: now.length ? { ...chosen, [column]: now } : chosen };
}

/**
 * Tell whether there is enough to search for: a single Latin letter is not while a reader is typing.
 *
 * @param {Asked} asked
 * @param {boolean} isDone
 */
export function isSearch({ text, chosen }, isDone) {
  return (isDone ? /\S/u : /\S\S|[^\s!-~]/u).test(text) || Object.keys(chosen).length > 0;
}
