/* The buttons that save papers, and how many are saved. */

import { showNotice } from "../notices.js";
import { element } from "../page.js";
import { paperOf } from "../paper-line.js";

/** @import { ListedPaper } from "../paper-line.js" */
/** @import { ReadingList, Trouble } from "./list.js" */

const MAX_SHOWN = 999;

/** Trouble → the message to the reader. @type {Record<Trouble, string>} */
const TROUBLES = {
  "": "",
  forbidden: "This browser does not allow storage: your reading list will be lost when you leave this page.",
  full: "The storage of this browser is full: your changes will be lost when you leave this page.",
  damaged: "Your reading list is damaged. You can download it from the reading list page.",
};

/** Makes buttons that save papers to a list, and keeps them up to date. */
export class SaveButtons {
  #list;
  /** @type {WeakMap<Element, ListedPaper>} */
  #papers = new WeakMap();
  /** The last one shown: once is enough while it lasts. @type {Trouble} */
  #trouble = "";

  /** @param {ReadingList} list */
  constructor(list) {
    this.#list = list;
    list.addEventListener("change", () => this.#showAll());
    list.addEventListener("trouble", () => this.#showTrouble());
    addEventListener("storage", ({ key }) => (key === null || key === list.key) && list.reload());
    addEventListener("pageshow", ({ persisted }) => persisted && list.reload()); // it missed all events
  }

  /** Add buttons to the page's papers. */
  addToPage() {
    for (const line of document.querySelectorAll(".paper-line[data-paper]")) {
      line.querySelector("h2, h3")?.after(this.make(paperOf(line)));
    }
    const place = document.querySelector("[data-save]");
    const paper = place?.closest("[data-paper]");
    if (place && paper) place.append(this.make(paperOf(paper)));
    this.#showAll();
    if (this.#list.trouble === "full" || this.#list.trouble === "damaged") this.#showTrouble();
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

  /**
   * @param {HTMLButtonElement} button
   * @param {ListedPaper} paper
   */
  #toggle(button, paper) {
    const saved = this.#list.papers.get(paper.slug);
    if (!saved) return this.#list.save(paper);
    this.#list.remove(paper.slug);
    if (!saved.notes) return;
    const undo = () => {
      this.#list.save(saved);
      button.focus();
    };
    showNotice(`“${saved.title}” and its notes were removed.`, { Undo: undo });
  }

  #showAll() {
    if (!this.#list.trouble) this.#trouble = "";
    for (const button of document.querySelectorAll("button.save")) {
      const paper = this.#papers.get(button);
      if (paper) this.#show(button, paper);
    }
    const { size } = this.#list.papers;
    const count = size > MAX_SHOWN ? `${MAX_SHOWN}+` : String(size || "");
    for (const place of document.querySelectorAll("[data-saved-count]")) place.textContent = count;
  }

  /**
   * @param {Element} button
   * @param {ListedPaper} paper
   */
  #show(button, { slug, title }) {
    const isSaved = this.#list.has(slug);
    if (button.getAttribute("aria-pressed") === String(isSaved)) return;
    const label = isSaved ? "Saved" : "Save";
    button.textContent = label;
    button.setAttribute("aria-pressed", String(isSaved));
    // What is seen begins what is read out: a voice presses the button by it.
    button.setAttribute("aria-label", `${label}: ${title}`);
  }

  #showTrouble() {
    const { trouble } = this.#list;
    if (this.#trouble === trouble) return;
    this.#trouble = trouble;
    showNotice(TROUBLES[trouble]);
  }
}
