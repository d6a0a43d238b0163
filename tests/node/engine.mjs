/* Answers requests with what the search module says: a line of JSON in, a line of JSON out. */

import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import lunr from "./lunr.cjs";
import * as engine from "./search-index.js";

const EVERY_SHARD = Infinity;
const opened = [];
const unhandled = [];

/** Open the index in a folder, laid out as the site has it; `pages` is slug → texts of a page.

    If it `stumbles`, each file below the manifest fails the first time that it is asked for. */
async function open({ folder, pages, stumbles }) {
  const asked = new Set(["manifest.json"]);
  const load = async (name) => {
    if (stumbles && !asked.has(name)) {
      asked.add(name);
      throw new Error(`offline: ${name}`);
    }
    return JSON.parse(await readFile(`${folder}/search/${name}`, "utf8"));
  };
  const readPage = async (slug) => pages[slug];
  opened.push(new engine.Search(await engine.openIndex(load), readPage));
  return opened.length - 1;
}

/** Answer queries, one after the other, as a page does that shows so many results of each. */
function answers({ search, queries, limit }) {
  return inTurn(queries, async ({ text, chosen, order, facets = [] }) => {
    const answer = await opened[search].answer(text, { chosen, order });
    const counts = [];
    for (const column of facets) counts.push([column, await opened[search].facet(column, answer, chosen ?? {})]);
    return {
      hits: await shown(opened[search], answer.hits.slice(0, limit), answer.query),
      nearest: await shown(opened[search], answer.nearest.slice(0, limit), answer.query),
      stems: [...answer.stems].sort(),
      repaired: answer.repaired.map((slot) => slot.text),
      unknown: answer.unknown.map((slot) => slot.text),
      ignored: answer.query.ignored,
      years: answer.query.years,
      facets: Object.fromEntries(counts),
    };
  });
}

async function shown(search, papers, query) {
  const slugs = [];
  for await (const { slug } of search.records(papers, query)) slugs.push(slug);
  return slugs;
}

/** Return what is shown of every paper, in order of number. */
function records({ search }) {
  const { index } = opened[search];
  return inTurn([...Array(index.papers).keys()], (paper) => index.record(paper));
}

/** Return the postings of terms. */
function postings({ search, terms }) {
  return inTurn(terms, (term) => opened[search].index.find(term));
}

/** Return what lunr.js and our index find, as `[[paper, score], …]`; `index` is lunr's file. */
async function oracle({ search, index, queries }) {
  const whole = lunr.Index.load(JSON.parse(await readFile(index, "utf8")));
  return inTurn(queries, async (query) => {
    const found = whole.query((q) => query.forEach((clause) => q.term(clause.term, lunrOptions(clause))));
    const { hits, scores } = opened[search].index.evaluate(await inTurn(query, (clause) => ourClause(opened[search].index, clause)));
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
  const numbers = fields ? fields.flatMap((name) => index.numbersOf(name)) : index.numbersOf();
  const found = await {
    exact: async () => new Map([[term, await index.find(term)]].filter(([, postings]) => postings)),
    prefix: () => index.startingWith(term, EVERY_SHARD),
    fuzzy: () => index.withinOneEdit(term, EVERY_SHARD),
  }[how]();
  const alternatives = [...found.values()].map((postings) => ({ postings: [postings], fields: numbers, boost }));
  return { alternatives, presence: presence ?? undefined };
}

async function inTurn(items, act) {
  const results = [];
  for (const item of items) results.push(await act(item));
  return results;
}

const REQUESTS = {
  open,
  answers,
  records,
  postings,
  column: ({ search, name }) => opened[search].index.column(name),
  oracle,
  words: ({ texts }) => texts.map((text) => [engine.normalise(text), engine.words(text)]),
  unassigned: ({ codes }) => codes.filter((code) => /\p{Cn}/u.test(String.fromCodePoint(code))),
  stems: ({ words }) => words.map((word) => lunr.stemmer(new lunr.Token(word)).toString()),
  stop_words: ({ words }) => words.filter((word) => !lunr.stopWordFilter(new lunr.Token(word))),
  numbers: ({ text }) => engine.readNumbers(text),
  queries: ({ texts }) => texts.map(engine.parseQuery),
  marked: ({ text, stems }) => engine.marked(text, new Set(stems)),
  sentence: ({ text, stems }) => engine.bestSentence(text, new Set(stems)),
};

process.on("unhandledRejection", (error) => unhandled.push(error));

for await (const line of createInterface({ input: process.stdin })) {
  const { ask, ...given } = JSON.parse(line);
  let reply;
  try {
    reply = { value: await REQUESTS[ask](given) };
  } catch (error) {
    reply = { error: error.stack };
  }
  await new Promise(setImmediate); // Node tells then what nobody has caught
  if (unhandled.length) reply = { error: `not caught: ${unhandled.splice(0)[0].stack}` };
  process.stdout.write(`${JSON.stringify(reply)}\n`);
}
