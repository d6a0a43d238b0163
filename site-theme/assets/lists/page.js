/* What a page with a list of papers adds to it. */

import { linkAuthors } from "../author-link.js";
import { addCoinsOfLines } from "../coins.js";
import { actionButtons } from "../line-actions.js";
import { once } from "../once.js";
import { required } from "../page.js";
import { paperOf } from "../paper-line.js";
import { t } from "../translation.js";
import { VERSION } from "../version.js";
import { markNew } from "./new-marks.js";
import { switchView } from "./view.js";

/** What buttons do; nothing if it cannot be loaded. @typedef {() => Promise<typeof import("./pressed.js").pressed | undefined>} LoadPressed */

/**
 * Bring a list to life.
 *
 * @param {Element} list the lines, and what stands above them
 */
export async function startList(list) {
  const lines = [...list.querySelectorAll(".papers > .paper-line")];
  addCoinsOfLines(lines); // of lines as the template made them
  const loadPressed = pressedLoader();
  for (const line of lines) addActions(line, loadPressed);
  for (const byline of list.querySelectorAll(".paper-line .by")) linkAuthors(byline);
  const view = list.querySelector("button.view");
  if (view instanceof HTMLButtonElement) switchView(view);
  const citations = list.querySelector(".list-bib");
  if (citations) saveOnClick(citations, lines, loadPressed);
  await markNew(lines);
}

/** @returns {LoadPressed} */
function pressedLoader() {
  let attempts = 0;
  const load = once(() => {
    // Another address, since some browsers never try again one that failed.
    const again = attempts ? `&attempt=${attempts}` : "";
    attempts += 1;
    return import(`./pressed.js?v=${VERSION}${again}`);
  });
  return () => load().then(({ pressed }) => pressed, () => undefined);
}

/**
 * Add buttons to a line, before that which saves the paper. The link to the citation becomes one.
 *
 * @param {Element} line
 * @param {LoadPressed} loadPressed
 */
function addActions(line, loadPressed) {
  const save = line.querySelector(".acts > .save");
  if (!save) return;
  const citation = line.querySelector(".bib");
  // A line without it shows little of its paper, and not whether that has an abstract.
  const hasAbstract = !citation || line.querySelector(".excerpt") !== null;
  citation?.remove();
  save.before(...actionButtons(paperOf(line).title, hasAbstract, async () => (await loadPressed())?.actionsOf));
}

/**
 * Have a button save the citations of the papers shown as one file, and say so beside it.
 *
 * @param {Element} citations the button
 * @param {Element[]} lines
 * @param {LoadPressed} loadPressed
 */
function saveOnClick(citations, lines, loadPressed) {
  const name = `${location.pathname.split("/").filter(Boolean).slice(-2).join("-")}.bib`;
  const status = required(citations.parentElement ?? citations, "[role=status]", HTMLElement);
  const say = (/** @type {string} */ message) => (status.textContent = message);
  citations.addEventListener("click", async () => {
    const pressed = await loadPressed();
    if (pressed) await pressed.saveCitations(lines.map(paperOf), "bib", ["BibTeX", name], say);
    else say(t`Try again`);
  });
}
