/* What the index has for a clause: its words as typed or completed. */

import { isWanted } from "./clauses.js";
import { rarityOf } from "./scores.js";
import { entryCount } from "./shards.js";
import { surfaceWord } from "./words.js";

/** @import { Index } from "./index.js" */
/** @import { SaidBeyond } from "./query.js" */
/** @import { Match } from "./scores.js" */
/** @import { Postings } from "./shards.js" */
/** @import { TermAlternative, TermClause } from "./terms.js" */

/** The grade of a match that has the identifier. */
export const IDENTIFIED = 3;
/** The grade of a match that has the words as they were typed. */
export const AS_TYPED = 2;
/** The grade of a match that was completed or repaired. */
export const NEARLY = 1;
/** The grade of a match that only raises the score. */
export const ONLY_SCORE = 0;

const SURFACE_BOOST = 3;
export const PREFIX_BOOST = 0.5;

/** @typedef {Match & { terms: string[], isPhrase?: boolean }} TermMatch */

/**
 * A clause and what it matches; whether any paper has its words as they were typed, the words that are
 * searched for as well, and identifiers that no paper has; `names` is what the ignored word beside it matches.
 *
 * @typedef {TermClause & { matches: TermMatch[], completions: TermMatch[], names: TermMatch[], isKnown: boolean, repairs: string[], repairTerms: string[], missing: string[] }} FoundClause
 */

/** @param {FoundClause} clause */
export const isUnknown = (clause) => isWanted(clause) && !clause.matches.length;

/**
 * Return a clause with what its words match as they were typed.
 *
 * @param {Index} index
 * @param {TermClause} clause
 * @param {SaidBeyond} beyond what the query says beyond its words
 * @returns {Promise<FoundClause>}
 */
export async function found(index, clause, beyond) {
  const { alternatives, beside } = clause;
  const [names, ...matches] = await Promise.all([beside, ...alternatives].map((each) => (each ? matchesOf(index, each, beyond) : [])));
  const found = matches.flat();
  const missing = alternatives.filter(({ isCertain }, place) => isCertain && !matches[place].length);
  return {
    ...clause,
    matches: found,
    completions: [],
    names,
    isKnown: found.length > 0,
    repairs: [],
    repairTerms: [],
    missing: missing.map(({ text }) => text),
  };
}

/**
 * Return what matches all terms of an alternative, and what else raises the score of such papers:
 * that they have a rare word exactly as it was typed.
 *
 * @param {Index} index
 * @param {TermAlternative} alternative
 * @param {SaidBeyond} beyond
 * @returns {Promise<TermMatch[]>}
 */
async function matchesOf(index, alternative, beyond) {
  const others = await beyond.matchesBeyond(index, alternative);
  if (others) return others;
  const { terms, surfaceForms, field, phrase } = alternative;
  const isPhrase = Boolean(phrase);
  const fields = index.numbersOf(field);
  const [postings, exact] = await Promise.all([
    Promise.all(terms.map((term) => index.find(term))),
    index.findAll(surfaceForms),
  ]);
  if (!postings.every((each) => isInSome(fields, each))) return [];
  return [
    { terms, postings, fields, isPhrase, grade: AS_TYPED },
    ...Array.from(exact, ([term, each]) => matchOf(term, each, fields, SURFACE_BOOST)),
  ];
}

/**
 * Tell whether some paper has a term in one of the fields.
 *
 * @param {number[]} fields
 * @param {Postings | undefined} postings
 * @returns {postings is Postings}
 */
export const isInSome = (fields, postings) => fields.some((field) => postings?.[field].length);

/**
 * Return a clause that also matches the terms that its last word may become: they count like typed ones, and
 * none for more because it is rarer than the word.
 *
 * @param {Index} index
 * @param {FoundClause} clause
 * @param {Map<string, Postings>} terms
 */
export function completed(index, clause, terms) {
  const held = [...clause.matches.flatMap(({ postings }) => postings), ...terms.values()];
  const least = Math.min(...held.map((postings) => rarityOf(entryCount(postings), index.papers)));
  const boostOf = (/** @type {string} */ _term, /** @type {Postings} */ postings) =>
    (PREFIX_BOOST * least) / rarityOf(entryCount(postings), index.papers);
  const wider = widened(index, clause, terms, boostOf, AS_TYPED);
  return { ...wider, completions: wider.matches.slice(clause.matches.length) };
}

/**
 * Return a clause that also matches terms.
 *
 * @param {Index} index
 * @param {FoundClause} clause
 * @param {Iterable<[string, Postings]>} terms
 * @param {(term: string, postings: Postings) => number} boostOf
 * @param {number} grade
 * @returns {FoundClause}
 */
export function widened(index, clause, terms, boostOf, grade = NEARLY) {
  const known = new Set(clause.matches.flatMap((match) => match.terms));
  const fields = index.numbersOf(clause.alternatives[0].field);
  const added = [...terms].filter(([term]) => !known.has(term));
  const matches = added.map(([term, postings]) => matchOf(term, postings, fields, boostOf(term, postings), grade));
  return { ...clause, matches: [...clause.matches, ...matches] };
}

/**
 * Return what a single term matches.
 *
 * @param {string} term
 * @param {Postings} postings
 * @param {number[]} fields
 * @param {number} boost
 * @param {number} grade
 * @returns {TermMatch}
 */
export function matchOf(term, postings, fields, boost, grade = NEARLY) {
  return { terms: [term], postings: [postings], fields, boost, grade: surfaceWord(term) ? ONLY_SCORE : grade };
}
