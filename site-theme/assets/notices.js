/* Notices at the foot of the window. */

import { button, element, required } from "./page.js";
import { t } from "./translation.js";

/**
 * Show a notice in place of the one before; return what closes it.
 *
 * @param {string} sentence
 * @param {Record<string, () => unknown>} [actions] label → what its button does; all close the notice
 */
export function showNotice(sentence, actions = {}) {
  const notice = element("div", { class: "notice", role: "alert" }, element("p", {}, sentence));
  for (const [label, act] of Object.entries({ ...actions, [t`Close`]() {} })) {
    const closeAndAct = () => {
      notice.remove();
      act();
    };
    notice.append(button(label, closeAndAct));
  }
  document.querySelector(".notice")?.remove();
  required(document, "main", HTMLElement).append(notice);
  return () => notice.remove();
}
