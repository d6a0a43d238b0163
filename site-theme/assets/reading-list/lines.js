/* The lines of the reading list: of a saved paper, and of one that was removed a moment ago. */

import { dayLabel } from "../dates.js";
import { button, element } from "../page.js";
import { dateFact, paperLine } from "../paper-line.js";
import { t } from "../translation.js";
import { listChoice } from "./list-choice.js";
import { noteField } from "./note-field.js";

/** @import { ReadingList } from "./list.js" */
/** @import { NamedLists } from "./named-lists.js" */
/** @import { SavedPaper } from "./saved-paper.js" */

/**
 * @typedef {object} Line
 * @property {HTMLElement} element
 * @property {boolean} isSaved
 * @property {HTMLElement} button that removes the paper or brings it back
 * @property {() => boolean} isTyping whether the reader is writing notes
 * @property {(now: SavedPaper) => void} update shows what another window has changed
 */

/**
 * Return the line of a saved paper, with its mark, its list and its notes.
 *
 * @param {SavedPaper} paper
 * @param {ReadingList} list
 * @param {NamedLists} lists
 * @returns {Line}
 */
export function savedLine(paper, list, lists) {
  const { slug, title, saved } = paper;
  const read = element("input", { type: "checkbox", "aria-label": t`Read: ${title}` });
  const notes = noteField(paper, list);
  const choice = listChoice(paper, lists);
  const remove = button(t`Remove`, () => list.remove(slug), { "aria-label": t`Remove: ${title}` });
  read.addEventListener("change", () => list.update(slug, { read: read.checked }));
  const when = element("span", {}, t`saved `, element("time", { datetime: saved }, dayLabel(new Date(saved))));
  const line = paperLine(paper, { facts: [dateFact(paper), when] });
  line.classList.add("saved-line");
  line.append(element("div", { class: "saved-line__tools" }, element("label", {}, read, t`Read`), choice.element, remove), notes.field);
  const update = (/** @type {SavedPaper} */ now) => {
    read.checked = now.read;
    notes.show(now.notes);
    choice.update();
  };
  return { element: line, isSaved: true, button: remove, isTyping: notes.isTyping, update };
}

/**
 * Return the line of a paper that was removed, which can be undone.
 *
 * @param {SavedPaper} paper
 * @param {ReadingList} list
 * @returns {Line}
 */
export function removedLine(paper, list) {
  const undo = button(t`Undo`, () => list.save(paper), { "aria-label": t`Undo: ${paper.title}` });
  const sentence = element("p", { dir: "auto" }, t`Removed: ${paper.title}`);
  const line = element("li", { class: "paper-line removed-line" }, sentence, undo);
  return { element: line, isSaved: false, button: undo, isTyping: () => false, update() {} };
}
