/* A list with a name of its own, beside the reading list, and the text that holds several: what a
   browser stores. It has only the slugs of papers that are saved, so that versions of the site that know
   no such lists still read and write all that is saved. It knows no page, and runs in Node as well. */

import { distinctItems } from "../kept/distinct.js";
import { nameOf } from "../kept/names.js";
import { parsed } from "../kept/parsed.js";
import { isSlug } from "./saved-paper.js";

const FORMAT = "paper-archive lists";
const VERSION = 1;

/** @typedef {{ name: string, slugs: string[] }} NamedList */

/**
 * Return a list with its own fields and no others, or undefined if one of them is wrong.
 *
 * @param {any} value
 * @returns {NamedList | undefined}
 */
function asList({ name, slugs }) {
  const isNamed = typeof name === "string" && name !== "" && name === nameOf(name);
  return isNamed && Array.isArray(slugs) && slugs.every(isSlug) ? { name, slugs: [...new Set(slugs)] } : undefined;
}

/**
 * Return the text of lists.
 *
 * @param {NamedList[]} lists
 */
export const writeLists = (lists) => JSON.stringify({ format: FORMAT, version: VERSION, lists });

/**
 * Return the lists of such a text as `items` and whether these are all that it holds, or undefined if
 * the text holds none.
 *
 * @param {string} text
 */
export function readLists(text) {
  const kept = parsed(text);
  if (kept?.format !== FORMAT || kept.version !== VERSION) return undefined;
  return Array.isArray(kept.lists) ? listsIn(kept.lists) : undefined;
}

/**
 * Return the lists among values as `items`, and whether these are all.
 *
 * @param {unknown[]} values
 */
export const listsIn = (values) => distinctItems(values, asList, ({ name }) => name);
