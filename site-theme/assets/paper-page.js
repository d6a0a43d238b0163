/* What only the page of a paper needs. */

import { addAbstractTag } from "./abstract-tag.js";
import { linkAuthors } from "./author-link.js";
import { addCitations, copyByLink } from "./cite.js";
import { fillCorrections } from "./corrections.js";
import { sortRelated } from "./related-order.js";
import { addTitleSearches } from "./title-searches.js";
import { VERSION } from "./version.js";

/** @import { ListedPaper } from "./paper-line.js" */
/** @import { SaveButtons } from "./reading-list/save-buttons.js" */

/**
 * Add to the page of a paper what scripts add.
 *
 * @param {Element} page
 * @param {ListedPaper} paper
 * @param {SaveButtons} saveButtons
 */
export function startPaperPage(page, paper, saveButtons) {
  for (const byline of document.querySelectorAll(".paper .names, .paper .names details")) linkAuthors(byline);
  const related = document.querySelector(".related");
  if (related) sortRelated(related);
  addAbstractTag();
  addCitations();
  copyByLink();
  fillCorrections();
  addTitleSearches();
  const side = page.querySelector(".side");
  if (side) addOwnNotes(side, paper, saveButtons);
}

/**
 * Show the notes of a paper as soon as it is in the reading list.
 *
 * @param {Element} side
 * @param {ListedPaper} paper
 * @param {SaveButtons} saveButtons
 */
function addOwnNotes(side, paper, saveButtons) {
  saveButtons.whenOpen((list) => {
    let isShown = false;
    const showNotes = async () => {
      if (isShown || !list.has(paper.slug)) return;
      isShown = true;
      const { showOwnNotes } = await import(`./reading-list/own-notes.js?v=${VERSION}`);
      showOwnNotes(side, paper, list);
    };
    list.addEventListener("change", showNotes);
    showNotes();
  });
}
