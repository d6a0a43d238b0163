/* The COinS of papers in lists: Zotero finds papers by them. Templates give those of the lines that
   show more than what tells a paper from others; scripts make all else. */

import { element } from "./page.js";
import { paperOf } from "./paper-line.js";

/** @import { Metadata } from "./metadata.js" */

const REST_MS = 1_000;
const MAX_LINES = 100;

/** Returns the COinS that the page of a paper holds; nothing if it cannot be loaded. @typedef {(slug: string) => Promise<string | undefined>} ReadCoins */

/**
 * Give the lines of papers their COinS once the reader has rested on them for a second, and have
 * Zotero look at the page again. Not for readers who save data, and not for more than 100 lines.
 *
 * @param {Map<string, Element>} lines slug → line
 * @param {ReadCoins} readCoins
 * @param {AbortSignal} signal
 */
export async function addCoins(lines, readCoins, signal) {
  const { connection } = /** @type {{ connection?: { saveData?: boolean } }} */ (navigator);
  if (connection?.saveData) return;
  await new Promise((resolve) => setTimeout(resolve, REST_MS));
  const without = [...lines].filter(([, line]) => !line.querySelector(".Z3988")).slice(0, MAX_LINES);
  for (const [slug, line] of without) {
    if (signal.aborted) return;
    const title = await readCoins(slug);
    if (title) line.prepend(element("span", { class: "Z3988", title }));
  }
  if (without.length) haveZoteroLookAgain();
}

/**
 * Give the lines that have no COinS those that say what the line shows.
 *
 * @param {Iterable<Element>} lines
 */
export function addCoinsOfLines(lines) {
  const without = [...lines].filter((line) => !line.querySelector(".Z3988"));
  for (const line of without) line.prepend(element("span", { class: "Z3988", title: coinsOfLine(line) }));
  if (without.length) haveZoteroLookAgain();
}

/** Source: https://www.zotero.org/support/dev/exposing_metadata, "Force Zotero to refresh metadata". */
function haveZoteroLookAgain() {
  document.dispatchEvent(new Event("ZoteroItemUpdated", { bubbles: true, cancelable: true }));
}

/** Tag of the venue → type of the item in Zotero; the last of them decides. @type {Record<string, string>} */
const TYPES = {
  citation_journal_title: "journalArticle",
  citation_inbook_title: "bookSection",
  citation_conference_title: "conferencePaper",
  citation_dissertation_institution: "thesis",
  citation_technical_report_institution: "report",
};

/**
 * Return the COinS of the paper whose page has such metadata; empty if it is of no paper.
 *
 * @param {Metadata[]} metadata
 */
export function coinsOf(metadata) {
  const all = (/** @type {string} */ wanted) => metadata.flatMap(([name, content]) => (name === wanted ? content : []));
  const first = (/** @type {string} */ name) => all(name).at(0) ?? "";
  const title = first("citation_title");
  if (!title) return "";
  const [tag, venue] = metadata.findLast(([name]) => name in TYPES) ?? [];
  const type = tag ? TYPES[tag] : first("DC.type") || "journalArticle";
  const source = venue ?? first("DC.source");
  const pairs = [
    ["ctx_ver", "Z39.88-2004"],
    ["rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"],
    ...all("citation_doi").map((doi) => ["rft_id", `info:doi/${doi}`]),
    ...all("citation_public_url").map((address) => ["rft_id", address.replaceAll("+", "%2B")]),
    ["rft.type", type],
    ["rft.title", title],
    [type === "thesis" || type === "report" ? "rft.publisher" : "rft.source", source],
    ["rft.publisher", first("citation_publisher")],
    ...all("citation_author").map((name) => ["rft.au", name.replace(/;$/, "")]),
    ["rft.date", first("citation_publication_date").replaceAll("/", "-")],
    ["rft.language", first("citation_language")],
  ];
  return contextObject(pairs);
}

/**
 * Return the COinS of the paper of a line that a template made. Which kind of work it is, a line does
 * not say: to Zotero it is a document.
 *
 * @param {Element} line
 */
function coinsOfLine(line) {
  const { title, date } = paperOf(line);
  const addressOf = (/** @type {string} */ selector) => {
    const link = line.querySelector(selector);
    return link instanceof HTMLAnchorElement ? link.href.replaceAll("+", "%2B") : "";
  };
  const venue = line.querySelector(".facts > .when ~ span:not([class])")?.textContent ?? "";
  return contextObject([
    ["ctx_ver", "Z39.88-2004"],
    ["rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"],
    ["rft_id", addressOf(".acts > a:not(.bib)") || addressOf("h2 a, h3 a")],
    ["rft.type", "document"],
    ["rft.title", title],
    ["rft.publisher", venue],
    ...namesIn(line.querySelector(".by")).map((name) => ["rft.au", name]),
    ["rft.date", date],
  ]);
}

/**
 * Return the names of a byline. A comma at the end keeps whole what is no person's name: "and 3 more".
 *
 * @param {Element | null} byline
 */
function namesIn(byline) {
  return Array.from(byline?.childNodes ?? []).flatMap((node) => {
    const text = node.textContent ?? "";
    if (node instanceof Text) return text.split(", ").map((name) => name.replace(/^… /u, "").trim()).filter(Boolean);
    const isWhole = node.nodeName === "SPAN" || text.includes(",");
    return [isWhole ? `${text.replace(/[\s,]+/gu, " ").trim()},` : text];
  });
}

/**
 * Return the pairs that have a value as a ContextObject.
 *
 * @param {string[][]} pairs
 */
function contextObject(pairs) {
  // Zotero reads a plus sign, escaped or not, as a blank.
  const known = pairs.filter(([, value]) => value).map(([key, value]) => [key, key === "rft_id" ? value : value.replaceAll("+", "＋")]);
  return known.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join("&");
}
