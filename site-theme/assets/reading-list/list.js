/* The reading list: papers that a reader saved, kept in this browser and nowhere else. It knows a
   storage and no page, and runs in Node as well.

   What the browser refuses to store stays here as long as the page does, and is stored with the next
   change that it accepts. What cannot be read is set aside under another key; if that fails, nothing
   is written. */

import { setAside } from "./damaged-lists.js";
import { readPapers, writePapers } from "./saved-paper.js";

/** @import { SavedPaper } from "./saved-paper.js" */

/** What is wrong with storing: nothing, or why. @typedef {"" | "forbidden" | "full" | "damaged"} Trouble */

/** @typedef {{ slug: string, title: string, date: string }} Paper */

/** The list. It sends `change` when its papers may have changed, and `trouble` when storing failed. */
export class ReadingList extends EventTarget {
  /** @type {Trouble} */
  trouble = "";
  /** Slug → paper, in the order of saving. @type {Map<string, SavedPaper>} */
  papers = new Map();
  #storage;
  /** @type {Map<string, SavedPaper>} */
  #stored = new Map();
  /** Slug → a paper that is not stored yet, null for one that was removed. @type {Map<string, SavedPaper | null>} */
  #unstored = new Map();
  /** @type {Map<string, SavedPaper>} */
  #removed = new Map();

  /**
   * @param {() => Storage | null} storage returns the storage of the browser
   * @param {string} base the path of the site on its host
   */
  constructor(storage, base) {
    super();
    this.key = `paper-archive:${base}:reading-list`;
    this.#storage = () => storage() ?? refuse();
    this.reload();
  }

  /** @param {string} slug */
  has(slug) {
    return this.papers.has(slug);
  }

  /**
   * Add papers. One that was removed a moment ago comes back as it was.
   *
   * @param {Paper[]} papers
   */
  save(...papers) {
    const saved = new Date().toISOString();
    const added = (/** @type {Paper} */ { slug, title, date }) =>
      this.#removed.get(slug) ?? { slug, title, date, saved, read: false, notes: "" };
    this.#change((now) => papers.filter(({ slug }) => !now.has(slug)).map((paper) => [paper.slug, added(paper)]));
  }

  /** @param {string} slug */
  remove(slug) {
    this.#change((now) => {
      const paper = now.get(slug);
      if (!paper) return [];
      this.#removed.set(slug, paper);
      return [[slug, null]];
    });
  }

  /**
   * Change fields of a paper, if it is still in the list.
   *
   * @param {string} slug
   * @param {Partial<Pick<SavedPaper, "read" | "notes">>} fields
   */
  update(slug, fields) {
    this.#change((now) => {
      const paper = now.get(slug);
      return paper ? [[slug, { ...paper, ...fields }]] : [];
    });
  }

  /**
   * Put whole papers in.
   *
   * @param {(now: Map<string, SavedPaper>) => SavedPaper[]} compute returns them, given slug → paper
   */
  put(compute) {
    this.#change((now) => compute(now).map((paper) => [paper.slug, paper]));
  }

  /** Read what other windows have stored meanwhile. */
  reload() {
    this.#change(() => []);
  }

  /** @param {(now: Map<string, SavedPaper>) => [slug: string, paper: SavedPaper | null][]} compute */
  #change(compute) {
    this.trouble = attempt(() => this.#read());
    const isReadable = this.trouble === "" || this.trouble === "damaged";
    for (const [slug, paper] of compute(this.#now())) this.#unstored.set(slug, paper);
    this.papers = this.#now();
    // A list that could neither be read nor set aside is never overwritten.
    if (this.#unstored.size && isReadable) this.trouble = attempt(() => this.#write()) || this.trouble;
    this.dispatchEvent(new Event("change"));
    // A reader who saves nothing need not know that nothing can be stored.
    if (this.trouble && (this.trouble !== "forbidden" || this.#unstored.size)) this.dispatchEvent(new Event("trouble"));
  }

  #now() {
    /** @type {Map<string, SavedPaper>} */
    const papers = new Map(this.#stored);
    for (const [slug, paper] of this.#unstored) {
      if (paper) papers.set(slug, paper);
      else papers.delete(slug);
    }
    return papers;
  }

  /**
   * Read what is stored. A damaged list is set aside, and what can be read of it stored in its place.
   *
   * @returns {Trouble}
   */
  #read() {
    const storage = this.#storage();
    const text = storage.getItem(this.key);
    const found = text === null ? { papers: [], isWhole: true } : (readPapers(text) ?? { papers: [], isWhole: false });
    this.#stored = new Map(found.papers.map((paper) => [paper.slug, paper]));
    if (text === null || found.isWhole) return "";
    setAside(storage, this.key, text);
    storage.setItem(this.key, writePapers(found.papers));
    return "damaged";
  }

  /** @returns {Trouble} */
  #write() {
    this.#storage().setItem(this.key, writePapers([...this.papers.values()]));
    this.#stored = this.papers;
    this.#unstored.clear();
    return "";
  }
}

/** @returns {never} */
function refuse() {
  throw new DOMException("no storage", "SecurityError");
}

/**
 * Return what an act returns, or how the browser refused it.
 *
 * @param {() => Trouble} act
 * @returns {Trouble}
 */
function attempt(act) {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return error.name === "SecurityError" ? "forbidden" : "full";
  }
}
