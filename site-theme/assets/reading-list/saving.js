/* The reading list of this browser, and what a press of a button does to it: loaded once there is a list, or
   something is to be saved. */

import { SITE } from "../addresses.js";
import { showNotice } from "../notices.js";
import { followOtherWindows } from "../kept/other-windows.js";
import { t } from "../translation.js";
import { troubleNotice } from "../kept/troubles.js";
import { ReadingList } from "./list.js";

/** @import { ListedPaper } from "../paper-line.js" */

/** Return the list; readers hear what is wrong with storing it. */
export function openList() {
  const list = new ReadingList(() => localStorage, SITE.pathname);
  const showTrouble = troubleNotice(list, t`reading list`);
  followOtherWindows(list);
  if (list.trouble === "full" || list.trouble === "damaged") showTrouble();
  return list;
}

/**
 * Save a paper, or remove it if it is saved.
 *
 * @param {ReadingList} list
 * @param {ListedPaper} paper
 * @param {HTMLElement} button that was pressed
 */
export function toggle(list, paper, button) {
  const saved = list.papers.get(paper.slug);
  if (!saved) return list.save(paper);
  list.remove(paper.slug);
  if (!saved.notes) return;
  const undo = () => {
    list.save(saved);
    button.focus();
  };
  showNotice(t`“${saved.title}” and its notes were removed.`, { [t`Undo`]: undo });
}
