/* The reading list: papers that a reader saved. It knows no page, and runs in Node as well. */

import { KeptItems } from "../kept/items.js";
import { listKey } from "./key.js";
import { readPapers, writePapers } from "./saved-paper.js";

/** @import { SavedPaper } from "./saved-paper.js" */

/** @typedef {{ slug: string, title: string, date: string }} Paper */

/** @type {import("../kept/items.js").Format<SavedPaper>} */
const FORMAT = { read: readPapers, write: writePapers, nameOf: ({ slug }) => slug };

/**
 * The list, by slug.
 *
 * @extends {KeptItems<SavedPaper>}
 */
export class ReadingList extends KeptItems {
  /** Slug → a paper that was removed in this window or in another. @type {Map<string, SavedPaper>} */
  #removed = new Map();

  /**
   * @param {() => Storage | null} storage returns the storage of the browser
   * @param {string} base the path of the site on its host
   */
  constructor(storage, base) {
    super(storage, listKey(base), FORMAT);
  }

  /** Slug → paper, in the order of saving. */
  get papers() {
    return this.items;
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
    this.change((now) => papers.filter(({ slug }) => !now.has(slug)).map((paper) => [paper.slug, added(paper)]));
  }

  /** @param {string} slug */
  remove(slug) {
    /** @type {SavedPaper | undefined} */
    let paper;
    this.change((now) => {
      paper = now.get(slug);
      return paper ? [[slug, null]] : [];
    });
    if (paper) this.#removed.set(slug, paper);
  }

  /**
   * Change fields of a paper, if it is still in the list.
   *
   * @param {string} slug
   * @param {Partial<Pick<SavedPaper, "read">>} fields
   */
  update(slug, fields) {
    this.change((now) => {
      const paper = now.get(slug);
      return paper ? [[slug, { ...paper, ...fields }]] : [];
    });
  }

  /**
   * Change the notes on a paper. It comes back if another window has removed it meanwhile, so that
   * nothing that is typed is lost.
   *
   * @param {string} slug
   * @param {string} notes
   */
  annotate(slug, notes) {
    this.change((now) => {
      const paper = now.get(slug) ?? this.papers.get(slug) ?? this.#removed.get(slug);
      return paper ? [[slug, { ...paper, notes }]] : [];
    });
  }

  /** @param {Parameters<KeptItems<SavedPaper>["change"]>[0]} compute */
  change(compute) {
    const before = this.papers;
    super.change(compute);
    for (const [slug, paper] of before) if (!this.has(slug)) this.#removed.set(slug, paper);
  }
}
