/* What came since the last visit, as this browser remembers it: only the slugs of what was newest then. */

import { SITE } from "../addresses.js";
import { recentPapers } from "../recent-papers.js";
import { remember, remembered } from "../kept/remembered.js";
import { unseenPapers } from "./visits.js";

const KEY = `paper-archive:${SITE.pathname}:visits`;

/** Return the papers that are new since the last visit, and when that was; undefined if they cannot be loaded. */
export async function papersSinceLastVisit() {
  const recent = await recentPapers();
  if (!recent) return undefined; // the page lacks nothing that it promised
  const { visits, ...found } = unseenPapers(recent, remembered(KEY), Date.now());
  remember(KEY, visits);
  return found;
}
