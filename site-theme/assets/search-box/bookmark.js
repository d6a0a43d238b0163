/* Where a reader is in the results: kept in the history of the window, for when they come back. */

const PAUSE_MS = 200; // after which a reader has stopped scrolling

const SETTLING_FRAMES = 5;

/** The result at the top of the view. */
export class Bookmark {
  #list;
  #timer = 0;
  #isKept = false;

  /** @param {Element} list of results */
  constructor(list) {
    this.#list = list;
    history.scrollRestoration = "manual"; // results come later than the page
    addEventListener("scroll", () => this.#keepSoon(), { passive: true });
    list.addEventListener("click", () => this.#keep());
    // Safari shows the top of a page that it kept, results and all.
    addEventListener("pageshow", ({ persisted }) => persisted && this.#isKept && this.resume(true));
  }

  /** Keep nothing until results are shown. */
  pause() {
    this.#isKept = false;
    clearTimeout(this.#timer);
  }

  /**
   * Keep where the reader is from now on. Who came by an address is led to the results: back to the same
   * place, or to the first if none is in sight.
   *
   * @param {boolean} isByAddress
   */
  resume(isByAddress) {
    this.#isKept = true;
    this.#keepSoon(); // they may have scrolled already
    if (!isByAddress) return;
    const line = this.#list.children[history.state?.line];
    if (!line && scrollY === 0 && this.#list.getBoundingClientRect().top > innerHeight) this.#list.parentElement?.scrollIntoView();
    if (!line) return;
    const { top } = history.state;
    // Lines have their heights only once they are in sight.
    const scroll = (/** @type {number} */ framesLeft) => {
      scrollBy(0, line.getBoundingClientRect().top - top);
      if (framesLeft) requestAnimationFrame(() => scroll(framesLeft - 1));
    };
    scroll(SETTLING_FRAMES);
  }

  #keepSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#keep(), PAUSE_MS);
  }

  #keep() {
    if (!this.#isKept) return;
    const tops = Array.from(this.#list.children, (line) => line.getBoundingClientRect());
    const line = scrollY > 0 ? tops.findIndex(({ bottom }) => bottom > 0) : -1;
    history.replaceState(line < 0 ? null : { line, top: tops[line].top }, "");
  }
}
