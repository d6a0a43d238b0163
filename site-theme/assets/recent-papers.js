/* The papers that came into the archive last. */

import { SITE } from "./addresses.js";

/** @import { RecentPaper } from "./new-since.js" */

/**
 * Return some 300 papers, newest first; undefined if they cannot be loaded, which the browser reports.
 *
 * @returns {Promise<RecentPaper[] | undefined>}
 */
export async function recentPapers() {
  const response = await fetch(new URL("recent.json", SITE), { cache: "no-cache" }).catch(() => undefined);
  return response?.ok ? response.json() : undefined;
}
