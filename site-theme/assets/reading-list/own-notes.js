/* A reader's notes on the page of a paper that is saved, and the list that it is in. */

import { SITE } from "../addresses.js";
import { followOtherWindows } from "../kept/other-windows.js";
import { element } from "../page.js";
import { t } from "../translation.js";
import { troubleNotice } from "../kept/troubles.js";
import { listChoice } from "./list-choice.js";
import { NamedLists } from "./named-lists.js";
import { noteField } from "./note-field.js";

/** @import { ListedPaper } from "../paper-line.js" */
/** @import { ReadingList } from "./list.js" */

/**
 * Show them at the end of a place as long as the paper is saved.
 *
 * @param {Element} place
 * @param {ListedPaper} paper
 * @param {ReadingList} list
 */
export function showOwnNotes(place, paper, list) {
  const lists = new NamedLists(() => localStorage, SITE.pathname);
  troubleNotice(lists, t`lists`);
  followOtherWindows(lists);
  const notes = noteField(paper, list);
  const choice = listChoice(paper, lists);
  const section = element(
    "section",
    { class: "own-notes", "aria-labelledby": "own-notes" },
    element("h2", { id: "own-notes" }, t`Your notes`),
    notes.field,
    element("p", {}, t`Only in this browser, with your `, element("a", { href: new URL("reading-list/", SITE) }, t`reading list`), "."),
    choice.element,
  );
  const show = () => {
    const saved = list.papers.get(paper.slug);
    // What is being typed stays where it is when another window removes the paper.
    section.hidden = !saved && !notes.isTyping();
    if (saved) notes.show(saved.notes);
    choice.update();
  };
  for (const kept of [list, lists]) kept.addEventListener("change", show);
  notes.field.addEventListener("blur", () => setTimeout(show));
  place.append(section);
  show();
}
