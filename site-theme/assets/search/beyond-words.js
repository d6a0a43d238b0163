/* What the index has for what a query asks for beyond words. */

import { columnOf } from "./columns.js";
import { isWithin } from "./dates.js";
import { papersWith } from "./identified.js";
import { AS_TYPED, IDENTIFIED, isInSome, matchOf, PREFIX_BOOST } from "./matches.js";
import { notesBeyondWords } from "./notes-beyond-words.js";

/** @import { Alternative, Clause } from "./clauses.js" */
/** @import { Period } from "./dates.js" */
/** @import { Index } from "./index.js" */
/** @import { FoundClause, TermMatch } from "./matches.js" */
/** @import { Query } from "./query.js" */
/** @import { TermAlternative } from "./terms.js" */

const STAR_SHARDS = 64;

/**
 * Return what matches an alternative that asks for more than words; undefined if its words are to be found.
 *
 * @param {Index} index
 * @param {TermAlternative} alternative
 * @returns {Promise<TermMatch[] | undefined>}
 */
export async function matchesBeyond(index, alternative) {
  const { words, field, period, ids, goesOn } = alternative;
  const papers = await papersOf(index, alternative);
  if (papers) {
    const match = { terms: [], postings: [], fields: [], papers, grade: ids ? IDENTIFIED : AS_TYPED };
    return papers.length || period ? [match] : [];
  }
  if (!goesOn) return undefined;
  const fields = index.numbersOf(field);
  const longer = await index.startingWith(words[0], STAR_SHARDS);
  const inFields = [...longer].filter(([, each]) => isInSome(fields, each));
  return inFields.length ? inFields.map(([term, each]) => matchOf(term, each, fields, PREFIX_BOOST)) : undefined;
}

/**
 * Return the papers of a period, with an identifier, or with something such as code; undefined if an
 * alternative asks for words.
 *
 * @param {Index} index
 * @param {Alternative} alternative
 * @returns {Promise<number[] | undefined>}
 */
async function papersOf(index, { period, ids, field, words }) {
  if (period) return papersFrom(index, period);
  if (ids) return (await Promise.all(ids.map((id) => papersWith(index, id)))).flat();
  if (field !== "has") return undefined;
  return (await columnOf(index, "has")).flatMap(({ value, papers }) => (words.includes(value) ? papers : []));
}

/**
 * @param {Index} index
 * @param {Period} period
 */
async function papersFrom(index, period) {
  const dates = await columnOf(index, "date");
  if (!period.isUnknown) return dates.flatMap(({ value, papers }) => (isWithin(value, period) ? papers : []));
  const undated = new Set(Array(index.papers).keys());
  for (const paper of dates.flatMap(({ papers }) => papers)) undated.delete(paper);
  return [...undated];
}

/**
 * Return what is said of a query that asks for what this archive, or the language, does not have.
 *
 * @param {Index} index
 * @param {Query} query
 * @param {FoundClause[]} found the clauses, and what the index has for them
 */
export function notesOn(index, { clauses, unread }, found) {
  return notesBeyondWords(found, unread, absentFrom(index, clauses));
}

/**
 * Return the fields that clauses ask for and no paper has.
 *
 * @param {Index} index
 * @param {Clause[]} clauses
 */
function absentFrom(index, clauses) {
  const alternatives = clauses.flatMap((clause) => clause.alternatives);
  const fields = new Set(alternatives.flatMap(({ field = [], period }) => (period ? "date" : field)));
  return [...fields].filter((field) => !hasField(index, field));
}

/**
 * Tell whether any paper has something in a field, or a date.
 *
 * @param {Index} index
 * @param {string} name
 */
function hasField(index, name) {
  // The years of papers are in the field of their venues.
  if (["venue", "date", "has"].includes(name)) return index.hasColumn(name);
  return index.fields.some((field) => field.name === name && field.longest > 0);
}
