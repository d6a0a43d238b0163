/* Answers requests with what the modules of the search return. */

import { readFile } from "node:fs/promises";
import lunr from "./lunr.cjs";
import { answerRequests } from "./requests.mjs";
import { openSearch, Search } from "./search/answers.js";
import { bitReader, widthOf } from "./search/bits.js";
import { columnOf } from "./search/columns.js";
import { bestSentence, shortened } from "./search/excerpts.js";
import { Index } from "./search/index.js";
import { marked } from "./search/marks.js";
import { isUnknown } from "./search/matches.js";
import { readNumbers, summed } from "./search/numerals.js";
import { language } from "./search/language.js";
import { plainQuery } from "./search/plain.js";
import { parseQuery } from "./search/query.js";
import { evaluate } from "./search/scores.js";
import { readSeparators } from "./search/shards.js";
import { withinOneEdit } from "./search/spelling.js";
import { american, SPELLINGS } from "./search/spellings.js";
import { stem } from "./search/stemmer.js";
import { termed } from "./search/terms.js";
import { normalise, words } from "./search/words.js";
import { droppableOf } from "./search-box/dropping.js";
import { readingOf, summaryOf } from "./search-box/wording.js";

const EVERY_SHARD = Infinity;
const loadFilters = () => import("./search/filters.js");
const loadLanguage = () => import("./search/language.js");
const loadSlips = () => import("./search/slips.js");
const opened = [];

/** Open the index in a folder, laid out as the site has it; `pages` is slug → texts of a page.

    If it `stumbles`, each file below the manifest fails the first time that it is loaded. */
async function open({ folder, pages, stumbles }) {
  const known = new Set(["manifest.json"]);
  const load = async (name) => {
    if (stumbles && !known.has(name)) {
      known.add(name);
      throw new Error(`offline: ${name}`);
    }
    return JSON.parse(await readFile(`${folder}/search/${name}`, "utf8"));
  };
  const index = new Index(await load("manifest.json"), load);
  opened.push({ index, search: new Search(index, { readPage: async (slug) => pages[slug], loadFilters, loadLanguage, loadSlips }) });
  return opened.length - 1;
}

/** Open an index for a script of some version, and return the name of the error, if any. */
async function openVersion({ folder, manifest, version }) {
  const written = JSON.parse(await readFile(`${folder}/search/manifest.json`, "utf8"));
  const open = openSearch(version, { load: async () => ({ ...written, ...manifest }) });
  return open.then(
    () => null,
    (error) => error.name,
  );
}

/** Return the files that a first query loads until its first paper is shown, in rounds: those of a
    round are loaded together, when all of the round before have come. */
async function rounds({ folder, query }) {
  const files = [];
  let waiting = [];
  const load = async (name) => {
    if (!waiting.length) files.push([]);
    files.at(-1).push(name.replace(/^.*[/]/, ""));
    await new Promise((resolve) => waiting.push(resolve));
    return JSON.parse(await readFile(`${folder}/search/${name}`, "utf8"));
  };
  let isShown = false;
  const show = async () => {
    const readPage = async () => ({ title: "", names: [], abstract: "" });
    const search = await openSearch("source", { load, readPage, loadFilters, loadLanguage, loadSlips });
    const answer = await search.answer(query);
    await search.records([...answer.hits, ...answer.partial], answer).next();
    isShown = true;
  };
  const shown = show();
  while (!isShown) {
    await new Promise((resolve) => setTimeout(resolve, 20)); // in which all of a round are asked for
    const come = waiting;
    waiting = [];
    for (const resolve of come) resolve();
  }
  await shown;
  return files;
}

/** Answer queries, one after the other, as a page does that shows so many results of each. */
function answers({ search: number, queries, limit }) {
  const { search } = opened[number];
  return inTurn(queries, async ({ text, chosen, order, facets = [] }) => {
    const answer = await search.answer(text, { chosen, order });
    const counts = [];
    for (const column of facets) counts.push([column, await search.facet(column, answer, chosen ?? {})]);
    const titles = [];
    const hits = await shown(search, answer.hits.slice(0, limit), answer, titles);
    const partial = await shown(search, answer.partial.slice(0, limit), answer, titles);
    return {
      hits,
      partial,
      stems: [...answer.stems].sort(),
      repaired: answer.clauses.filter(({ repairs }) => repairs.length).map(({ text }) => text),
      unknown: answer.clauses.filter(isUnknown).map(({ text }) => text),
      ignored: answer.ignored,
      summary: summaryOf(answer, hits.length + partial.length > 0),
      reading: readingOf(answer, search.notesOnSlips(answer, titles)),
      facets: Object.fromEntries(counts),
    };
  });
}

/** Return the numbers of the papers that queries find: all of them, and partial matches. */
function numbersFound({ search, queries }) {
  return inTurn(queries, async (query) => {
    const { hits, partial } = await opened[search].search.answer(query);
    return [hits, partial];
  });
}

async function shown(search, papers, answer, titles) {
  const slugs = [];
  for await (const { slug, title } of search.records(papers, answer)) {
    slugs.push(slug);
    titles.push(title);
  }
  return slugs;
}

/** Return what a result shows of every paper, in order of number. */
function records({ search }) {
  const { index } = opened[search];
  return inTurn([...Array(index.papers).keys()], (paper) => index.record(paper));
}

/** Return the postings of terms. */
function postings({ search, terms }) {
  return inTurn(terms, (term) => opened[search].index.find(term));
}

/** Return what lunr.js and our index find, as `[[paper, score], …]`; `index` is lunr's file. */
async function oracle({ search, index: path, queries }) {
  const { index } = opened[search];
  const whole = lunr.Index.load(JSON.parse(await readFile(path, "utf8")));
  return inTurn(queries, async (query) => {
    const found = whole.query((q) => query.forEach((clause) => q.term(clause.term, lunrOptions(clause))));
    const { hits, scores } = evaluate(index, await inTurn(query, (clause) => ourClause(index, clause)));
    const ours = [...scores.entries()].filter(([paper]) => hits[paper]);
    return { lunr: found.map(({ ref, score }) => [Number(ref), score]), ours };
  });
}

function lunrOptions({ how, fields, presence, boost }) {
  return {
    usePipeline: false,
    ...(boost && { boost }),
    ...(fields && { fields }),
    ...(presence && { presence: lunr.Query.presence[presence.toUpperCase()] }),
    ...(how === "prefix" && { wildcard: lunr.Query.wildcard.TRAILING }),
    ...(how === "fuzzy" && { editDistance: 1 }),
  };
}

async function ourClause(index, { term, how, fields, presence, boost }) {
  const numbers = fields ? fields.map((name) => index.fields.findIndex((each) => each.name === name)) : index.numbersOf();
  const found = await {
    exact: () => index.findAll([term]),
    prefix: () => index.startingWith(term, EVERY_SHARD),
    fuzzy: async () => index.findAll((await withinOneEdit(index, term, "", EVERY_SHARD)).keys()),
  }[how]();
  const matches = [...found.values()].map((each) => ({ postings: [each], fields: numbers, boost }));
  return { matches, presence: presence ?? undefined };
}

async function inTurn(items, act) {
  const results = [];
  for (const item of items) results.push(await act(item));
  return results;
}

await answerRequests({
  open,
  open_version: openVersion,
  rounds,
  answers,
  numbers_found: numbersFound,
  droppable: async ({ search: number, text, chosen }) => {
    const { search } = opened[number];
    return droppableOf(search, await search.answer(text, { chosen }), chosen);
  },
  records,
  postings,
  column: ({ search, name }) => columnOf(opened[search].index, name),
  oracle,
  words: ({ texts }) => texts.map((text) => [normalise(text), words(text)]),
  unassigned: ({ codes }) => codes.filter((code) => /\p{Cn}/u.test(String.fromCodePoint(code))),
  lunr_stems: ({ words: all }) => all.map((word) => lunr.stemmer(new lunr.Token(word)).toString()),
  stems: ({ words: all }) => all.map(stem),
  stop_words: ({ words: all }) => all.filter((word) => !lunr.stopWordFilter(new lunr.Token(word))),
  spellings: () => SPELLINGS.map(([pattern, letters]) => [pattern.source, letters]),
  american: ({ words: all }) => all.map(american),
  numbers: ({ text }) => readNumbers(text),
  bits: ({ text, widths }) => {
    const next = bitReader(text);
    return widths.map((width) => next(width));
  },
  places: ({ text, count, all }) => {
    const next = bitReader(text);
    return summed(Array.from({ length: count }, () => next(widthOf(count, all)) + 1)).map((place) => place - 1);
  },
  separators: ({ text }) => readSeparators(text),
  queries: ({ texts }) =>
    inTurn(texts, async (text) => {
      const query = await parseQuery(text, loadLanguage);
      return { ...query, beyond: undefined, ...termed(query.clauses) };
    }),
  plain_queries: ({ texts }) =>
    inTurn(texts.filter(plainQuery), (text) => [
      plainQuery(text),
      language.readQuery(text),
    ]),
  marked: ({ text, stems }) => marked(text, new Set(stems)),
  sentence: ({ text, stems }) => bestSentence(text, new Set(stems)),
  shortened: ({ stretches }) => shortened(stretches),
});
