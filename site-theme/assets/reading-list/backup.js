/* A backup: the text of a reading list, and the saved searches beside its papers. It knows no page, and
   runs in Node as well. */

import { parsed } from "../parsed.js";
import { searchesIn } from "../saved-searches/saved-search.js";
import { readPapers, writePapers } from "./saved-paper.js";

/** @import { SavedSearch } from "../saved-searches/saved-search.js" */
/** @import { SavedPaper } from "./saved-paper.js" */

/**
 * Return the text of a backup. Versions of the site that know no saved searches read its papers.
 *
 * @param {SavedPaper[]} papers
 * @param {SavedSearch[]} searches
 */
export const writeBackup = (papers, searches) => JSON.stringify({ ...parsed(writePapers(papers)), searches });

/**
 * Return what is in a backup and whether this is all that it holds, or undefined if the text is none.
 * One that has no searches was made before there were any.
 *
 * @param {string} text
 */
export function readBackup(text) {
  const papers = readPapers(text);
  if (!papers) return undefined;
  const { searches = [] } = parsed(text);
  const found = Array.isArray(searches) ? searchesIn(searches) : { items: [], isWhole: false };
  return { papers: papers.items, searches: found.items, isWhole: papers.isWhole && found.isWhole };
}
