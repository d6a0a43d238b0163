/* What a reader searched for last: kept in this browser only. */

import { SITE } from "../addresses.js";
import { remember, remembered } from "../kept/remembered.js";

const KEY = `paper-archive:${SITE.pathname}:queries`;
const MOST = 8;
const MOST_CHARS = 200;

/**
 * Return the queries, the last one first.
 *
 * @returns {string[]}
 */
export function recentQueries() {
  const kept = remembered(KEY);
  return Array.isArray(kept) ? kept.filter(isQuery).slice(0, MOST) : [];
}

/**
 * Keep a query as the last one.
 *
 * @param {string} typed
 */
export function keepQuery(typed) {
  const query = typed.trim();
  if (!isQuery(query)) return;
  const others = recentQueries().filter((each) => each.toLowerCase() !== query.toLowerCase());
  remember(KEY, [query, ...others].slice(0, MOST));
}

/** Forget all queries. */
export function forgetQueries() {
  remember(KEY, []);
}

/** @param {unknown} kept */
const isQuery = (kept) => typeof kept === "string" && kept !== "" && kept.length <= MOST_CHARS;
