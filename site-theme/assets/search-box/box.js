/* The search box. Its results are in a panel below it, or, with filters, on the search page. */

import { SEARCH } from "../addresses.js";
import { element, required } from "../page.js";
import { t } from "../translation.js";
import { isSearch, writeAddress } from "./address.js";
import { isMissingFile, isOtherVersion } from "./failures.js";
import { SearchHistory } from "./history.js";
import { leadThroughResults, leadToBox } from "./keys.js";
import { SearchLoader } from "./loading.js";
import { Results } from "./results.js";

/** @import { SearchRequest } from "./address.js" */
/** @import { Facets } from "./facets.js" */
/** @import { SearchSaver } from "../saved-searches/saver.js" */
/** @import { Imports } from "./loading.js" */
/** @import { SaveButton } from "./results.js" */

const PAUSE_MS = 200; // after which a reader has stopped typing

/** What is found from a box. */
class SearchBox {
  #input;
  #loader;
  #results;
  #page;
  /** @type {Facets | undefined} */
  #facets;
  /** @type {SearchSaver | undefined} */
  #saver;
  #history = new SearchHistory();
  /** @type {SearchRequest} */
  #request = { text: "", chosen: {}, order: "relevance" };
  #running = new AbortController();

  /**
   * @param {HTMLInputElement} input
   * @param {SearchLoader} loader
   * @param {Results} results
   * @param {{ filters: Element, saving: Element } | null} page the places of the filters and of the button
   *     that saves a search, on the search page
   */
  constructor(input, loader, results, page) {
    this.#input = input;
    this.#loader = loader;
    this.#results = results;
    this.#page = page;
  }

  /**
   * Search for something else.
   *
   * @param {(request: SearchRequest) => SearchRequest} change
   * @param {boolean} isDone whether the reader is done with it, and not in the middle of typing
   */
  update(change, isDone) {
    this.#request = change(this.#request);
    if (this.#page) this.#history.write(this.#request, isDone);
    this.#show(isDone);
  }

  /** Search for what the address of the search page asks for. */
  followAddress() {
    this.#request = this.#history.read();
    this.#input.value = this.#request.text;
    this.#show(true);
  }

  /** Load the search before it is needed. */
  prepare() {
    this.#loader.load().catch((error) => {
      // What is missing is said when it is needed.
      if (!isMissingFile(error) && !isOtherVersion(error)) throw error;
    });
  }

  /**
   * Show what is found; a search that is under way is given up.
   *
   * @param {boolean} isDone
   */
  async #show(isDone) {
    this.#running.abort();
    this.#running = new AbortController();
    const { signal } = this.#running;
    if (!isSearch(this.#request, isDone)) {
      const letter = this.#request.text.trim();
      this.#results.clear(letter && t`Press Enter to search for “${letter}”.`);
      this.#clearPage();
      return;
    }
    this.#results.wait();
    try {
      // An archive that was published anew has its shards elsewhere, as a fresh manifest says.
      await this.#find(this.#request, isDone, signal).catch((error) => {
        if (signal.aborted || !isMissingFile(error)) throw error;
        this.#loader.forget();
        return this.#find(this.#request, isDone, signal);
      });
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    }
  }

  /**
   * @param {SearchRequest} request
   * @param {boolean} isDone
   * @param {AbortSignal} signal
   */
  async #find(request, isDone, signal) {
    const { search, page } = await this.#loader.load();
    const answer = await search.answer(request.text, { ...request, signal });
    signal.throwIfAborted();
    const onError = (/** @type {unknown} */ error) => signal.aborted || this.#fail(error);
    const address = writeAddress(request, SEARCH);
    await this.#results.show(search, answer, { text: request.text, address, signal, onError });
    if (!this.#page || !page) return;
    this.#facets ??= new page.Facets(this.#page.filters, (change) => this.update(change, true));
    this.#saver ??= new page.SearchSaver(this.#page.saving);
    if (this.#history.isTyping) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    signal.throwIfAborted();
    await this.#facets.show(search, answer, request, signal);
    await this.#saver.show(search, answer, request, isDone, signal);
  }

  #clearPage() {
    this.#facets?.clear();
    this.#saver?.clear();
  }

  /**
   * Tell the reader that the search cannot be used; a bug is for the console.
   *
   * @param {unknown} error
   */
  #fail(error) {
    if (isOtherVersion(error)) {
      this.#results.fail(t`This site has been updated.`, t`Reload the page to search`, () => location.reload());
    } else if (isMissingFile(error)) {
      this.#results.fail(t`The search index could not be loaded.`, t`Try again`, () => this.#show(true));
    } else throw error;
    this.#clearPage();
    this.#loader.forget();
  }
}

/**
 * Have a search box find papers; return what loads its search.
 *
 * @param {HTMLElement} form
 * @param {Imports} imports
 * @param {SaveButton} saveButton
 */
export function startSearchBox(form, imports, saveButton) {
  const input = required(form, "input", HTMLInputElement);
  const page = document.querySelector("[data-search-page]");
  const place = page
    ? required(page, ".search-found", HTMLElement)
    : element("div", { class: "search-panel", hidden: true });
  if (!page) form.append(place);
  const status = required(form, "[data-search-status]", HTMLElement);
  const results = new Results(place, status, Boolean(page), saveButton);
  input.setAttribute("aria-controls", results.id);
  const places = page && {
    filters: required(page, ".search-facets", Element),
    saving: required(document, "[data-search-saving]", Element),
  };
  const loader = new SearchLoader(imports, Boolean(page));
  const box = new SearchBox(input, loader, results, places);

  const readBox = (/** @type {SearchRequest} */ request) => ({ ...request, text: input.value });
  input.addEventListener("input", () => box.update(readBox, false));
  form.addEventListener("pointerenter", () => box.prepare(), { once: true });
  input.addEventListener("focus", () => box.prepare());
  leadToBox(input);
  const close = () => {
    const wasOpen = !page && !place.hidden;
    if (wasOpen) place.hidden = true;
    return wasOpen;
  };
  for (const part of [form, page]) {
    if (part instanceof HTMLElement) leadThroughResults(part, input, () => results.links, close);
  }
  if (page) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      box.update(readBox, true);
    });
    addEventListener("popstate", () => box.followAddress());
    box.followAddress();
    box.prepare();
    return loader;
  }
  input.addEventListener("focus", () => {
    if (!results.isEmpty) place.hidden = false;
  });
  const closeElsewhere = (/** @type {Event} */ { target }) => {
    if (!(target instanceof Node && form.contains(target))) place.hidden = true;
  };
  document.addEventListener("pointerdown", closeElsewhere);
  document.addEventListener("focusin", closeElsewhere);
  return loader;
}
