/* The field in which a reader writes notes on a paper. */

import { element } from "../page.js";
import { t } from "../translation.js";

/** @import { ReadingList } from "./list.js" */

/**
 * Return the field, as high as what is in it; whether the reader `isTyping` in it; and what shows other
 * notes in it, unless the reader is.
 *
 * @param {{ slug: string, title: string }} paper
 * @param {ReadingList} list
 */
export function noteField({ slug, title }, list) {
  const field = element("textarea", { class: "note", rows: 1, dir: "auto", "aria-label": t`Notes: ${title}`, placeholder: t`Notes` });
  const fit = () => {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
  };
  const isTyping = () => field === document.activeElement;
  field.addEventListener("input", () => list.annotate(slug, field.value));
  const hasToFit = !CSS.supports("field-sizing", "content");
  if (hasToFit) {
    field.addEventListener("input", fit);
    let width = 0;
    const fitToWidth = () => {
      if (width !== field.offsetWidth) fit();
      width = field.offsetWidth;
    };
    // Its height is known once it is on the page, and changes with its width.
    new ResizeObserver(() => requestAnimationFrame(fitToWidth)).observe(field);
  }
  const show = (/** @type {string} */ notes) => {
    if (field.value === notes || (document.hasFocus() && isTyping())) return;
    field.value = notes;
    if (hasToFit && field.isConnected) fit();
  };
  return { field, isTyping, show };
}
