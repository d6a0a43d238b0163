/* When this browser noticed each of the papers that came into the archive last. It knows no page, and
   runs in Node as well. */

import { isNewSince } from "../new-since.js";

/** @import { RecentPaper } from "../new-since.js" */

/** Slug → time; 0 for papers that were there at first. @typedef {{ at: number, times: Record<string, number> }} Noticed */

/**
 * Return what to remember of the papers that came last. A later call has a later time, whatever the
 * clock says.
 *
 * @param {RecentPaper[]} recent newest first
 * @param {unknown} kept what was remembered the last time
 * @param {number} now in milliseconds
 * @returns {Noticed}
 */
export function noticed(recent, kept, now) {
  if (!isNoticed(kept)) return { at: now, times: Object.fromEntries(recent.map(([slug]) => [slug, 0])) };
  const at = Math.max(now, kept.at + 1);
  const before = new Map(Object.entries(kept.times));
  const isNew = isNewSince(before.keys(), recent);
  const timeOf = (/** @type {RecentPaper} */ paper, /** @type {number} */ place) =>
    isNew(paper, place) ? at : (before.get(paper[0]) ?? 0);
  return { at, times: Object.fromEntries(recent.map((paper, place) => [paper[0], timeOf(paper, place)])) };
}

/**
 * Return the papers that were noticed after a look.
 *
 * @param {RecentPaper[]} recent
 * @param {Noticed} noticed
 * @param {number} looked
 */
export function noticedSince(recent, { times }, looked) {
  const after = new Map(Object.entries(times));
  return recent.filter(([slug]) => (after.get(slug) ?? 0) > looked);
}

/**
 * @param {any} kept
 * @returns {kept is Noticed}
 */
function isNoticed(kept) {
  const { at, times } = kept ?? {};
  return Number.isSafeInteger(at) && typeof times === "object" && Object.values(times ?? [""]).every(Number.isSafeInteger);
}
