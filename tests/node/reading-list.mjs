/* Answers requests with what the modules of the reading list return. */

import { damagedTexts } from "./kept/damaged.js";
import { fileName, fragmentOf, joinedCitations, markdown, merged, sharedSlugs } from "./reading-list/exchange.js";
import { ReadingList } from "./reading-list/list.js";
import { readLists, writeLists } from "./reading-list/named-list.js";
import { NamedLists } from "./reading-list/named-lists.js";
import { isSlug, readPapers, writePapers } from "./reading-list/saved-paper.js";
import { shownPapers } from "./reading-list/selection.js";
import { unseenPapers } from "./reading-list/visits.js";
import { answerRequests } from "./requests.mjs";

/** A storage that two windows may share, with room for so many characters. */
class Storage {
  room = Infinity;
  #kept = new Map();

  get length() {
    return this.#kept.size;
  }

  key(place) {
    return [...this.#kept.keys()][place];
  }

  getItem(key) {
    return this.#kept.get(key) ?? null;
  }

  setItem(key, text) {
    const others = [...this.#kept].filter(([other]) => other !== key);
    const size = others.reduce((sum, [, each]) => sum + each.length, text.length);
    if (size > this.room) throw new DOMException("full", "QuotaExceededError");
    this.#kept.set(key, text);
  }

  removeItem(key) {
    this.#kept.delete(key);
  }

  kept() {
    return Object.fromEntries(this.#kept);
  }
}

const forbidden = () => {
  throw new DOMException("forbidden", "SecurityError");
};
const OPENERS = { forbidden: () => forbidden, none: () => () => null, usual: (storage) => () => storage };

/** Do what readers do in two windows of one browser, and return what each shows and what is kept. */
function live({ base = "/repo/", kept = {}, room = null, opens = "usual", steps }) {
  const storage = new Storage();
  for (const [key, text] of Object.entries(kept)) storage.setItem(key, text);
  storage.room = room ?? Infinity;
  const open = () => new ReadingList(OPENERS[opens](storage), base);
  const lists = [open(), open()];
  const heard = lists.map(({ trouble }) => [trouble].filter(Boolean));
  lists.forEach((list, number) => list.addEventListener("trouble", () => heard[number].push(list.trouble)));
  const acts = {
    save: (list, ...papers) => list.save(...papers),
    remove: (list, slug) => list.remove(slug),
    update: (list, slug, fields) => list.update(slug, fields),
    annotate: (list, slug, notes) => list.annotate(slug, notes),
    restore: (list, text) => list.put((now) => merged(now, readPapers(text).items).papers),
    reload: (list) => list.reload(),
    room: (_, characters) => (storage.room = characters ?? Infinity),
  };
  for (const [window, act, ...given] of steps) acts[act](lists[window], ...given);
  const papers = lists.map((list) => [...list.papers.values()]);
  const same = lists.every((list, number) => papers[number].every(({ slug }) => list.has(slug)));
  return { papers, same, heard, damaged: Object.fromEntries(damagedTexts(storage, lists[0].key)), kept: storage.kept(), key: lists[0].key };
}

/** Change lists in two windows of one browser, and return what each has and what the acts returned. */
function lists({ kept = {}, steps, asked = [] }) {
  const storage = new Storage();
  for (const [key, text] of Object.entries(kept)) storage.setItem(key, text);
  const windows = [0, 1].map(() => new NamedLists(() => storage, "/repo/"));
  const answers = steps.map(([window, act, ...given]) => windows[window][act](...given) ?? null);
  return {
    lists: windows.map(({ items }) => [...items.values()]),
    places: asked.map((slug) => windows[0].listOf(slug)),
    answers,
    noRoom: windows[0].noRoom,
    kept: storage.kept(),
  };
}

await answerRequests({
  live,
  lists,
  write_lists: ({ lists }) => writeLists(lists),
  read_lists: ({ text }) => readLists(text) ?? null,
  file_names: ({ names }) => names.map(fileName),
  write: ({ papers }) => writePapers(papers),
  read: ({ text }) => readPapers(text) ?? null,
  slugs: ({ texts }) => texts.map(isSlug),
  shown: ({ papers, asked }) => shownPapers(papers, asked).map(({ slug }) => slug),
  fragment: ({ papers, name }) => fragmentOf(papers, name),
  shared: ({ fragment }) => sharedSlugs(fragment) ?? null,
  merged: ({ ours, theirs }) => merged(new Map(ours.map((paper) => [paper.slug, paper])), theirs),
  citations: ({ format, texts }) => joinedCitations(format, texts),
  markdown: ({ papers, name }) => markdown(papers, (slug) => `https://papers.test/papers/${slug}/`, name),
  unseen: ({ recent, kept, now }) => unseenPapers(recent, kept, now),
});
