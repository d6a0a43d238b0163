/* Sorts related papers by year, for readers who want that. */

import { button } from "./page.js";
import { t } from "./translation.js";

/** Add the button that changes the order, if the years of two papers differ. @param {Element} section */
export function sortRelated(section) {
  const closest = [...section.querySelectorAll("li")];
  const newest = [...closest].sort((one, other) => year(other) - year(one));
  if (new Set(closest.map(year)).size < 2) return;
  let isNewest = false;
  const switcher = button(t`Newest first`, () => {
    isNewest = !isNewest;
    section.querySelector("ul")?.append(...(isNewest ? newest : closest));
    switcher.textContent = isNewest ? t`Closest first` : t`Newest first`;
  });
  section.querySelector("h2")?.after(switcher);
}

/** Return the year of a paper, or 0 if it is not known. @param {Element} line */
function year(line) {
  // The words in common may have digits too.
  const source = line.querySelector("small")?.textContent?.split(" · ")[0] ?? "";
  return Number(/(?:^|, )(\d{4})$/.exec(source)?.[1] ?? 0);
}
