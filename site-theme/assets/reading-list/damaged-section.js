/* Lists that could not be read, until the reader has no more need of them. */

import { damagedTexts } from "../kept/damaged.js";
import { download } from "../downloads.js";
import { element } from "../page.js";
import { t } from "../translation.js";
import { action, actionRow } from "./actions.js";

/** @import { KeptItems } from "../kept/items.js" */

/**
 * Return the section of the page, which is hidden if there is no damaged list.
 *
 * @param {KeptItems<any>} list
 * @param {string} name of what is in it
 * @param {() => void} onDiscard
 */
export function damagedSection(list, name, onDiscard) {
  const section = element("section", { class: "list-damaged", hidden: true });
  let shown = "";
  const show = () => {
    const damaged = list.trouble === "forbidden" ? new Map() : damagedTexts(localStorage, list.key);
    const keys = [...damaged.keys()].join(" ");
    section.hidden = damaged.size === 0;
    if (keys === shown) return; // the buttons stay, and one of them may have the focus
    shown = keys;
    section.replaceChildren(
      element("h2", {}, t`Damaged ${name}`),
      element("p", {}, t`Part of the ${name} in this browser could not be read. Save it as a file before you discard it.`),
      ...Array.from(damaged, ([key, text]) =>
        actionRow(
          action(t`Save as a file`, () => download(`${name.replace(" ", "-")}-damaged.txt`, text)),
          action(t`Discard`, () => {
            localStorage.removeItem(key);
            show();
            onDiscard();
          }),
        ),
      ),
    );
  };
  list.addEventListener("change", show);
  show();
  return section;
}
