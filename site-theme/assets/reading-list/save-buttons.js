/* The buttons that save papers, and how many are saved. The list itself is loaded once there is one, or
   something is to be saved; what was pressed before is kept until then, whichever page that is on. */

import { once } from "../once.js";
import { element } from "../page.js";
import { paperOf } from "../paper-line.js";
import { isStored, remember, remembered } from "../kept/remembered.js";
import { t } from "../translation.js";

/** @import { ListedPaper } from "../paper-line.js" */
/** @import { ReadingList } from "./list.js" */

/** Loads the list; attempts count from 0. @typedef {(attempt: number) => Promise<typeof import("./saving.js")>} ImportSaving */

const MAX_SHOWN = 999;

/** Makes buttons that save papers to the reading list, and keeps them up to date. */
export class SaveButtons {
  #key;
  #pendingKey;
  #importSaving;
  #attempts = 0;
  /** @type {ReadingList | undefined} */
  #list;
  #toggle = this.#toggleSoon;
  /** Slug → a paper that is to be saved. @type {Map<string, ListedPaper>} */
  #pending = new Map();
  /** @type {WeakMap<Element, ListedPaper>} */
  #papers = new WeakMap();
  /** @type {((list: ReadingList) => unknown)[]} */
  #waiting = [];

  /**
   * @param {string} key where the list is stored
   * @param {ImportSaving} importSaving
   */
  constructor(key, importSaving) {
    this.#key = key;
    this.#pendingKey = `${key}:pending`;
    this.#importSaving = importSaving;
    this.#readPending();
  }

  /** Add buttons to the page's papers. */
  addToPage() {
    for (const line of document.querySelectorAll(".papers:not(.compact) > .paper-line")) {
      const acts = line.querySelector(".acts") ?? element("span", { class: "acts" });
      acts.append(this.make(paperOf(line)));
      line.querySelector(".facts")?.append(" ", acts);
    }
    const place = document.querySelector("[data-save]");
    const paper = place?.closest("[data-paper]");
    if (place && paper) place.append(this.make(paperOf(paper)));
    document.querySelector(".site-nav a:last-child")?.append(element("span", { class: "saved-count", "data-saved-count": true }));
    const openIfStored = () => {
      this.#readPending();
      if (!this.#list) this.#showAll();
      if (isStored(this.#key) || this.#pending.size) this.open().catch(() => {}); // again when a button is pressed
    };
    openIfStored();
    // Other windows may make a list.
    addEventListener("storage", openIfStored);
    addEventListener("pageshow", openIfStored);
  }

  /**
   * Return a button that saves a paper.
   *
   * @param {ListedPaper} paper
   */
  make(paper) {
    const button = element("button", { type: "button", class: "save" });
    this.#papers.set(button, paper);
    button.addEventListener("click", () => this.#toggle(button, paper));
    this.#show(button, paper);
    return button;
  }

  /** Load the list, once, and save in it what was pressed before. */
  open = once(() => this.#open());

  /**
   * Have a function called with the list once it is loaded.
   *
   * @param {(list: ReadingList) => unknown} act
   */
  whenOpen(act) {
    if (this.#list) act(this.#list);
    else this.#waiting.push(act);
  }

  async #open() {
    const { openList, toggle } = await this.#importSaving(this.#attempts++);
    const list = (this.#list = openList());
    this.#toggle = (button, paper) => toggle(list, paper, button);
    list.addEventListener("change", () => this.#showAll());
    this.#readPending();
    if (this.#pending.size) list.save(...this.#pending.values());
    this.#pending.clear();
    this.#keepPending();
    this.#showAll();
    for (const act of this.#waiting) act(list);
    return list;
  }

  /**
   * @param {HTMLButtonElement} button
   * @param {ListedPaper} paper
   */
  #toggleSoon(button, paper) {
    this.#readPending();
    if (!this.#pending.delete(paper.slug)) this.#pending.set(paper.slug, paper);
    this.#keepPending();
    this.#show(button, paper);
    this.open().catch(() => {}); // it is saved by the next page, then
  }

  /** Read what is to be saved, which other windows may have changed. What the browser does not store stays. */
  #readPending() {
    const pending = remembered(this.#pendingKey);
    if (!Array.isArray(pending)) return;
    const papers = pending.filter((paper) => paper?.slug);
    this.#pending = new Map(papers.map((paper) => [paper.slug, paper]));
  }

  #keepPending() {
    if (this.#pending.size || isStored(this.#pendingKey)) remember(this.#pendingKey, [...this.#pending.values()]);
  }

  #showAll() {
    for (const button of document.querySelectorAll("button.save")) {
      const paper = this.#papers.get(button);
      if (paper) this.#show(button, paper);
    }
    const size = this.#list?.papers.size ?? 0;
    const count = size > MAX_SHOWN ? `${MAX_SHOWN}+` : String(size || "");
    for (const place of document.querySelectorAll("[data-saved-count]")) place.textContent = count;
  }

  /**
   * @param {Element} button
   * @param {ListedPaper} paper
   */
  #show(button, { slug, title }) {
    const isSaved = (this.#list ?? this.#pending).has(slug);
    if (button.getAttribute("aria-pressed") === String(isSaved)) return;
    const label = isSaved ? t`Saved` : t`Save`;
    button.textContent = label;
    button.setAttribute("aria-pressed", String(isSaved));
    // What is seen begins what is read out: a voice presses the button by it.
    button.setAttribute("aria-label", `${label}: ${title}`);
  }
}
