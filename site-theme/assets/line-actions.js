/* The buttons of a line that need the page of its paper. What they do is loaded apart: lists/actions.js. */

import { button } from "./page.js";
import { t } from "./translation.js";

/** What a button does. @typedef {"copy" | "open"} Action */

/** Returns what does what the buttons of a line are for. @typedef {(line: Element) => (action: Action, button: HTMLButtonElement) => Promise<void>} ActionsOf */

/** Action → the label of its button. */
export const LABELS = { copy: "BibTeX", open: t`Abstract` };

/**
 * Return the buttons that copy the citation of a paper and open its abstract, if it has one.
 *
 * @param {string} title
 * @param {boolean} hasAbstract
 * @param {() => Promise<ActionsOf | undefined>} loadActions loads what they do; nothing if it cannot be loaded
 */
export function actionButtons(title, hasAbstract, loadActions) {
  /** @type {ReturnType<ActionsOf> | undefined} */
  let act;
  const press = async (/** @type {Action} */ action, /** @type {HTMLButtonElement} */ pressed) => {
    const actionsOf = await loadActions();
    if (actionsOf) act ??= actionsOf(/** @type {Element} */ (pressed.closest(".paper-line")));
    pressed.textContent = act ? LABELS[action] : t`Try again`;
    await act?.(action, pressed);
  };
  const bibtex = button(LABELS.copy, () => press("copy", bibtex), { "aria-label": `${LABELS.copy}: ${title}` });
  if (!hasAbstract) return [bibtex];
  const abstract = button(LABELS.open, () => press("open", abstract), { "aria-expanded": "false", "aria-label": t`Abstract: ${title}` });
  return [bibtex, abstract];
}
