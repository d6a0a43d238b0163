/* Answers requests with what the modules of saved searches return. */

import { readBackup, writeBackup } from "./reading-list/backup.js";
import { answerRequests } from "./requests.mjs";
import { joinedNews, newsIn, newsLabel } from "./saved-searches/news.js";
import { noticed, noticedSince } from "./saved-searches/noticed.js";
import { isUnderstood, readSearches, requestOf, savedSearch, searchLabel, writeSearches } from "./saved-searches/saved-search.js";
import { SavedSearches } from "./saved-searches/searches.js";

/** Save searches in an empty browser, one after the other; return the counts, and what is there. */
function save({ several }) {
  const kept = new Map();
  const storage = { length: 0, getItem: (key) => kept.get(key) ?? null, setItem: (key, text) => kept.set(key, text) };
  const searches = new SavedSearches(() => storage, "/");
  const counts = several.map((each) => searches.save(...each));
  return { counts, searches: [...new SavedSearches(() => storage, "/").items.values()] };
}

/** Return what is new in an answer, and which pages were read for it, given slug → number of those found. */
async function news({ found, lacking = null, arrivals }) {
  const read = [];
  const slugs = new Map(Object.entries(found).map(([slug, number]) => [number, slug]));
  const search = {
    recent: async () => Object.entries(found).map(([value, number]) => ({ value, papers: [number] })),
    async *records(papers) {
      for (const paper of papers) {
        read.push(slugs.get(paper));
        if (!lacking.includes(slugs.get(paper))) yield { slug: slugs.get(paper) };
      }
    },
  };
  const answer = { hits: Object.values(found), doubts: lacking ? [{}] : [] };
  const told = await newsIn(search, answer, arrivals);
  return { slugs: told.papers.map(([slug]) => slug), label: newsLabel(told), read };
}

await answerRequests({
  save,
  news,
  joined: ({ several }) => newsLabel(joinedNews(several)),
  saved: ({ request }) => savedSearch(request, 0) ?? null,
  request: ({ query }) => requestOf(query),
  label: ({ query }) => searchLabel(query),
  understood: ({ query }) => isUnderstood(query),
  write: ({ searches }) => writeSearches(searches),
  read: ({ text }) => readSearches(text) ?? null,
  write_backup: ({ papers, lists = [], searches }) => writeBackup(papers, lists, searches),
  read_backup: ({ text }) => readBackup(text) ?? null,
  noticed: ({ recent, kept, now }) => noticed(recent, kept, now),
  since: ({ recent, kept, looked }) => noticedSince(recent, kept, looked).map(([slug]) => slug),
});
