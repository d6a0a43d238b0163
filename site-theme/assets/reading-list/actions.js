/* Buttons of the reading list page. */

import { button, element } from "../page.js";

/**
 * Return a button that does nothing while its act is under way.
 *
 * @param {string} label
 * @param {() => unknown} act
 */
export function action(label, act) {
  let isBusy = false;
  return button(label, async () => {
    if (isBusy) return;
    isBusy = true;
    try {
      await act();
    } finally {
      isBusy = false;
    }
  });
}

/** @param {HTMLElement[]} buttons */
export const actionRow = (...buttons) => element("div", { class: "list-actions" }, ...buttons);

/**
 * Return what stands below buttons to say what they have done, and a function that has it say something
 * in sight.
 */
export function statusLine() {
  const status = element("p", { class: "list-status", role: "status" });
  const say = (/** @type {string} */ message) => {
    status.textContent = message;
    status.scrollIntoView({ block: "nearest" });
  };
  return { status, say };
}
