/* The clauses of a query, in terms of the index: stems without the stop words that it leaves out. */

import { isWanted } from "./clauses.js";
import { stem } from "./stemmer.js";
import { contentWords, isStopWord, surfaceForm } from "./words.js";

/** @import { Alternative, Clause } from "./clauses.js" */

const MAX_CLAUSES = 32; // a pasted abstract would fetch a hundred files
const NAME_CLAUSES = 3; // with more it is a title or a sentence
const NAME_LETTERS = 2; // with fewer it is an article or an initial

/** @typedef {Alternative & { terms: string[], surfaceForms: string[] }} TermAlternative */

/**
 * `isInTitles` says that all its words are in titles only; `beside` is an ignored word that may name an author
 * with it, as in `he kaiming`.
 *
 * @typedef {Omit<Clause, "alternatives"> & { alternatives: TermAlternative[], isInTitles: boolean, beside?: TermAlternative }} TermClause
 */

/**
 * Return the clauses that are `wanted` and `unwanted`, with their terms; the text of those `ignored`,
 * which are stop words, initials or “et al.” beside others; and whether the rest `isCut`, being too long.
 *
 * @param {Clause[]} clauses
 */
export function termed(clauses) {
  const isSaying = (/** @type {Clause} */ clause) => !clause.isOfCitation && !isCommon(clause);
  const isSayingEnough = clauses.some((clause) => isWanted(clause) && isSaying(clause));
  const isKept = (/** @type {Clause} */ clause) => !isSayingEnough || isSaying(clause) || isQuotation(clause);
  const kept = clauses.filter(isKept);
  const wanted = kept.filter(isWanted);
  const unwanted = kept.filter((clause) => !isWanted(clause));
  const ignored = clauses.filter((clause) => !kept.includes(clause));
  const beside = nameIn(clauses, ignored);
  return {
    wanted: wanted.slice(0, MAX_CLAUSES).map((clause) => ({ ...withTerms(clause), ...(clause.word && { beside }) })),
    unwanted: unwanted.slice(0, MAX_CLAUSES).map(withTerms),
    ignored: ignored.map(({ text }) => text),
    isCut: Math.max(wanted.length, unwanted.length) > MAX_CLAUSES,
  };
}

/**
 * Return the only ignored word as a name of an author, if it may be one: before or behind one or two others.
 *
 * @param {Clause[]} clauses
 * @param {Clause[]} ignored
 * @returns {TermAlternative | undefined}
 */
function nameIn(clauses, ignored) {
  const [{ text, word, presence }] = ignored.length === 1 ? ignored : [{}];
  const isAtEnd = ignored[0] === clauses[0] || ignored[0] === clauses.at(-1);
  if (!text || !word || presence || word.length < NAME_LETTERS || clauses.length > NAME_CLAUSES || !isAtEnd) return undefined;
  return { text, words: [word], field: "authors", terms: [stem(word)], surfaceForms: [] };
}

/**
 * Tell whether a clause has only words that the index leaves out of abstracts.
 *
 * @param {Pick<Clause, "alternatives" | "isPart">} clause
 */
function isCommon({ alternatives, isPart }) {
  return (isPart ? alternatives.slice(0, 1) : alternatives).every(
    ({ words, field, period, ids }) => !period && !ids && isProse(field) && words.every(isStopWord),
  );
}

/** @param {Clause} clause */
const isQuotation = ({ alternatives }) => alternatives.some(({ isQuoted }) => isQuoted);

/**
 * Tell whether the index leaves stop words out of a field. No field stands for all of them.
 *
 * @param {string | undefined} field
 */
function isProse(field) {
  return !field || field === "title" || field === "abstract";
}

/**
 * @param {Clause} clause
 * @returns {TermClause}
 */
function withTerms(clause) {
  const alternatives = clause.alternatives.map((alternative) => {
    const words = isProse(alternative.field) ? contentWords(alternative.words) : alternative.words;
    return { ...alternative, terms: words.map(stem), surfaceForms: words.map(surfaceForm) };
  });
  return { ...clause, alternatives, isInTitles: isCommon(clause) };
}
