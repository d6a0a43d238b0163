/* The link to a form of corrections: the form says what the page says today, so that a reader changes
   what is wrong. */

import { namesOn } from "./author-link.js";
import { t } from "./translation.js";

/** Field of the form → the metadata of the page that it corrects. @type {Record<string, string>} */
const FIELDS = {
  authors: "citation_author",
  date: "citation_publication_date",
  venue: "citation_journal_title citation_conference_title citation_inbook_title citation_publisher",
  doi: "citation_doi",
  arxiv: "citation_arxiv_id",
  pdf: "citation_pdf_url",
};

/** Fill in the forms that the page links to. */
export function fillCorrections() {
  for (const link of document.querySelectorAll("a.correct")) {
    if (link instanceof HTMLAnchorElement) link.addEventListener("click", () => fill(link), { once: true });
  }
}

/** @param {HTMLAnchorElement} link */
function fill(link) {
  const address = new URL(link.href);
  const known = Object.entries(FIELDS).map(([field, names]) => [field, contentOf(names)]).filter(([, value]) => value);
  if (address.searchParams.has("page")) {
    address.searchParams.set("page", location.href.replace(/[?#].*/, ""));
    for (const [field, value] of known) address.searchParams.set(field, value);
  } else if (address.pathname.endsWith("/issues/new")) {
    const today = known.map(([field, value]) => `${field}: ${value.replaceAll("\n", "; ")}`);
    const text = [location.href.replace(/[?#].*/, ""), "", ...today, "", t`Field: `, t`Right value: `].join("\n");
    address.searchParams.set("issue[description]", text);
  }
  link.href = address.href;
}

/** @param {string} names */
function contentOf(names) {
  const name = names.split(" ").find((each) => document.querySelector(`meta[name="${each}"]`));
  if (name === "citation_author") return namesOn(document).join("\n");
  if (name === "citation_publication_date") return document.querySelector(".facts .when time")?.getAttribute("datetime") ?? "";
  return document.querySelector(`meta[name="${name}"]`)?.getAttribute("content") ?? "";
}
