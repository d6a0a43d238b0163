/* The button beside the query that saves a search, and what is new when a saved one is opened. */

import { SITE } from "../addresses.js";
import { recentDayLabel } from "../dates.js";
import { showNotice } from "../notices.js";
import { followOtherWindows } from "../kept/other-windows.js";
import { button, element } from "../page.js";
import { t } from "../translation.js";
import { troubleNotice } from "../kept/troubles.js";
import { newsDetails } from "./line.js";
import { NO_NEWS, newsIn } from "./news.js";
import { notice } from "./notice.js";
import { parametersOf, savedSearch } from "./saved-search.js";
import { NO_ROOM, SavedSearches } from "./searches.js";

/** @import { Answer, Search } from "../search/answers.js" */
/** @import { SearchRequest } from "../search-box/address.js" */

/** Saves the search that is shown. */
export class SearchSaver {
  #searches = new SavedSearches(() => localStorage, SITE.pathname);
  #button = button("", () => this.#toggle(), { class: "save" });
  #status = element("span", { role: "status" });
  #news = element("div", { class: "search-news" });
  #place;
  #searchAgain;
  /** @type {SearchRequest | undefined} */
  #request;

  /**
   * @param {Element} place
   * @param {() => void} searchAgain
   */
  constructor(place, searchAgain) {
    this.#place = place;
    this.#searchAgain = searchAgain;
    troubleNotice(this.#searches, t`saved searches`);
    this.#searches.addEventListener("change", () => this.#update());
    followOtherWindows(this.#searches);
  }

  /** Offer nothing to save. */
  clear() {
    this.#request = undefined;
    this.#place.replaceChildren();
  }

  /**
   * Offer to save a search; one that is saved was looked at, once the reader is done with typing it.
   *
   * @param {Search} search
   * @param {Answer} answer
   * @param {SearchRequest} request
   * @param {boolean} isDone
   * @param {AbortSignal} signal
   */
  async show(search, answer, request, isDone, signal) {
    const isOther = !this.#request || parametersOf(this.#request) !== parametersOf(request);
    this.#request = request;
    if (isOther) {
      this.#status.replaceChildren();
      this.#news.replaceChildren();
    }
    if (!this.#button.isConnected) this.#place.replaceChildren(this.#button, this.#status, this.#news);
    this.#update();
    const saved = this.#saved();
    if (!saved || !isDone) return;
    const noticed = await notice();
    signal.throwIfAborted();
    if (!noticed) return this.fail();
    const arrivals = noticed.since(saved.looked);
    const news = arrivals.papers.length ? await newsIn(search, answer, arrivals) : NO_NEWS;
    signal.throwIfAborted();
    if (news.papers.length) {
      const day = element("p", {}, t`Since you looked on ${recentDayLabel(new Date(saved.looked))}.`);
      this.#news.replaceChildren(newsDetails(news, day));
    }
    this.#searches.update(saved.query, { looked: noticed.at });
  }

  /** Say that what is new is not known; it stays new. */
  fail() {
    const again = button(t`Try again`, this.#searchAgain);
    this.#news.replaceChildren(element("p", { role: "alert" }, t`What is new could not be loaded.`, " ", again));
  }

  #saved() {
    return this.#request && this.#searches.items.get(parametersOf(this.#request));
  }

  async #toggle() {
    if (!this.#request) return;
    const saved = this.#saved();
    if (saved) {
      this.#searches.remove(saved.query);
      this.#status.replaceChildren();
      showNotice(t`“${saved.name}” was removed.`, {
        [t`Undo`]: () => {
          this.#searches.save(saved);
          this.#button.focus();
        },
      });
      return;
    }
    const request = this.#request;
    this.#status.replaceChildren();
    const search = savedSearch(request, (await notice())?.at ?? Date.now());
    if (!search) this.#status.textContent = t`This search is too long to be saved.`;
    else if (this.#searches.save(search).left) this.#status.textContent = NO_ROOM;
    else if (!this.#searches.trouble) this.#sayWhere();
  }

  #sayWhere() {
    const list = element("a", { href: new URL("reading-list/", SITE) }, t`reading list`);
    this.#status.replaceChildren(t`What is new will be on the front page and in your `, list, ".");
  }

  #update() {
    if (this.#status.textContent === NO_ROOM && !this.#searches.isFull) this.#status.replaceChildren();
    const isSaved = Boolean(this.#saved());
    this.#button.textContent = isSaved ? t`Search saved` : t`Save this search`;
    this.#button.setAttribute("aria-pressed", String(isSaved));
  }
}
