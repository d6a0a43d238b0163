/* What a page with a list of papers adds to it. */

import { linkAuthors } from "../author-link.js";
import { addCoinsOfLines } from "../coins.js";
import { required } from "../page.js";
import { paperOf } from "../paper-line.js";
import { saveCitations } from "../reading-list/saved-citations.js";
import { addActions } from "./actions.js";
import { markNew } from "./new-marks.js";
import { switchView } from "./view.js";

/**
 * Bring a list to life.
 *
 * @param {Element} list the lines, and what stands above them
 */
export async function startList(list) {
  const lines = [...list.querySelectorAll(".papers > .paper-line")];
  addCoinsOfLines(lines); // of lines as the template made them
  for (const line of lines) addActions(line);
  for (const byline of list.querySelectorAll(".paper-line .by")) linkAuthors(byline);
  const view = list.querySelector("button.view");
  if (view instanceof HTMLButtonElement) switchView(view);
  const citations = list.querySelector(".list-bib");
  if (citations) saveOnClick(citations, lines);
  await markNew(lines);
}

/**
 * Have a button save the citations of the papers shown as one file, and say so beside it.
 *
 * @param {Element} citations the button
 * @param {Element[]} lines
 */
function saveOnClick(citations, lines) {
  const name = `${location.pathname.split("/").filter(Boolean).slice(-2).join("-")}.bib`;
  const status = required(citations.parentElement ?? citations, "[role=status]", HTMLElement);
  const say = (/** @type {string} */ message) => (status.textContent = message);
  citations.addEventListener("click", () => saveCitations(lines.map(paperOf), "bib", ["BibTeX", name], say));
}
