/* Which papers of the reading list are shown, and in which order. It knows no page, and runs in Node
   as well. */

import { t } from "../translation.js";

/** @import { SavedPaper } from "./saved-paper.js" */

/** What a reader wants to see. @typedef {{ show: string, order: string, text: string }} Selection */

export const SHOWS = { all: t`All`, unread: t`Unread`, read: t`Read` };
export const LIST_ORDERS = { newest: t`Saved last`, oldest: t`Saved first`, title: t`Title`, date: t`Date of the paper` };

const titles = new Intl.Collator("en", { numeric: true });

/**
 * @param {string} one
 * @param {string} other
 */
const descending = (one, other) => (one < other ? 1 : one > other ? -1 : 0);

/** @type {Record<string, (one: SavedPaper, other: SavedPaper) => number>} */
const COMPARISONS = {
  newest: (one, other) => descending(one.saved, other.saved),
  oldest: (one, other) => descending(other.saved, one.saved),
  title: (one, other) => titles.compare(one.title, other.title),
  date: (one, other) => descending(one.date, other.date), // undated last
};

/** @param {string} text */
const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/**
 * Return the papers that have all words of a text in their title or notes, in an order.
 *
 * @param {SavedPaper[]} papers
 * @param {Selection} selection `show` and `order` are keys of `SHOWS` and `LIST_ORDERS`
 */
export function shownPapers(papers, { show, order, text }) {
  const words = folded(text).split(/\s+/u);
  const isShown = (/** @type {SavedPaper} */ { title, notes, read }) => {
    const content = folded(`${title}\n${notes}`);
    return (show === "all" || read === (show === "read")) && words.every((word) => content.includes(word));
  };
  return papers.filter(isShown).sort(COMPARISONS[order]);
}
