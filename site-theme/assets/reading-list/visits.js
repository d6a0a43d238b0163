/* What came into the archive since a reader's last visit. It knows no page, and runs in Node as well. */

import { isNewSince } from "../new-since.js";

/** @import { RecentPaper } from "../new-since.js" */

const VISIT_MS = 6 * 3_600_000;

/** What was the newest at a visit. @typedef {{ at: number, slugs: string[] }} Visit */

/** @typedef {{ last?: Visit, current?: Visit }} Visits */

/**
 * @param {unknown} visit
 * @returns {visit is Visit}
 */
function isVisit(visit) {
  const { at, slugs } = /** @type {Partial<Visit>} */ (visit ?? {});
  return typeof at === "number" && Array.isArray(slugs);
}

/**
 * Return the visits to keep, when the last one was, and the papers that are new since; at the first
 * visit there is no last one. During a visit, which lasts 6 hours, the same papers are new.
 *
 * @param {RecentPaper[]} recent the newest papers, newest first
 * @param {any} kept what was kept the last time
 * @param {number} now in milliseconds
 * @returns {{ visits: Visits, last?: number, papers: RecentPaper[], isMore?: boolean }}
 */
export function unseenPapers(recent, kept, now) {
  const slugs = recent.map(([slug]) => slug);
  const before = isVisit(kept?.current) && kept.current.at <= now ? kept.current : undefined;
  const isGoingOn = before && now - before.at < VISIT_MS;
  const last = isGoingOn ? kept.last : before;
  const visits = { last, current: { at: isGoingOn ? before.at : now, slugs } };
  if (!isVisit(last)) return { visits, papers: [] };
  const papers = recent.filter(isNewSince(last.slugs, recent));
  return { visits, last: last.at, papers, isMore: papers.length > 0 && papers.length === recent.length };
}
