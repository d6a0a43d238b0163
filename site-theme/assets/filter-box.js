/* A box above a list of names or topics: only those with its words stay. */

import { SEARCH } from "./addresses.js";
import { formatted } from "./numbers.js";
import { element, required } from "./page.js";
import { t } from "./translation.js";

const PAUSE_MS = 700;
const MARKS = /\p{M}+/gu;

/**
 * Return a text as it is compared: without case and accents.
 *
 * @param {string} text
 */
const folded = (text) => text.normalize("NFKD").replace(MARKS, "").toLowerCase();

/**
 * Add the box to its place; what it filters follows there, in lists.
 *
 * @param {HTMLElement} place
 */
export function addFilterBox(place) {
  const box = element("input", { type: "text", class: "search-box", autocomplete: "off", spellcheck: "false", placeholder: t`Filter`, "aria-label": t`Filter` });
  const said = element("p", { role: "status" });
  const page = required(document, "#content", HTMLElement);
  const items = Array.from(page.querySelectorAll(".rows li, .topics > li"));
  const lines = items.map((item) => ({ item, text: folded(item.textContent ?? "") }));
  let timer = 0;
  const filter = () => {
    const words = folded(box.value).split(/\s+/u).filter(Boolean);
    let shown = 0;
    for (const { item, text } of lines) {
      const stays = words.every((word) => text.includes(word));
      item.toggleAttribute("hidden", !stays);
      if (stays) shown += 1;
    }
    for (const part of page.querySelectorAll(".letter")) {
      part.toggleAttribute("hidden", !part.querySelector("li:not([hidden])"));
    }
    clearTimeout(timer);
    timer = setTimeout(() => say(words.length > 0, shown), PAUSE_MS);
  };
  /** @param {boolean} isFiltered @param {number} shown */
  const say = (isFiltered, shown) => {
    const address = new URL(SEARCH);
    const text = box.value.replaceAll('"', " ").trim();
    const query = `${place.dataset.filter}:${text.includes(" ") ? JSON.stringify(text) : text}`;
    address.searchParams.set("q", query);
    const link = element("a", { href: address }, t`Search for ${query}`);
    said.replaceChildren(...(isFiltered ? [t`${formatted(shown)} of ${formatted(lines.length)}`, " · ", link] : []));
  };
  box.addEventListener("input", filter);
  place.append(box, said);
  if (box.value) filter();
}
