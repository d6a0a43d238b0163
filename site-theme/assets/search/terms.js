/* The clauses of a query, in terms of the index: stems without the stop words that it leaves out. */

import { stem } from "./lunr-words.js";
import { contentWords, isStopWord, surfaceForm } from "./words.js";

/** @import { Alternative, Clause } from "./query.js" */

const MAX_CLAUSES = 32; // a pasted abstract would fetch a hundred files

/** @typedef {Alternative & { terms: string[], surfaceForms: string[] }} TermAlternative */

/** @typedef {Omit<Clause, "alternatives"> & { alternatives: TermAlternative[] }} TermClause */

/**
 * Return clauses with their terms; the text of the clauses `ignored`, which have only stop words
 * while others have more; and whether the rest `isCut`, being too long.
 *
 * @param {Clause[]} clauses
 */
export function termed(clauses) {
  const kept = clauses.filter(({ alternatives }) => !alternatives.every(isNoise));
  const isSayingEnough = kept.some(({ presence }) => presence !== "prohibited");
  const ignored = isSayingEnough ? clauses.filter((clause) => !kept.includes(clause)) : [];
  const left = isSayingEnough ? kept : clauses;
  return {
    clauses: left.slice(0, MAX_CLAUSES).map(withTerms),
    ignored: ignored.map(({ text }) => text),
    isCut: left.length > MAX_CLAUSES,
  };
}

/**
 * Tell whether the index leaves stop words out of a field. No field stands for all of them.
 *
 * @param {string | undefined} field
 */
export function isProse(field) {
  return !field || field === "title" || field === "abstract";
}

/** @param {Alternative} alternative */
function isNoise({ words, field }) {
  return isProse(field) && words.every(isStopWord);
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
  return { ...clause, alternatives };
}
