/* Which papers came last, remembered for the next time. */

import { SITE } from "../addresses.js";
import { recentPapers } from "../recent-papers.js";
import { remember, remembered } from "../kept/remembered.js";
import { noticed, noticedSince } from "./noticed.js";

/** @import { Arrivals } from "./news.js" */

/**
 * Notice which papers came last. Return the time, and a function that returns what came after a look;
 * undefined if they cannot be loaded.
 */
export async function notice() {
  const recent = await recentPapers();
  if (!recent) return undefined;
  const key = `paper-archive:${SITE.pathname}:noticed`;
  const found = noticed(recent, remembered(key), Date.now());
  remember(key, found);
  /** @type {(looked: number) => Arrivals} */
  const since = (looked) => ({ papers: noticedSince(recent, found, looked), recent: recent.length });
  return { at: found.at, since };
}
