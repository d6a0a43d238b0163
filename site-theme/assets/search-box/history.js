/* The address and the title of the search page while a reader searches: one step back for a query, not
   one for each letter. */

import { SEARCH } from "../addresses.js";
import { readAddress, writeAddress } from "./address.js";

/** @import { SearchRequest } from "./address.js" */

const PAUSE_MS = 200; // after which a reader has stopped typing

/** What is searched for, in the address bar. */
export class SearchHistory {
  /** Whether the address has a text that the reader may go on with. */
  isTyping = false;
  #timer = 0;
  #pageTitle = document.title;

  /** Return what the address asks for. */
  read() {
    clearTimeout(this.#timer);
    this.isTyping = false;
    const request = readAddress(new URLSearchParams(location.search));
    this.#name(request);
    return request;
  }

  /**
   * Write the search to the address; at once if the reader is done with it.
   *
   * @param {SearchRequest} request
   * @param {boolean} isDone
   */
  write(request, isDone) {
    clearTimeout(this.#timer);
    if (isDone) this.#write(request, true);
    else this.#timer = setTimeout(() => this.#write(request, false), PAUSE_MS);
  }

  /**
   * Write how many results are shown: no step of its own.
   *
   * @param {SearchRequest} request
   */
  extend(request) {
    history.replaceState(history.state, "", writeAddress(request, SEARCH));
  }

  /**
   * @param {SearchRequest} request
   * @param {boolean} isDone
   */
  #write(request, isDone) {
    const address = writeAddress(request, SEARCH);
    if (address.href !== location.href) history[this.isTyping ? "replaceState" : "pushState"](null, "", address);
    this.isTyping = !isDone;
    this.#name(request);
  }

  /** @param {SearchRequest} request */
  #name({ text }) {
    document.title = [text.trim(), this.#pageTitle].filter(Boolean).join(" · ");
  }
}
