/* Which papers of an archive came after a moment at which others were its newest. It knows no page,
   and runs in Node as well. */

/** A paper of the archive. @typedef {[slug: string, title: string]} RecentPaper */

/**
 * Return a function that tells whether a paper came after.
 *
 * @param {Iterable<string>} slugs of the newest papers then
 * @param {RecentPaper[]} recent the newest papers now, newest first
 * @returns {(paper: RecentPaper, place: number) => boolean}
 */
export function isNewSince(slugs, recent) {
  const seen = new Set(slugs);
  // Where a paper was removed, an older one moves up into the file, which is not new.
  const lastSeen = recent.findLastIndex(([slug]) => seen.has(slug));
  const isFull = lastSeen >= 0 && seen.size >= recent.length;
  return ([slug], place) => !seen.has(slug) && (!isFull || place < lastSeen);
}
