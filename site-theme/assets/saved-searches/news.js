/* What is new in a saved search: papers that came into the archive after the last look and are found.
   It knows no page, and runs in Node as well. */

import { formatted } from "../numbers.js";
import { t } from "../translation.js";

/** @import { RecentPaper } from "../new-since.js" */
/** @import { Answer, Search } from "../search/answers.js" */

const MAX_READ = 10;

/** What came after a look, and how many papers are known to be recent. @typedef {{ papers: RecentPaper[], recent: number }} Arrivals */

/**
 * @typedef {object} News
 * @property {RecentPaper[]} papers that are new, newest first
 * @property {boolean} isAtMost whether some of them may lack a phrase of the search
 * @property {number} among how many papers were looked at, if there may be others; or else 0
 */

/** @type {News} */
export const NO_NEWS = { papers: [], isAtMost: false, among: 0 };

/**
 * Return what is new in an answer. The pages of a few papers are read where only they tell whether a
 * phrase is there.
 *
 * @param {Search} search
 * @param {Answer} answer
 * @param {Arrivals} arrivals
 * @returns {Promise<News>}
 */
export async function newsIn(search, answer, { papers, recent }) {
  const among = papers.length === recent ? recent : 0;
  const numbers = new Map((await search.recent(answer)).map(({ value, papers: [paper] }) => [value, paper]));
  const found = papers.filter(([slug]) => numbers.has(slug));
  if (!answer.doubts.length || !found.length) return { papers: found, isAtMost: false, among };
  if (found.length > MAX_READ) return { papers: found, isAtMost: true, among };
  const certain = new Set();
  const candidates = found.map(([slug]) => /** @type {number} */ (numbers.get(slug)));
  for await (const { slug } of search.records(candidates, answer)) certain.add(slug);
  return { papers: found.filter(([slug]) => certain.has(slug)), isAtMost: false, among };
}

/**
 * Return the news of several searches as one.
 *
 * @param {News[]} several
 * @returns {News}
 */
export function joinedNews(several) {
  return {
    papers: [...new Map(several.flatMap(({ papers }) => papers))],
    isAtMost: several.some(({ isAtMost }) => isAtMost),
    among: Math.max(0, ...several.map(({ among }) => among)),
  };
}

/**
 * Return news in words: `3 new`.
 *
 * @param {News} news
 */
export function newsLabel({ papers: { length }, isAtMost, among }) {
  const count = length ? (isAtMost ? t`at most ${formatted(length)} new` : t`${formatted(length)} new`) : t`nothing new`;
  return among ? t`${count} among the ${formatted(among)} papers that came last` : count;
}
