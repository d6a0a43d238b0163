/* The choice of the list that a saved paper is in. */

import { element } from "../page.js";
import { t } from "../translation.js";
import { MAIN_LIST } from "./saved-paper.js";

/** @import { NamedLists } from "./named-lists.js" */

const names = new Intl.Collator("en", { numeric: true });

/**
 * Return the names of lists in order.
 *
 * @param {NamedLists} lists
 */
export const sortedNames = (lists) => [...lists.items.keys()].sort(names.compare);

/**
 * Have a field offer these choices; nothing changes if it does already, as it may be open.
 *
 * @param {HTMLSelectElement} field
 * @param {[value: string, label: string][]} choices
 * @param {string} chosen
 */
export function offer(field, choices, chosen) {
  const isSame = choices.length === field.options.length && choices.every(([value], at) => field.options[at].value === value);
  if (!isSame) field.replaceChildren(...choices.map(([value, label]) => element("option", { value }, label)));
  if (field.value !== chosen) field.value = chosen;
}

/**
 * Return a field that moves a paper to another list, and what brings it up to date. Readers who have
 * named no list do not see it.
 *
 * @param {{ slug: string, title: string }} paper
 * @param {NamedLists} lists
 */
export function listChoice({ slug, title }, lists) {
  const field = element("select", { "aria-label": t`List: ${title}` });
  const label = element("label", { class: "list-choice" }, t`List`, field);
  field.addEventListener("change", () => lists.move(slug, field.value));
  const update = () => {
    label.hidden = lists.items.size === 0;
    offer(field, [["", MAIN_LIST], ...sortedNames(lists).map((name) => /** @type {[string, string]} */ ([name, name]))], lists.listOf(slug));
  };
  update();
  return { element: label, update };
}
