/* What a page with a list of papers adds to it. */

import { button, element } from "../page.js";
import { paperOf } from "../paper-line.js";
import { saveCitations } from "../reading-list/saved-citations.js";
import { t } from "../translation.js";
import { addActions } from "./actions.js";
import { linkAuthors } from "./author-links.js";
import { markNew } from "./new-marks.js";
import { switchView } from "./view.js";

/**
 * Bring a list to life.
 *
 * @param {Element} list the lines, and what stands above them
 */
export async function startList(list) {
  const lines = [...list.querySelectorAll(".papers > .paper-line")];
  for (const line of lines) addActions(line);
  for (const byline of list.querySelectorAll(".paper-line .by")) linkAuthors(byline);
  const view = list.querySelector("button.view");
  if (view instanceof HTMLButtonElement) switchView(view);
  const facts = list.querySelector(".list-head .facts");
  if (facts && !facts.querySelector("[download]")) facts.append(element("span", {}, ...listBibliography(lines)));
  await markNew(lines);
}

/**
 * Return the button that saves the citations of the papers shown, and what it says.
 *
 * @param {Element[]} lines
 */
function listBibliography(lines) {
  const status = element("span", { role: "status" });
  const name = `${location.pathname.split("/").filter(Boolean).slice(-2).join("-") || "papers"}.bib`;
  const say = (/** @type {string} */ message) => (status.textContent = ` ${message}`);
  const save = button(t`BibTeX of this page`, () => saveCitations(lines.map(paperOf), "bib", ["BibTeX", name], say));
  return [save, status];
}
