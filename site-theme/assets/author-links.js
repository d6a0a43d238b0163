/* Authors without a page of their own lead to a search for their papers. The links are made here, as
   search needs scripts anyway, and millions of them would be a tenth of a large site. */

import { SEARCH } from "./addresses.js";
import { element } from "./page.js";

/**
 * Make links of the names that are none.
 *
 * @param {Iterable<Element>} names
 */
export function linkAuthors(names) {
  for (const name of names) {
    if (name.closest("a")) continue;
    const address = new URL(SEARCH);
    address.searchParams.set("q", `author:"${(name.textContent ?? "").replaceAll('"', " ")}"`);
    const link = element("a", { href: address });
    name.replaceWith(link);
    link.append(name);
  }
}
