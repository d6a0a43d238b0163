/* The button that switches between light and dark. blocking/colours.js sets the scheme before a page
   is drawn. */

import { t } from "./translation.js";

const KEY = "archive.colours";

/**
 * Have a button switch the colours of the page.
 *
 * @param {HTMLElement} button
 */
export function switchColours(button) {
  const { dataset } = document.body;
  /** @param {string | undefined} scheme */
  const show = (scheme) => {
    dataset.mdColorScheme = scheme;
    button.ariaLabel = button.title = scheme === "slate" ? t`Switch to light colours` : t`Switch to dark colours`;
  };
  show(dataset.mdColorScheme);
  button.addEventListener("click", () => {
    const scheme = dataset.mdColorScheme === "slate" ? "default" : "slate";
    show(scheme);
    try {
      localStorage.setItem(KEY, scheme);
    } catch {} // not kept, then
  });
}
