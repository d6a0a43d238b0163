/* The page for an address that has none: it searches for what was meant. */

import { SITE } from "./addresses.js";
import { required } from "./page.js";

const LATER_PAGE = /^((?:date|tags|authors|venues)\/[^/]+\/|new\/(?:by-date\/)?)(?:\d{1,9}|discussed(?:\/\d{1,9})?)$/;
const DAY = /^(\d{4})(-\d\d)?(?=-|$)/;
const MOST_CHARS = 200;

/**
 * Return the list of which an address is a later page, or else what to search for.
 *
 * @param {string} path of the address, below the root of the site
 * @returns {{ list?: string, query: string }}
 */
export function meant(path) {
  const address = decoded(path).replace(/(?:index)?\.(?:html?|md)$/, "").replace(/\/$/, "");
  const later = LATER_PAGE.exec(address);
  if (later) return { list: later[1], query: "" };
  const [, section, name] = /^(?:(papers|tags|authors|venues|date|search)(?:\/|$))?(.*)$/s.exec(address) ?? ["", "", ""];
  const day = section === "date" && DAY.exec(name ?? "");
  if (day) return { query: `date:${day[1]}${day[2] ?? ""}` };
  // A sign has a meaning in queries, but a stop or a slash may be part of an identifier.
  const words = (name ?? "").replace(/(?:[^\p{L}\p{N}\p{M}./]|[./](?![\p{L}\p{N}])|(?<![\p{L}\p{N}])[./])+/gu, " ");
  return { query: words.trim().slice(0, MOST_CHARS) };
}

/**
 * Search for what the address of the page says, or go to the list that it was a page of.
 *
 * @param {Element} place with the search box
 */
export function findWhatWasMeant(place) {
  if (!location.pathname.startsWith(SITE.pathname)) return;
  const { list, query } = meant(location.pathname.slice(SITE.pathname.length));
  if (list) location.replace(new URL(list, SITE));
  if (!query) return;
  const box = required(place, "input", HTMLInputElement);
  box.value = query;
  box.dispatchEvent(new Event("input"));
}

/**
 * Return a path without escapes; one that is not UTF-8 as it is.
 *
 * @param {string} path
 */
function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
}
