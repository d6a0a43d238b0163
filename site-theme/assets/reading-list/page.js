/* The page of the reading list. */

import { showNotice } from "../notices.js";
import { element } from "../page.js";
import { backupSection } from "./backup-section.js";
import { damagedSection } from "./damaged-section.js";
import { exportSection } from "./export-section.js";
import { SavedList } from "./saved-list.js";
import { SharedList } from "./shared-list.js";

/** @import { ReadingList } from "./list.js" */
/** @import { SaveButtons } from "./save-buttons.js" */

/**
 * Show the reading list.
 *
 * @param {HTMLElement} place
 * @param {ReadingList} list
 * @param {SaveButtons} saveButtons
 */
export function showReadingList(place, list, saveButtons) {
  const status = element("p", { class: "list-status", role: "status" });
  const say = (/** @type {string} */ message) => (status.textContent = message);
  const focusPage = () => place.focus(); // when a control that had the focus is gone
  const saved = new SavedList(list);
  const shared = new SharedList(list, saveButtons, focusPage);
  const { section: exporting, link } = exportSection(() => saved.selected(), say);
  const showExporting = () => (exporting.hidden = list.papers.size === 0);
  list.addEventListener("change", showExporting);
  place.tabIndex = -1;
  place.append(
    shared.element,
    damagedSection(list, focusPage),
    ...saved.parts,
    exporting,
    backupSection(list, say),
    status,
    link,
  );
  saved.show(false);
  showExporting();
  shared.show();
  if (list.trouble === "forbidden") {
    showNotice("This browser does not allow storage: what you save will be lost when you leave this page.");
  }
}
