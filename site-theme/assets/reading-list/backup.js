/* A backup: the text of a reading list, and the named lists and saved searches beside its papers. It
   knows no page, and runs in Node as well. */

import { parsed } from "../kept/parsed.js";
import { searchesIn } from "../saved-searches/saved-search.js";
import { listsIn } from "./named-list.js";
import { readPapers, writePapers } from "./saved-paper.js";

/** @import { SavedSearch } from "../saved-searches/saved-search.js" */
/** @import { NamedList } from "./named-list.js" */
/** @import { SavedPaper } from "./saved-paper.js" */

/**
 * Return the text of a backup. Versions of the site that know no lists or saved searches read its papers.
 *
 * @param {SavedPaper[]} papers
 * @param {NamedList[]} lists
 * @param {SavedSearch[]} searches
 */
export const writeBackup = (papers, lists, searches) => JSON.stringify({ ...parsed(writePapers(papers)), lists, searches });

/**
 * Return what is in a backup and whether this is all that it holds, or undefined if the text is none.
 * One that has no lists or searches was made before there were any.
 *
 * @param {string} text
 */
export function readBackup(text) {
  const papers = readPapers(text);
  if (!papers) return undefined;
  const { lists = [], searches = [] } = parsed(text);
  const named = Array.isArray(lists) ? listsIn(lists) : { items: [], isWhole: false };
  const found = Array.isArray(searches) ? searchesIn(searches) : { items: [], isWhole: false };
  const isWhole = papers.isWhole && named.isWhole && found.isWhole;
  return { papers: papers.items, lists: named.items, searches: found.items, isWhole };
}
