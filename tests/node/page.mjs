/* Answers requests with what modules of the page return that know no page. */

import { topicAddress } from "./addresses.js";
import { citation } from "./citations/formats.js";
import { dateLabel, recentDayLabel } from "./dates.js";
import { meant } from "./not-found.js";
import { counted, formatted } from "./numbers.js";
import { answerRequests } from "./requests.mjs";
import { notesBeyondWords } from "./search/notes-beyond-words.js";
import { notesOn } from "./search/slip-notes.js";
import { isSearch, readAddress, writeAddress } from "./search-box/address.js";
import { withChoice } from "./search-box/choices.js";
import { readingOf, summaryOf } from "./search-box/wording.js";

const PAGE = new URL("https://papers.test/repo/search/");

await answerRequests({
  citation: ({ entry, beside, extension }) => citation(entry, beside, extension),
  counted: ({ number, noun }) => counted(number, noun),
  meant: ({ path }) => meant(path),
  formatted: ({ number }) => formatted(number),
  date: ({ date }) => dateLabel(date),
  recent_day: ({ time }) => recentDayLabel(new Date(time)),
  read_address: ({ query }) => readAddress(new URLSearchParams(query)),
  write_address: ({ asked }) => writeAddress(asked, PAGE).href,
  with_choice: ({ asked, column, value, isChosen }) => withChoice(asked, column, value, isChosen),
  topic_address: ({ tag, has_page }) => topicAddress(tag, has_page).href,
  is_search: ({ asked, isDone }) => isSearch(asked, isDone),
  summary: ({ answer, hasPapers }) => summaryOf(answer, hasPapers),
  reading: ({ answer: { unread, absent, ...answer } }) =>
    readingOf({ ...answer, notes: notesBeyondWords(answer.clauses, unread, absent) }, notesOn(answer.clauses, [])),
});
