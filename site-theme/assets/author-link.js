/* The link from the name of an author to a search. It is made in the browser: search needs scripts
   anyway, and the links in pages would be a tenth of a large site. */

import { SEARCH } from "./addresses.js";
import { element } from "./page.js";

/**
 * Return a link to the search for the papers of an author.
 *
 * @param {string} name
 * @param {Node | string} shown
 */
export function authorLink(name, shown) {
  const address = new URL(SEARCH);
  address.searchParams.set("q", `author:"${name.replaceAll('"', " ")}"`);
  return element("a", { href: address }, shown);
}

/**
 * Make links of the names that are none, as the author has no page.
 *
 * @param {Iterable<Element>} names
 */
export function linkNames(names) {
  for (const name of names) {
    if (!name.closest("a")) name.replaceWith(authorLink(name.textContent ?? "", name.cloneNode(true)));
  }
}
