/* The buttons of a line that need the page of its paper. What they do is loaded apart: lists/actions.js. */

import { button } from "./page.js";
import { t } from "./translation.js";

/** What a button does. @typedef {"copy" | "open"} Action */

/** The label of the button that copies a citation. */
export const BIBTEX = "BibTeX";

/**
 * Return the buttons that copy the citation of a paper and open its abstract.
 *
 * @param {string} title
 * @param {(action: Action, button: HTMLButtonElement) => unknown} act does what a button is for
 */
export function actionButtons(title, act) {
  const bibtex = button(BIBTEX, () => act("copy", bibtex), { "aria-label": `${BIBTEX}: ${title}` });
  const abstract = button(t`Abstract`, () => act("open", abstract), { "aria-expanded": "false", "aria-label": t`Abstract: ${title}` });
  return [bibtex, abstract];
}
