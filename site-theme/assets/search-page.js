/* What the search page has beside the results: choices among them, the button that saves the search, and
   where to begin without a query. */

import { SEARCH } from "./addresses.js";
import { addCoins, coinsOf } from "./coins.js";
import { actionsOf } from "./lists/actions.js";
import { button, element, required } from "./page.js";
import { saveCitations } from "./reading-list/saved-citations.js";
import { SearchSaver } from "./saved-searches/saver.js";
import { t } from "./translation.js";
import { writeAddress } from "./search-box/address.js";
import { Bookmark } from "./search-box/bookmark.js";
import { Facets } from "./search-box/facets.js";
import { isMissingFile } from "./search-box/failures.js";
import { forgetQueries, keepQuery, recentQueries } from "./search-box/recent-queries.js";

/** @import { Answer, Search } from "./search/answers.js" */
/** @import { SearchRequest } from "./search-box/address.js" */
/** @import { UpdateRequest } from "./search-box/facets.js" */
/** @import { ReadPage } from "./search/phrases.js" */

/** The parts of the search page around the results. */
export class SearchPage {
  /** Adds COinS to lines of results; other pages, which have the box, do not load them. */
  addToLines = addToLines;
  /** What the buttons of lines do. */
  actionsOf = actionsOf;
  #bookmark;
  #facets;
  #saver;
  #start;
  #recent;
  #help;
  #results;
  #citing = element("p", { class: "search-more", hidden: true });

  /**
   * @param {ParentNode} page
   * @param {UpdateRequest} update
   */
  constructor(page, update) {
    this.#facets = new Facets(required(page, ".search-facets", Element), update);
    this.#saver = new SearchSaver(required(page, "[data-search-saving]", Element), () => update((same) => same));
    this.#start = required(page, ".search-start", HTMLElement);
    this.#recent = required(page, "[data-recent-queries]", Element);
    this.#help = required(page, ".search-help", HTMLElement);
    this.#results = required(page, ".search-found", Element);
    this.#bookmark = new Bookmark(required(this.#results, "[data-search-results]", Element));
    const box = required(page, "input", HTMLInputElement);
    const status = element("span", { role: "status" });
    const say = (/** @type {string} */ message) => (status.textContent = ` ${message}`);
    this.#citing.append(button(t`BibTeX of these papers`, () => saveCitations(this.#shown(), "bib", ["BibTeX", "papers.bib"], say)), status);
    this.#results.append(this.#citing);
    this.#results.addEventListener("click", ({ target }) => target instanceof Element && target.closest("a") && keepQuery(box.value));
  }

  /**
   * Show nothing of an answer, and where to begin if nothing is typed.
   *
   * @param {boolean} isEmpty
   */
  begin(isEmpty) {
    this.#facets.clear();
    this.#saver.clear();
    this.#citing.hidden = true;
    this.#showRecent();
    this.#start.hidden = !isEmpty;
    this.#help.hidden = false;
  }

  /** Keep nothing of where the reader is until results are shown. */
  pause() {
    this.#bookmark.pause();
  }

  /**
   * Keep where the reader is in the results, who may have come back to them by an address.
   *
   * @param {boolean} isByAddress
   */
  resume(isByAddress) {
    this.#bookmark.resume(isByAddress);
  }

  /** Make room for results. */
  wait() {
    this.#start.hidden = true;
  }

  /**
   * Show what belongs to an answer, once its papers are shown.
   *
   * @param {Search} search
   * @param {Answer} answer
   * @param {SearchRequest} request
   * @param {boolean} isDone whether the reader is done with the query
   * @param {AbortSignal} signal
   * @param {(error: unknown) => unknown} onGone hears of a file that an archive published anew has elsewhere
   */
  async show(search, answer, request, isDone, signal, onGone) {
    if (isDone) keepQuery(request.text);
    await this.#facets.show(search, answer, request, signal, onGone);
    await this.#saver.show(search, answer, request, isDone, signal).catch((error) => {
      onGone(error);
      this.#saver.fail();
    });
    this.#citing.hidden = !this.#shown().length;
    this.#help.hidden = false;
  }

  /** Return slug and title of the papers that are shown. */
  #shown() {
    const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (this.#results.querySelectorAll(".result-title a"));
    return Array.from(links, ({ pathname, textContent }) => ({ slug: pathname.split("/").at(-2) ?? "", title: textContent ?? "" }));
  }

  #showRecent() {
    const items = recentQueries().map((text) => {
      const address = writeAddress({ text, chosen: {}, order: "relevance" }, SEARCH);
      return element("li", { dir: "auto" }, element("a", { href: address }, text));
    });
    const clear = () => {
      forgetQueries();
      this.#showRecent();
    };
    const heading = element("h2", {}, t`Recent searches`);
    const note = element("p", { class: "facts" }, t`Kept in this browser only.`, " ", button(t`Clear`, clear, { class: "search-again" }));
    this.#recent.replaceChildren(...(items.length ? [heading, element("ul", {}, ...items), note] : []));
  }
}

/**
 * @param {Map<string, Element>} lines slug → line
 * @param {ReadPage} readPage
 * @param {AbortSignal} signal
 */
function addToLines(lines, readPage, signal) {
  void addCoins(lines, async (slug) => {
    try {
      return coinsOf((await readPage(slug)).metadata);
    } catch (error) {
      if (!isMissingFile(error)) throw error;
      return undefined;
    }
  }, signal);
}
