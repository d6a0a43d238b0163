/* The saved papers on the page of the reading list, and which of them are shown. */

import { arrange } from "../arranged.js";
import { addCoins, coinsOf } from "../coins.js";
import { metadataOf } from "../metadata.js";
import { counted, formatted } from "../numbers.js";
import { element } from "../page.js";
import { noun, t } from "../translation.js";
import { ListChooser } from "./list-chooser.js";
import { removedLine, savedLine } from "./lines.js";
import { loadPage, MissingPage } from "./paper-pages.js";
import { LIST_ORDERS, shownPapers, SHOWS } from "./selection.js";

/** @import { Line } from "./lines.js" */
/** @import { ReadingList } from "./list.js" */
/** @import { NamedLists } from "./named-lists.js" */
/** @import { SavedPaper } from "./saved-paper.js" */
/** @import { Selection } from "./selection.js" */

const EMPTY =
  t`No saved papers yet. Press “Save” beside a paper, in any list or on its own page, to keep it here. To bring a list from another browser, restore a backup.`;
const EMPTY_LIST = t`No papers in this list yet. Show all saved papers, and move some to it with “List” beside each.`;

/** What is saved, as it is shown: all of it, or one of the reader's lists. */
export class SavedList {
  /** What it consists of. @type {HTMLElement[]} */
  parts;
  #list;
  #lists;
  #chooser;
  #show = choice("show", SHOWS);
  #order = choice("order", LIST_ORDERS);
  #text = element("input", { name: "text", type: "text", autocomplete: "off" });
  #tools = element(
    "form",
    { class: "list-tools" },
    element("label", {}, t`Show`, this.#show),
    element("label", {}, t`Sort by`, this.#order),
    element("label", {}, t`Filter by title or notes`, this.#text),
  );
  #summary = element("p", { class: "list-summary", role: "status" });
  #empty = element("p", { class: "list-empty" }, EMPTY);
  #items = element("ol", { class: "papers", "aria-label": t`Saved papers` });
  /** Slug → line, which keeps focus and caret as long as it is shown. @type {Map<string, Line>} */
  #lines = new Map();
  /** Slug → paper, with those that were removed a moment ago. @type {Map<string, SavedPaper>} */
  #known = new Map();
  /** Whether a line is still shown as it was because the reader is writing in it. */
  #isLate = false;
  #adding = new AbortController();

  /**
   * @param {ReadingList} list
   * @param {NamedLists} lists
   */
  constructor(list, lists) {
    this.#list = list;
    this.#lists = lists;
    this.#chooser = new ListChooser(lists, list);
    this.#chooser.addEventListener("change", () => this.show(true));
    this.parts = [this.#chooser.element, this.#tools, this.#summary, this.#empty, this.#items];
    this.#tools.addEventListener("input", () => this.show(true));
    this.#tools.addEventListener("submit", (event) => event.preventDefault());
    for (const kept of [list, lists]) kept.addEventListener("change", () => this.show(false));
    // By then the reader may be in another control of the same line.
    this.#items.addEventListener("focusout", () => this.#isLate && setTimeout(() => this.show(false)));
  }

  /** The name of the list that is shown; empty for the reading list, and for all that is saved. */
  get name() {
    return this.#chooser.name;
  }

  /** Return the papers that the reader wants to see. */
  selected() {
    return shownPapers(this.#inList(this.#list.papers), this.#selection());
  }

  /** @param {Map<string, SavedPaper>} papers */
  #inList(papers) {
    return [...papers.values()].filter(({ slug }) => this.#chooser.isShown(slug));
  }

  /**
   * Show the papers that the reader wants to see. A line whose paper was just removed stays, and so
   * does one in use, until the reader asks for others.
   *
   * @param {boolean} isOtherSelection
   */
  show(isOtherSelection) {
    const now = this.#list.papers;
    const removed = [...this.#known.values()].filter(({ slug }) => !now.has(slug) && this.#isShown(slug) && this.#chooser.isShown(slug));
    this.#known = new Map([...removed, ...now.values()].map((paper) => [paper.slug, paper]));
    const selected = new Set(this.selected().map(({ slug }) => slug));
    const stays = (/** @type {SavedPaper} */ { slug }) =>
      selected.has(slug) || !now.has(slug) || (!isOtherSelection && this.#hasFocus(slug));
    const shown = [...this.#known.values()].filter(stays);
    this.#place(shownPapers(shown, { ...this.#selection(), show: "all", text: "" }));
    const all = this.#inList(now);
    const unread = all.filter(({ read }) => !read).length;
    const part = selected.size < all.length ? t`${formatted(selected.size)} of ` : "";
    this.#summary.textContent = t`${part}${counted(all.length, noun`paper`)}, ${formatted(unread)} unread`;
    this.#empty.hidden = all.length > 0 || shown.length > 0;
    this.#empty.textContent = this.#known.size ? EMPTY_LIST : EMPTY;
    for (const each of [this.#tools, this.#summary]) each.hidden = now.size === 0;
    this.#addCoins();
  }

  #addCoins() {
    this.#adding.abort();
    this.#adding = new AbortController();
    const shown = [...this.#lines].filter(([, line]) => line.isSaved && line.element.isConnected);
    void addCoins(new Map(shown.map(([slug, line]) => [slug, line.element])), readCoins, this.#adding.signal);
  }

  /** @returns {Selection} */
  #selection() {
    return { show: this.#show.value, order: this.#order.value, text: this.#text.value };
  }

  /** @param {string} slug */
  #isShown(slug) {
    return this.#lines.get(slug)?.element.isConnected ?? false;
  }

  /** @param {string} slug */
  #hasFocus(slug) {
    return this.#lines.get(slug)?.element.contains(document.activeElement) ?? false;
  }

  /**
   * Put the lines of papers into the list, and leave those that are there already.
   *
   * @param {SavedPaper[]} papers
   */
  #place(papers) {
    const focused = document.activeElement;
    const focusedSlug = [...this.#lines.keys()].find((slug) => this.#hasFocus(slug));
    this.#isLate = false;
    arrange(this.#items, papers.map((paper) => this.#lineOf(paper).element));
    // A removed paper has another line in its place.
    if (focusedSlug === undefined || focused?.isConnected || !this.#isShown(focusedSlug)) return;
    this.#lines.get(focusedSlug)?.button.focus();
  }

  /** @param {SavedPaper} paper */
  #lineOf(paper) {
    const isSaved = this.#list.has(paper.slug);
    let line = this.#lines.get(paper.slug);
    if (line && !isSaved && line.isTyping()) this.#isLate = true;
    else if (line?.isSaved !== isSaved) {
      line = isSaved ? savedLine(paper, this.#list, this.#lists) : removedLine(paper, this.#list);
      this.#lines.set(paper.slug, line);
    }
    line.update(paper);
    return line;
  }
}

/**
 * @param {string} name
 * @param {Record<string, string>} labels
 */
function choice(name, labels) {
  const options = Object.entries(labels).map(([value, label]) => element("option", { value }, label));
  return element("select", { name }, ...options);
}

/** @type {import("../coins.js").ReadCoins} */
async function readCoins(slug) {
  try {
    return coinsOf(metadataOf(await loadPage(slug)));
  } catch (error) {
    if (!(error instanceof MissingPage)) throw error;
    return undefined;
  }
}
