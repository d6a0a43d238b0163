/* The papers of an answer as results show them. */

import { closestFirst } from "./titles.js";
import { FEW } from "./widening.js";

/** @import { Answer, Ways } from "./answers.js" */
/** @import { Doubt } from "./doubts.js" */
/** @import { Index } from "./index.js" */
/** @import { PaperRecord } from "./records.js" */

/** A paper as a result shows it. @typedef {PaperRecord & { paper: number, hasAbstract: boolean }} FoundPaper */

const MANY = 50;

/**
 * Yield papers in order, without those that lack a phrase of the query. The first ten are loaded together,
 * those first whose titles say most of what was typed, and then fifty at a time; where their pages must be
 * read, ten.
 *
 * @param {Index} index
 * @param {Ways} ways
 * @param {number[]} papers
 * @param {Pick<Answer, "hits" | "doubts" | "titleWords" | "mostProminent">} answer
 * @returns {AsyncGenerator<FoundPaper, undefined>}
 */
export async function* foundPapers(index, ways, papers, { hits, doubts, titleWords, mostProminent }) {
  const whole = new Set(hits.slice(0, FEW));
  for (let first = 0, size = FEW; first < papers.length; first += size, size = doubts.length ? FEW : MANY) {
    const records = papers.slice(first, first + size).map(async (paper) => {
      const record = { paper, ...(await index.record(paper)) };
      return (await isFound(record, doubts, ways)) ? record : undefined;
    });
    const found = (await Promise.all(records)).flatMap((record) => record ?? []);
    if (first) yield* found;
    else {
      const isHit = (/** @type {FoundPaper} */ { paper }) => whole.has(paper);
      yield* closestFirst(found.filter(isHit), titleWords, mostProminent);
      yield* closestFirst(found.filter((each) => !isHit(each)), titleWords, mostProminent);
    }
  }
}

/**
 * @param {FoundPaper} record
 * @param {Doubt[]} doubts
 * @param {Ways} ways
 */
async function isFound(record, doubts, { loadLanguage, readPage }) {
  if (!doubts.length) return true;
  const { language } = await loadLanguage();
  return language.hasPhrases(record, doubts, readPage);
}
