/* What the lines of a list do in place: copy the citation, open the abstract. Both come from the page
   of the paper, so that lists need not hold them. */

import { citationOf } from "../citations/formats.js";
import { LABELS } from "../line-actions.js";
import { once } from "../once.js";
import { element } from "../page.js";
import { paperOf } from "../paper-line.js";
import { loadPage, MissingPage } from "../reading-list/paper-pages.js";
import { t } from "../translation.js";

/** @import { ActionsOf } from "../line-actions.js" */

const SHOWN_MS = 3_000;

/** @type {ActionsOf} */
export function actionsOf(line) {
  const { slug } = paperOf(line);
  const status = element("span", { class: "unseen", role: "status" });
  line.querySelector(".acts")?.append(status);
  const page = once(() => loadPage(slug));
  return async (action, pressed) => {
    if (action === "open") return toggleAbstract(line, pressed, page);
    await copyCitation(line, page, (message) => {
      pressed.textContent = status.textContent = message;
      setTimeout(() => (pressed.textContent = LABELS.copy), SHOWN_MS);
    });
  };
}

/**
 * @param {Element} line
 * @param {() => Promise<Document>} page
 * @param {(message: string) => void} say
 */
async function copyCitation(line, page, say) {
  try {
    const text = citationOf(await page(), "bib");
    try {
      await navigator.clipboard.writeText(`${text}\n`);
      say(t`Copied`);
    } catch {
      // Not allowed, or no https and so no clipboard: the reader copies by hand.
      const shown = element("pre", { class: "in-place", tabindex: "0" }, text);
      line.querySelector("pre.in-place")?.remove();
      line.querySelector(".facts")?.after(shown);
      getSelection()?.selectAllChildren(shown);
      say(t`Press Ctrl+C`);
    }
  } catch (error) {
    if (!(error instanceof MissingPage)) throw error;
    say(t`Try again`);
  }
}

/**
 * @param {Element} line
 * @param {HTMLButtonElement} abstract the button
 * @param {() => Promise<Document>} page
 */
async function toggleAbstract(line, abstract, page) {
  const isOpen = abstract.getAttribute("aria-expanded") === "true";
  abstract.setAttribute("aria-expanded", String(!isOpen));
  const place = line.querySelector("div.in-place") ?? element("div", { class: "in-place" });
  if (isOpen) return place.remove();
  line.querySelector(".facts")?.after(place);
  try {
    const found = (await page()).querySelector(".abstract");
    place.replaceChildren(found ? document.importNode(found, true) : t`No abstract was captured.`);
  } catch (error) {
    if (!(error instanceof MissingPage)) throw error;
    place.replaceChildren(t`The abstract could not be loaded. Try again later.`);
  }
}
