/* The search box. Its results are in a panel below it, or, with filters, on the search page. */

import { SEARCH } from "../addresses.js";
import { element, required } from "../page.js";
import { t } from "../translation.js";
import { isSearch, SHOWN, writeAddress } from "./address.js";
import { isMissingFile, isOtherVersion, rethrow, unlessBroken } from "./failures.js";
import { SearchHistory } from "./history.js";
import { leadThroughResults, leadToBox } from "./keys.js";
import { SearchLoader } from "./loading.js";
import { Results } from "./results.js";

/** @import { Answer, Search } from "../search/answers.js" */
/** @import { SearchRequest } from "./address.js" */
/** @import { Imports } from "./loading.js" */
/** @import { SaveButton } from "./results.js" */
/** @import { SearchPage } from "../search-page.js" */

const PAUSE_MS = 200; // after which a reader has stopped typing

/** What a box says of itself, where there are scripts. */
const ATTRIBUTES = { autocapitalize: "off", spellcheck: "false", "aria-keyshortcuts": "/ Control+K" };

/** What is found from a box. */
class SearchBox {
  #input;
  #loader;
  #results;
  #page;
  /** @type {SearchPage | undefined} */
  #parts;
  #history = new SearchHistory();
  /** @type {SearchRequest} */
  #request = { text: "", chosen: {}, order: "relevance" };
  #isByAddress = false;
  #running = new AbortController();

  /**
   * @param {HTMLInputElement} input
   * @param {SearchLoader} loader
   * @param {Results} results
   * @param {Element | null} page the search page, if the box is there
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
    this.#request = { ...change(this.#request), shown: SHOWN };
    this.#isByAddress = false;
    if (this.#page) this.#history.write(this.#request, isDone);
    this.#show(isDone);
  }

  /** Search for what the address of the search page asks for. */
  followAddress() {
    this.#request = this.#history.read();
    this.#isByAddress = true;
    this.#input.value = this.#request.text;
    this.#show(true);
  }

  /** Load the search before it is needed. */
  prepare() {
    this.#loader.load().catch(unlessBroken);
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
    this.#parts?.pause();
    if (!isSearch(this.#request, isDone)) {
      const letter = this.#request.text.trim();
      this.#results.clear(letter && t`Press Enter to search for “${letter}”.`);
      await this.#begin(letter === "", signal);
      return;
    }
    this.#results.wait();
    this.#parts?.wait();
    try {
      // An archive that was published anew has its shards elsewhere, as a fresh manifest says.
      await this.#find(this.#request, isDone, signal, rethrow).catch((error) => {
        if (signal.aborted || !isMissingFile(error)) throw error;
        this.#loader.forget();
        return this.#find(this.#request, isDone, signal, unlessBroken); // papers are shown without the rest
      });
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    }
  }

  /**
   * @param {SearchRequest} request
   * @param {boolean} isDone
   * @param {AbortSignal} signal
   * @param {(error: unknown) => undefined} onGap hears why something beside the papers cannot be shown
   */
  async #find(request, isDone, signal, onGap) {
    const loaded = await this.#loader.load();
    const { search } = loaded;
    const answer = await search.answer(request.text, { ...request, signal });
    signal.throwIfAborted();
    const droppable = answer.hits.length || !this.#page ? [] : await this.#droppableFrom(search, answer, request).catch(onGap);
    signal.throwIfAborted();
    await this.#results.show(loaded, answer, {
      text: request.text,
      address: writeAddress({ ...request, shown: SHOWN }, SEARCH),
      shown: request.shown ?? SHOWN,
      signal,
      onError: (error) => signal.aborted || this.#fail(error),
      onMore: (shown) => this.#history.extend((this.#request = { ...this.#request, shown })),
      droppable: droppable ?? [],
      ofPage: {
        addToLines: async (...lines) => (await this.#loadParts())?.addToLines(...lines),
        loadActions: async () => (await this.#loadParts())?.actionsOf,
      },
    });
    const parts = await this.#loadParts();
    signal.throwIfAborted();
    parts?.resume(this.#isByAddress);
    if (this.#history.isTyping) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    signal.throwIfAborted();
    await parts?.show(search, answer, request, isDone, signal, onGap).catch((error) => {
      onGap(error);
      parts.begin(false);
    });
  }

  /**
   * Return links to the search without a part of it.
   *
   * @param {Search} search
   * @param {Answer} answer
   * @param {SearchRequest} request
   */
  async #droppableFrom(search, answer, request) {
    const { droppableLinks } = await this.#loader.loadDroppable();
    return droppableLinks(search, answer, request);
  }

  /** Return what the search page has beside the results; nothing if the box is not there, or it cannot be loaded. */
  async #loadParts() {
    if (!this.#page) return undefined;
    const loaded = await this.#loader.loadPage().catch(unlessBroken);
    if (loaded) this.#parts ??= new loaded.SearchPage(this.#page, (change) => this.update(change, true));
    return this.#parts;
  }

  /**
   * Show where to begin, on the search page.
   *
   * @param {boolean} isEmpty whether nothing is typed
   * @param {AbortSignal} signal
   */
  async #begin(isEmpty, signal) {
    const parts = await this.#loadParts();
    if (!signal.aborted) parts?.begin(isEmpty);
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
    this.#parts?.begin(false);
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
  input.setAttribute("aria-label", input.placeholder);
  for (const [name, value] of Object.entries(ATTRIBUTES)) input.setAttribute(name, value);
  const page = document.querySelector("[data-search-page]");
  const place = page
    ? required(page, ".search-found", HTMLElement)
    : element("div", { class: "search-panel", hidden: true });
  if (!page) form.append(place);
  if (!page) input.after(element("kbd", { class: "search-key", "aria-hidden": "true" }, "/"));
  const status = element("p", { class: "unseen", role: "status", "data-search-status": true });
  form.append(status);
  const results = new Results(place, status, Boolean(page), saveButton);
  input.setAttribute("aria-controls", results.list.id);
  const loader = new SearchLoader(imports);
  const box = new SearchBox(input, loader, results, page);

  const readBox = (/** @type {SearchRequest} */ request) => ({ ...request, text: input.value });
  input.addEventListener("input", () => box.update(readBox, false));
  form.addEventListener("pointerenter", () => box.prepare(), { once: true });
  input.addEventListener("focus", () => box.prepare());
  leadToBox(input);
  const open = () => {
    if (!results.isEmpty) place.hidden = false;
  };
  const close = () => {
    const wasOpen = !page && !place.hidden;
    if (wasOpen) place.hidden = true;
    return wasOpen;
  };
  leadThroughResults(page instanceof HTMLElement ? page : form, input, () => results.links, open, close);
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
  input.addEventListener("focus", open);
  const closeElsewhere = (/** @type {Event} */ { target }) => {
    if (!(target instanceof Node && form.contains(target))) place.hidden = true;
  };
  document.addEventListener("pointerdown", closeElsewhere);
  document.addEventListener("focusin", closeElsewhere);
  return loader;
}
