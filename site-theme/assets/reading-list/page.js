/* The page of the reading list. */

import { SITE } from "../addresses.js";
import { showNotice } from "../notices.js";
import { followOtherWindows } from "../kept/other-windows.js";
import { NewsCounter } from "../saved-searches/counter.js";
import { SavedSearches } from "../saved-searches/searches.js";
import { SearchesSection } from "../saved-searches/section.js";
import { t } from "../translation.js";
import { troubleNotice } from "../kept/troubles.js";
import { backupSection } from "./backup-section.js";
import { damagedSection } from "./damaged-section.js";
import { exportSection } from "./export-section.js";
import { NamedLists } from "./named-lists.js";
import { SavedList } from "./saved-list.js";
import { SharedList } from "./shared-list.js";

/** @import { SearchLoader } from "../search-box/loading.js" */
/** @import { ReadingList } from "./list.js" */
/** @import { SaveButtons } from "./save-buttons.js" */

/**
 * Show the reading list.
 *
 * @param {HTMLElement} place
 * @param {ReadingList} list
 * @param {SaveButtons} saveButtons
 * @param {SearchLoader} loader
 */
export function showReadingList(place, list, saveButtons, loader) {
  const focusPage = () => place.focus(); // when a control that had the focus is gone
  const lists = new NamedLists(() => localStorage, SITE.pathname);
  troubleNotice(lists, t`lists`);
  followOtherWindows(lists);
  const saved = new SavedList(list, lists);
  const searches = new SavedSearches(() => localStorage, SITE.pathname);
  troubleNotice(searches, t`saved searches`);
  followOtherWindows(searches);
  const section = new SearchesSection(searches, new NewsCounter(loader));
  const shared = new SharedList(list, lists, saveButtons, focusPage);
  const exporting = exportSection(saved);
  const showExporting = () => (exporting.hidden = list.papers.size === 0);
  list.addEventListener("change", showExporting);
  place.tabIndex = -1;
  place.append(
    shared.element,
    damagedSection(list, t`reading list`, focusPage),
    damagedSection(lists, t`lists`, focusPage),
    damagedSection(searches, t`saved searches`, focusPage),
    section.element,
    ...saved.parts,
    exporting,
    backupSection(list, lists, searches),
  );
  saved.show(false);
  showExporting();
  shared.show();
  if (list.trouble === "forbidden") {
    showNotice(t`This browser does not allow storage: what you save will be lost when you leave this page.`);
  }
}
