/* The sentences of abstracts in results. Each comes from its paper's page, once its line has been in
   view for a while. */

const PAUSE_MS = 200;

/** Fills lines of a list when they are in view. */
export class LazyExcerpts {
  /** @type {Map<Element, () => unknown>} */
  #fill = new Map();
  /** @type {Map<Element, number>} */
  #timers = new Map();
  #observer = new IntersectionObserver((entries) => entries.forEach((entry) => this.#see(entry)));

  /**
   * Fill a line once it has been in view for a while; not for readers who save data.
   *
   * @param {Element} line
   * @param {() => unknown} fill
   */
  add(line, fill) {
    const { connection } = /** @type {{ connection?: { saveData?: boolean } }} */ (navigator);
    if (connection?.saveData) return;
    this.#fill.set(line, fill);
    this.#observer.observe(line);
  }

  /** Drop all lines. */
  clear() {
    this.#observer.disconnect();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#fill.clear();
    this.#timers.clear();
  }

  /** @param {IntersectionObserverEntry} entry */
  #see({ target, isIntersecting }) {
    clearTimeout(this.#timers.get(target));
    if (!isIntersecting) return;
    const fill = () => {
      this.#observer.unobserve(target);
      this.#fill.get(target)?.();
    };
    this.#timers.set(target, setTimeout(fill, PAUSE_MS));
  }
}
