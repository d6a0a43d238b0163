/* What is new since a reader's last visit, on the front page. Only slugs are kept, in this browser. */

import { recentDayLabel } from "../dates.js";
import { counted, formatted } from "../numbers.js";
import { element } from "../page.js";
import { titleLine } from "../paper-line.js";
import { noun, t } from "../translation.js";
import { papersSinceLastVisit } from "./last-visit.js";

const MAX_SHOWN = 50;

/**
 * Show what is new.
 *
 * @param {Element} place
 */
export async function showNewPapers(place) {
  const { last, papers = [], isMore } = (await papersSinceLastVisit()) ?? {};
  if (!papers.length || last === undefined) return;
  const count = isMore ? t`${formatted(papers.length)} or more new papers` : counted(papers.length, noun`new paper`);
  const lines = papers.slice(0, MAX_SHOWN).map(([slug, title]) => titleLine({ slug, title }));
  const others = papers.length - lines.length;
  place.append(
    element(
      "details",
      {},
      element("summary", {}, t`${count} since your last visit on ${recentDayLabel(new Date(last))}`),
      element("ul", {}, ...lines),
      ...(others ? [element("p", {}, t`And ${formatted(others)} more.`)] : []),
    ),
  );
}
