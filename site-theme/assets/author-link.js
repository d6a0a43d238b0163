/* Names of authors: what they are on a page, and their links to a search. Links are made in the browser:
   search needs scripts anyway, and the links in pages would be a tenth of a large site. */

import { SEARCH } from "./addresses.js";
import { element } from "./page.js";

/** What is between two names, or at either end. */
const BETWEEN = /(, (?:… )?|^… | $)/u;

/**
 * Return a link to the search for the papers of an author.
 *
 * @param {string} name
 * @param {Node | string} shown
 */
function authorLink(name, shown) {
  const address = new URL(SEARCH);
  address.searchParams.set("q", `author:"${name.replaceAll('"', " ")}"`);
  return element("a", { href: address }, shown);
}

/**
 * Make of each name that is no link one to the search for its papers.
 *
 * @param {Element} byline the names, separated by commas; those that hold one are elements
 */
export function linkAuthors(byline) {
  for (const node of [...byline.childNodes]) {
    if (node instanceof Text) node.replaceWith(...linked(node.data));
    else if (node instanceof HTMLElement && node.localName === "bdi") node.replaceWith(authorLink(node.textContent ?? "", node.cloneNode(true)));
  }
}

/**
 * Return the names of the authors on the page of a paper.
 *
 * @param {ParentNode} page
 */
export function namesOn(page) {
  const bylines = [...page.querySelectorAll(".names, .names details")];
  return bylines.flatMap((byline) => [...byline.childNodes].flatMap(namesIn));
}

/** @param {Node} node */
function namesIn(node) {
  const text = node.textContent ?? "";
  if (node instanceof Text) return text.split(BETWEEN).filter((part, number) => part && number % 2 === 0);
  return node instanceof Element && node.matches("a, bdi") ? [text] : [];
}

/** @param {string} text */
function linked(text) {
  return text.split(BETWEEN).map((part, number) => (part && number % 2 === 0 ? authorLink(part, part) : part));
}
