/* What is new since a reader's last visit, on the front page. Only slugs are kept, in this browser. */

import { SITE } from "../addresses.js";
import { recentDayLabel } from "../dates.js";
import { counted, formatted } from "../numbers.js";
import { element } from "../page.js";
import { titleLine } from "../paper-line.js";
import { recentPapers } from "../recent-papers.js";
import { remember, remembered } from "../remembered.js";
import { noun, t } from "../translation.js";
import { unseenPapers } from "./visits.js";

const MAX_SHOWN = 50;

/**
 * Show what is new.
 *
 * @param {Element} place
 */
export async function showNewPapers(place) {
  const recent = await recentPapers();
  if (!recent) return; // the page lacks nothing that it promised
  const key = `paper-archive:${SITE.pathname}:visits`;
  const { visits, last, papers, isMore } = unseenPapers(recent, remembered(key), Date.now());
  remember(key, visits);
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
