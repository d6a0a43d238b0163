/* What is wrong with storing, said to the reader. */

import { showNotice } from "../notices.js";
import { t } from "../translation.js";

/** @import { KeptItems, Trouble } from "./items.js" */

/**
 * Show a notice when items cannot be stored, once while that lasts, and close it when they can be again;
 * return what shows it at other times.
 *
 * @param {KeptItems<any>} kept
 * @param {string} name of what is kept
 */
export function troubleNotice(kept, name) {
  /** @type {Record<Trouble, string>} */
  const sentences = {
    "": "",
    forbidden: t`This browser does not allow storage: your ${name} will be lost when you leave this page.`,
    full: t`The storage of this browser is full: your changes will be lost when you leave this page.`,
    damaged: t`What this browser has stored of your ${name} is damaged. You can download it from the reading list page.`,
  };
  /** @type {Trouble} */
  let shown = "";
  let close = () => {};
  const show = () => {
    if (shown === kept.trouble) return;
    shown = kept.trouble;
    close = showNotice(sentences[shown]);
  };
  kept.addEventListener("change", () => {
    if (kept.trouble) return;
    if (shown !== "damaged") close(); // damage is past at once, and the reader is still to know of it
    shown = "";
  });
  kept.addEventListener("trouble", show);
  return show;
}
