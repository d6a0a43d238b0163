/* Searches of other sites for the title of a paper of which no identifier is known. The page links one
   of them, so that its readers without scripts have it; in a large archive, without the title. */

import { element } from "./page.js";
import { paperOf } from "./paper-line.js";

/** Site → the address that a title in quotation marks is added to. */
const SITES = {
  arXiv: "https://arxiv.org/search/?searchtype=title&query=",
  "Semantic Scholar": "https://www.semanticscholar.org/search?q=",
  "Hugging Face Papers": "https://huggingface.co/papers?q=",
};

/** Add the other sites to the link, and the title if it lacks that. */
export function addTitleSearches() {
  const link = document.querySelector(".lookup a");
  const paper = link?.closest("[data-paper]");
  if (!(link instanceof HTMLAnchorElement) || !paper) return;
  const address = new URL(link.href);
  const title = address.searchParams.get("q") || `"${paperOf(paper).title}"`;
  address.searchParams.set("q", title);
  link.href = address.href;
  const others = Object.entries(SITES).map(([name, address]) => element("a", { href: address + encodeURIComponent(title) }, name));
  link.after(...others);
}
