/* What the index has for a clause: its words as typed, completed or repaired. */

import { isWanted } from "./clauses.js";
import { stem } from "./lunr-words.js";
import { rarityOf } from "./scores.js";
import { entryCount, STEPS } from "./shards.js";
import { isWithinOneEdit } from "./spelling.js";
import { repairsIn, repairsOf } from "./repairs.js";
import { surfaceWord, words } from "./words.js";

/** @import { Index } from "./index.js" */
/** @import { SaidBeyond } from "./query.js" */
/** @import { Repair } from "./repairs.js" */
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
const REPAIR_LETTERS = 4;
const REPAIR_BOOST = 0.2;
const MAX_REPAIRS = 5;
const FIRST_LETTER = 3 * STEPS; // slips in the first letter are an eighth as common

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
 * Return a clause whose word also matches the most common of those that it may be a slip for: words of the
 * titles if there are any, and otherwise of any text.
 *
 * @param {Index} index
 * @param {FoundClause} clause
 * @param {string[]} titles of papers that have the other words
 * @param {number} least how common such a word must be
 */
export async function repaired(index, clause, titles, least = 0) {
  const { word } = clause;
  if (!word || word.length < REPAIR_LETTERS || !/^\p{L}+$/u.test(word)) return clause;
  const known = new Set(clause.matches.flatMap((match) => match.terms));
  const fields = index.numbersOf(clause.alternatives[0].field);
  const likelihood = (/** @type {Repair} */ { term, size }) => size - (term[0] === stem(word)[0] ? 0 : FIRST_LETTER);
  const commonestOf = (/** @type {Repair[]} */ repairs) =>
    repairs
      .filter(({ term, size }) => !known.has(term) && size >= least)
      .sort((one, other) => likelihood(other) - likelihood(one))
      .slice(0, MAX_REPAIRS);
  const inTitles = commonestOf(await repairsIn(index, titles, word));
  const commonest = inTitles.length ? inTitles : commonestOf(await repairsOf(index, word, isUnknown(clause)));
  const found = await index.findAll(commonest.map(({ term }) => term));
  const terms = [...found].filter(([, postings]) => isInSome(fields, postings));
  const likely = commonest.filter(({ term }) => terms.some(([each]) => each === term));
  const repairs = { repairs: likely.map((each) => each.word), repairTerms: likely.map(({ term }) => term) };
  // The more common a word, the likelier it was meant.
  const shareOf = (/** @type {Repair} */ each) => 2 ** ((likelihood(each) - likelihood(likely[0])) / STEPS);
  const boosts = new Map(likely.map((each) => [each.term, REPAIR_BOOST * shareOf(each)]));
  return { ...widened(index, clause, terms, (term) => boosts.get(term) ?? 0), ...repairs };
}

/**
 * Return a clause that names of its repairs those that some titles have, as they are spelled there. The
 * index has only their stems.
 *
 * @param {FoundClause} clause
 * @param {string[]} titles
 * @returns {FoundClause}
 */
export function named(clause, titles) {
  const { word, repairTerms } = clause;
  if (!word || !repairTerms.length) return clause;
  const printed = titles.flatMap((title) => words(title)).filter((each) => repairTerms.includes(stem(each)));
  const near = printed.filter((each) => isWithinOneEdit(each, word));
  const shown = [...new Set(near.length ? near : printed)];
  return shown.length ? { ...clause, repairs: shown } : clause;
}

/**
 * @param {Index} index
 * @param {FoundClause} clause
 * @param {Iterable<[string, Postings]>} terms
 * @param {(term: string, postings: Postings) => number} boostOf
 * @param {number} grade
 * @returns {FoundClause}
 */
function widened(index, clause, terms, boostOf, grade = NEARLY) {
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
