/* The address of the search page while a reader searches: one step back for a query, not one for each
   letter. */

import { SEARCH } from "../addresses.js";
import { readAddress, writeAddress } from "./address.js";

/** @import { SearchRequest } from "./address.js" */

const PAUSE_MS = 200; // after which a reader has stopped typing

/** What is searched for, in the address bar. */
export class SearchHistory {
  /** Whether the address has a text that the reader may go on with. */
  isTyping = false;
  #timer = 0;

  /** Return what the address asks for. */
  read() {
    clearTimeout(this.#timer);
    this.isTyping = false;
    return readAddress(new URLSearchParams(location.search));
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
   * @param {SearchRequest} request
   * @param {boolean} isDone
   */
  #write(request, isDone) {
    const address = writeAddress(request, SEARCH);
    if (address.href !== location.href) history[this.isTyping ? "replaceState" : "pushState"](null, "", address);
    this.isTyping = !isDone;
  }
}
