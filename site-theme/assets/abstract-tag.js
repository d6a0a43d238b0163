/* The abstract as reference managers read it: from a tag. Pages of a large archive have it once, as text. */

import { element } from "./page.js";

/** Add the tag, unless the page has it. */
export function addAbstractTag() {
  const paragraphs = [...document.querySelectorAll(".abstract p")].map(({ textContent }) => textContent?.trim() ?? "");
  if (!paragraphs.length || document.querySelector('meta[name="citation_abstract"]')) return;
  document.head.append(element("meta", { name: "citation_abstract", content: paragraphs.join(" ") }));
}
