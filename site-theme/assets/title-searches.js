/* Searches of other sites for the title of a paper of which no identifier is known. The page links one
   of them, so that its readers without scripts have it. */

import { element } from "./page.js";

/** Site → the address that a title in quotation marks is added to. */
const SITES = {
  arXiv: "https://arxiv.org/search/?searchtype=title&query=",
  "Semantic Scholar": "https://www.semanticscholar.org/search?q=",
  "Hugging Face Papers": "https://huggingface.co/papers?q=",
};

/** Add the other sites to the link. */
export function addTitleSearches() {
  const link = document.querySelector(".lookup a");
  if (!(link instanceof HTMLAnchorElement)) return;
  const title = new URL(link.href).searchParams.get("q") ?? "";
  const others = Object.entries(SITES).map(([name, address]) => element("a", { href: address + encodeURIComponent(title) }, name));
  link.after(...others);
}
