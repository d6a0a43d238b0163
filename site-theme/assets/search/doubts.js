/* What the index can tell of clauses with phrases, and what it cannot: the order of words. */

import { isWanted } from "./clauses.js";
import { gradesOf } from "./scores.js";

/** @import { FoundClause } from "./matches.js" */

/** Words in order, in a field or in any. @typedef {{ phrase: string[], field?: string }} Phrase */

/**
 * A clause that has phrases.
 *
 * @typedef {object} Doubt
 * @property {boolean} isWanted whether a paper must meet it, or must not
 * @property {Uint8Array} certain by paper, whether it meets the clause without any phrase
 * @property {Uint8Array} possible by paper, whether it has the words of a phrase
 * @property {Phrase[]} phrases
 */

/**
 * Return what is uncertain of clauses until the texts of papers are read.
 *
 * @param {FoundClause[]} clauses
 * @param {number} papers
 * @returns {Doubt[]}
 */
export function doubtsOf(clauses, papers) {
  return clauses.filter(isDoubtful).map((clause) => ({
    isWanted: isWanted(clause),
    certain: gradesOf(clause.matches.filter(({ isPhrase }) => !isPhrase), papers),
    possible: gradesOf(clause.matches.filter(({ isPhrase }) => isPhrase), papers),
    phrases: clause.alternatives.flatMap(({ phrase, field }) => (phrase ? { phrase, field } : [])),
  }));
}

/** @param {FoundClause} clause */
const isDoubtful = ({ alternatives }) => alternatives.some(({ phrase }) => phrase);

/**
 * Return a function that tells whether a paper meets none of the clauses, as far as the index knows.
 *
 * @param {FoundClause[]} clauses
 * @param {number} papers
 */
export function notIn(clauses, papers) {
  const matches = clauses.flatMap((clause) => clause.matches.filter(({ isPhrase }) => !isPhrase));
  const grades = gradesOf(matches, papers);
  return (/** @type {number} */ paper) => !grades[paper];
}
