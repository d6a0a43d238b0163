/* The form in which a reader names a list or a saved search. */

import { MAX_NAME_CHARS, nameOf } from "./names.js";
import { element } from "../page.js";
import { t } from "../translation.js";

/**
 * Ask for a name.
 *
 * @param {string} label
 * @param {string} value the name so far
 * @param {(form: HTMLElement) => void} place puts the form on the page
 * @param {(name: string) => unknown} act takes another name, unless it returns that it cannot
 * @param {() => void} close is called when the form is gone
 */
export function askForName(label, value, place, act, close) {
  const input = element("input", { type: "text", value, dir: "auto", maxlength: MAX_NAME_CHARS, autocomplete: "off", "aria-label": label });
  const form = element("form", {}, input, element("button", {}, t`Save the name`));
  const end = () => {
    form.remove();
    close();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const name = nameOf(input.value);
    const isRefused = name && name !== value && act(name);
    if (!isRefused) end();
  });
  form.addEventListener("keydown", ({ key }) => key === "Escape" && end());
  place(form);
  input.select();
}
