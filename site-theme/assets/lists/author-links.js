/* The authors on the lines of lists as links. Lists hold the names only, since a link to each of them
   would double their size. */

import { authorLink } from "../author-link.js";

const BEFORE = /^(?:… )?/u;

/**
 * Make of each name a link to the search for its papers.
 *
 * @param {Element} byline the names, separated by commas; those that hold one are elements
 */
export function linkAuthors(byline) {
  for (const node of [...byline.childNodes]) {
    if (node instanceof Text) node.replaceWith(...linked(node.data));
    else if (node instanceof HTMLElement && node.localName === "bdi") node.replaceWith(authorLink(node.textContent ?? "", node.cloneNode(true)));
  }
}

/** @param {string} text */
function linked(text) {
  return text.split(/(, )/u).flatMap((part) => {
    const name = part.replace(BEFORE, "");
    return name.trim() && part !== ", " ? [part.slice(0, part.length - name.length), authorLink(name, name)] : [part];
  });
}
