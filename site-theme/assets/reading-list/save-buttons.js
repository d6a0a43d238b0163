/* The buttons that save papers, and how many are saved. */

import { showNotice } from "../notices.js";
import { followOtherWindows } from "../other-windows.js";
import { element } from "../page.js";
import { paperOf } from "../paper-line.js";
import { t } from "../translation.js";
import { troubleNotice } from "../troubles.js";

/** @import { ListedPaper } from "../paper-line.js" */
/** @import { ReadingList } from "./list.js" */

const MAX_SHOWN = 999;

/** Makes buttons that save papers to a list, and keeps them up to date. */
export class SaveButtons {
  #list;
  /** @type {WeakMap<Element, ListedPaper>} */
  #papers = new WeakMap();
  #showTrouble;

  /** @param {ReadingList} list */
  constructor(list) {
    this.#list = list;
    this.#showTrouble = troubleNotice(list, t`reading list`);
    list.addEventListener("change", () => this.#showAll());
    followOtherWindows(list);
  }

  /** Add buttons to the page's papers. */
  addToPage() {
    for (const line of document.querySelectorAll(".papers:not(.compact) > .paper-line")) {
      line.querySelector(".facts")?.append(" ", element("span", { class: "acts" }, this.make(paperOf(line))));
    }
    const place = document.querySelector("[data-save]");
    const paper = place?.closest("[data-paper]");
    if (place && paper) place.append(this.make(paperOf(paper)));
    document.querySelector(".site-nav a:last-child")?.append(element("span", { class: "saved-count", "data-saved-count": true }));
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
    showNotice(t`“${saved.title}” and its notes were removed.`, { [t`Undo`]: undo });
  }

  #showAll() {
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
    const label = isSaved ? t`Saved` : t`Save`;
    button.textContent = label;
    button.setAttribute("aria-pressed", String(isSaved));
    // What is seen begins what is read out: a voice presses the button by it.
    button.setAttribute("aria-label", `${label}: ${title}`);
  }
}
