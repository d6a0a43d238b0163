/* What is new since a reader's last visit, on the front page. Only slugs are kept, in this browser;
   they are not worth a warning if the browser refuses to keep them. */

import { SITE } from "../addresses.js";
import { recentDayLabel } from "../dates.js";
import { counted, formatted } from "../numbers.js";
import { element } from "../page.js";
import { titleLine } from "../paper-line.js";
import { unseenPapers } from "./visits.js";

const MAX_SHOWN = 50;

/**
 * Show what is new.
 *
 * @param {Element} place
 */
export async function showNewPapers(place) {
  const address = new URL("recent.json", SITE);
  const response = await fetch(address, { cache: "no-cache" }).catch(() => undefined);
  if (!response?.ok) return; // the browser reports it; the page lacks nothing that it promised
  const key = `paper-archive:${SITE.pathname}:visits`;
  const { visits, last, papers, isMore } = unseenPapers(await response.json(), load(key), Date.now());
  store(key, visits);
  if (!papers.length || last === undefined) return;
  const count = isMore ? `${formatted(papers.length)} or more new papers` : counted(papers.length, "new paper");
  const lines = papers.slice(0, MAX_SHOWN).map(([slug, title]) => titleLine({ slug, title }));
  const others = papers.length - lines.length;
  place.append(
    element(
      "details",
      {},
      element("summary", {}, `${count} since your last visit on ${recentDayLabel(new Date(last))}`),
      element("ul", {}, ...lines),
      ...(others ? [element("p", {}, `And ${formatted(others)} more.`)] : []),
    ),
  );
}

/**
 * @param {string} key
 * @returns {unknown}
 */
function load(key) {
  return unlessRefused(() => JSON.parse(localStorage?.getItem(key) ?? "null"));
}

/**
 * @param {string} key
 * @param {unknown} value
 */
function store(key, value) {
  unlessRefused(() => localStorage?.setItem(key, JSON.stringify(value)));
}

/** @param {() => unknown} act */
function unlessRefused(act) {
  try {
    return act();
  } catch (error) {
    if (error instanceof DOMException || error instanceof SyntaxError) return null;
    throw error;
  }
}
