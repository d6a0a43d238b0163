/* The saved searches on the page of the reading list, where they are renamed and removed. */

import { SITE } from "../addresses.js";
import { askForName } from "../kept/name-form.js";
import { showNotice } from "../notices.js";
import { button, element } from "../page.js";
import { t } from "../translation.js";
import { searchLine } from "./line.js";
import { SearchLines } from "./lines.js";
import { NO_ROOM } from "./searches.js";

/** @import { NewsCounter } from "./counter.js" */
/** @import { SavedSearch } from "./saved-search.js" */
/** @import { SavedSearches } from "./searches.js" */

/** Shows the searches. */
export class SearchesSection {
  element = element("section", { class: "searches-section", "aria-labelledby": "saved-searches", hidden: true });
  #searches;
  #lines;
  /** Query → a search that was removed a moment ago, and its line. @type {Map<string, [SavedSearch, HTMLElement]>} */
  #removed = new Map();
  #closeNoRoom = () => {};

  /**
   * @param {SavedSearches} searches
   * @param {NewsCounter} counter
   */
  constructor(searches, counter) {
    this.#searches = searches;
    const list = element("ul", { class: "searches" });
    const follow = element("a", { href: new URL("follow/", SITE) }, t`follow the archive`);
    this.#lines = new SearchLines(list, searches, counter, (search) => this.#line(search));
    this.element.append(
      element("h2", { id: "saved-searches" }, t`Saved searches`),
      element("p", {}, t`Papers are new in a search until you open it. To hear of new papers outside this browser, `, follow, "."),
      list,
    );
    searches.addEventListener("change", () => this.#show());
    this.#show();
  }

  #show() {
    if (!this.#searches.isFull) this.#closeNoRoom();
    for (const query of this.#removed.keys()) if (this.#searches.has(query)) this.#removed.delete(query);
    this.element.hidden = !this.#searches.items.size && !this.#removed.size;
    this.#lines.show([...this.#removed.values()]);
  }

  /** @param {SavedSearch} search */
  #line({ query }) {
    const nameNow = () => this.#searches.items.get(query)?.name ?? "";
    const rename = button(t`Rename`, () => this.#rename(query, line.element, rename));
    const remove = button(t`Remove`, () => this.#remove(query));
    const line = searchLine({ query, name: "", looked: 0 }, [rename, remove]);
    const update = (/** @type {SavedSearch} */ now) => {
      line.update(now);
      for (const each of [rename, remove]) each.setAttribute("aria-label", `${each.textContent}: ${nameNow()}`);
    };
    return { ...line, update };
  }

  /**
   * Ask for another name.
   *
   * @param {string} query
   * @param {HTMLElement} line
   * @param {HTMLElement} opener
   */
  #rename(query, line, opener) {
    line.querySelector("form")?.remove();
    const value = this.#searches.items.get(query)?.name ?? "";
    const place = (/** @type {HTMLElement} */ form) => line.append(form);
    const act = (/** @type {string} */ name) => this.#searches.update(query, { name });
    askForName(t`New name: ${value}`, value, place, act, () => opener.focus());
  }

  /** @param {string} query */
  #remove(query) {
    const search = this.#searches.items.get(query);
    if (!search) return;
    const restore = () => {
      if (this.#searches.save(search).left) this.#closeNoRoom = showNotice(NO_ROOM);
      else this.#lines.lineOf(query)?.link.focus();
    };
    const undo = button(t`Undo`, restore, { "aria-label": t`Undo: ${search.name}` });
    const sentence = element("p", { dir: "auto" }, t`Removed: ${search.name}`);
    this.#removed.set(query, [search, element("li", { class: "removed-line" }, sentence, undo)]);
    this.#searches.remove(query);
    undo.focus();
  }
}
