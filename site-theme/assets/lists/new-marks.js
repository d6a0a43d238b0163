/* Marks on the papers of a list that came into the archive since the reader's last visit. */

import { element } from "../page.js";
import { slugOf } from "../paper-line.js";
import { papersSinceLastVisit } from "../reading-list/last-visit.js";
import { t } from "../translation.js";

/**
 * Mark what is new.
 *
 * @param {Iterable<Element>} lines
 */
export async function markNew(lines) {
  const found = await papersSinceLastVisit();
  const slugs = new Set(found?.papers.map(([slug]) => slug));
  if (!slugs.size) return;
  for (const line of lines) {
    if (slugs.has(slugOf(line))) line.prepend(element("strong", { class: "new" }, t`New`));
  }
}
