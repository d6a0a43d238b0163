/* The button that switches between the colours of the reader's system, light and dark.
   blocking/colours.js sets them before a page is drawn. */

import { t } from "./translation.js";

const KEY = "archive.colours";

/** What the reader has chosen. @typedef {"system" | "default" | "slate"} Choice */

/** What the button says, and what comes next. @type {Record<Choice, [label: string, next: Choice]>} */
const CHOICES = {
  system: [t`Colours of your system: switch to light`, "default"],
  default: [t`Light colours: switch to dark`, "slate"],
  slate: [t`Dark colours: switch to those of your system`, "system"],
};

/**
 * Have a button switch the colours of the page, which follow the system and other windows.
 *
 * @param {HTMLElement} button
 */
export function switchColours(button) {
  const { dataset } = document.body;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => /** @type {Choice} */ (dataset.colours);
  const show = (/** @type {Choice} */ choice) => {
    dataset.colours = choice;
    dataset.mdColorScheme = choice === "slate" || (choice === "system" && dark.matches) ? "slate" : "default";
    button.ariaLabel = button.title = CHOICES[choice][0];
  };
  const showStored = () => show(stored() ?? chosen());
  show(chosen());
  button.addEventListener("click", () => {
    const [, next] = CHOICES[chosen()];
    show(next);
    try {
      localStorage.setItem(KEY, next);
    } catch {} // not kept, then
  });
  dark.addEventListener("change", () => show(chosen()));
  addEventListener("storage", ({ key }) => key === KEY && showStored());
  addEventListener("pageshow", ({ persisted }) => persisted && showStored());
}

/** Return what was chosen in whichever window; undefined if that is not known. */
function stored() {
  try {
    const choice = localStorage.getItem(KEY) ?? "system";
    return Object.hasOwn(CHOICES, choice) ? /** @type {Choice} */ (choice) : "system";
  } catch {
    return undefined;
  }
}
