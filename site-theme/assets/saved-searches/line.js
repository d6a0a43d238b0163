/* The line of a saved search: its name, what it searches for, and what is new. */

import { SEARCH } from "../addresses.js";
import { counted } from "../numbers.js";
import { button, element } from "../page.js";
import { titleLine } from "../paper-line.js";
import { noun, t } from "../translation.js";
import { newsLabel } from "./news.js";
import { searchLabel } from "./saved-search.js";

/** @import { News } from "./news.js" */
/** @import { SavedSearch } from "./saved-search.js" */

const MAX_SHOWN = 50;

/**
 * @typedef {object} SearchLine
 * @property {HTMLElement} element
 * @property {HTMLAnchorElement} link
 * @property {(now: SavedSearch) => void} update shows another name
 * @property {(news: News, onSeen: () => void) => void} show what is new, with a button that says it was seen
 * @property {(sentence: string) => void} say something in place of news
 */

/**
 * Return a line.
 *
 * @param {SavedSearch} search
 * @param {Node[]} [beside]
 * @returns {SearchLine}
 */
export function searchLine({ query }, beside = []) {
  const label = searchLabel(query);
  const link = element("a", { href: addressOf(query), dir: "auto" });
  const content = element("p", { class: "facts", dir: "auto" }, label);
  const news = element("div", { class: "search-news" });
  const line = element("li", { class: "search-line" }, element("div", {}, link, ...beside), content, news);
  return {
    element: line,
    link,
    update({ name }) {
      link.textContent = name;
      content.hidden = name === label;
    },
    show(found, onSeen) {
      const seen = () => {
        link.focus(); // the button goes
        onSeen();
      };
      news.replaceChildren(found.papers.length ? newsDetails(found, button(t`Mark as seen`, seen)) : newsLabel(found));
    },
    say(sentence) {
      news.textContent = sentence;
    },
  };
}

/** @param {string} query */
function addressOf(query) {
  const address = new URL(SEARCH);
  address.search = query;
  return address;
}

/**
 * Return the titles of what is new, below how many there are.
 *
 * @param {News} news
 * @param {Node | string} [below]
 */
export function newsDetails(news, below = "") {
  const lines = news.papers.slice(0, MAX_SHOWN).map(([slug, title]) => titleLine({ slug, title }));
  const others = news.papers.length - lines.length;
  return element(
    "details",
    {},
    element("summary", {}, newsLabel(news)),
    element("ul", {}, ...lines),
    others ? element("p", {}, t`And ${counted(others, noun`other`)}.`) : "",
    below,
  );
}
