/* Whether a paper has a phrase of the query word by word, which the index cannot tell. */

import { stem } from "./lunr-words.js";
import { isWanted } from "./clauses.js";
import { gradesOf } from "./scores.js";
import { compounds } from "./words.js";

/** @import { FoundClause } from "./matches.js" */
/** @import { PaperRecord } from "./records.js" */

/** The texts of a paper's page. @typedef {{ title: string, names: string[], abstract: string, coins: string }} PageTexts */

/** Returns the texts of a page, by slug. @typedef {(slug: string) => Promise<PageTexts>} ReadPage */

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

const SHOWN_TAGS = 12; // as many as a record has
const NAME_SEPARATOR = ", ";
const CUT = "…";

/** Field → texts. @typedef {Record<string, string[]>} Texts */

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
 * Tell whether a paper has all phrases that it must have, and none that it must not.
 *
 * @param {PaperRecord & { paper: number }} record
 * @param {Doubt[]} doubts
 * @param {ReadPage} readPage
 */
export async function isFound(record, doubts, readPage) {
  for (const doubt of doubts) {
    const isMet = doubt.certain[record.paper] > 0 || (doubt.possible[record.paper] > 0 && (await hasAny(record, doubt, readPage)));
    if (isMet !== doubt.isWanted) return false;
  }
  return true;
}

/**
 * @param {PaperRecord} record
 * @param {Doubt} doubt
 * @param {ReadPage} readPage
 */
async function hasAny(record, { phrases }, readPage) {
  for (const phrase of phrases) {
    if (await hasPhrase(record, phrase, readPage)) return true;
  }
  return false;
}

/**
 * @param {PaperRecord} record
 * @param {Phrase} asked
 * @param {ReadPage} readPage
 */
async function hasPhrase(record, asked, readPage) {
  if (isInTexts(textsOf(record), asked)) return true;
  if (isTold(record, asked.field)) return false;
  const { title, names, abstract } = await readPage(record.slug);
  return isInTexts({ title: [title], authors: names, abstract: [abstract] }, asked);
}

/**
 * Return what a record says, by field.
 *
 * @param {PaperRecord} record
 * @returns {Texts}
 */
function textsOf({ title, authors, tags, venue, date }) {
  return { title: [title], authors: authors.split(NAME_SEPARATOR), tags, venue: [`${venue} ${date.slice(0, 4)}`] };
}

/**
 * Tell whether a record says all that a field has. No field stands for all of them.
 *
 * @param {PaperRecord} record
 * @param {string | undefined} field
 */
function isTold({ title, authors, authorCount, tags }, field) {
  switch (field) {
    case "title":
      return !title.endsWith(CUT);
    case "authors":
      return authors.split(NAME_SEPARATOR).length === authorCount;
    case "tags":
      return tags.length < SHOWN_TAGS;
    default:
      return field === "venue";
  }
}

/**
 * @param {Texts} texts
 * @param {Phrase} asked
 */
function isInTexts(texts, { phrase, field }) {
  const fields = field ? [field] : Object.keys(texts);
  const has = field === "authors" ? isNamed : hasInOrder;
  return fields.some((name) => {
    // Topics and venues are known in singular and plural.
    const form = name === "tags" || name === "venue" ? stem : same;
    return texts[name]?.some((text) => has(partsOf(text).map(form), phrase.map(form)));
  });
}

/** @param {string} word */
const same = (word) => word;

/** @param {string} text */
const partsOf = (text) => compounds(text).flatMap(({ parts }) => parts);

/**
 * @param {string[]} words
 * @param {string[]} phrase
 */
const hasInOrder = (words, phrase) => ` ${words.join(" ")} `.includes(` ${phrase.join(" ")} `);

/**
 * Tell whether a name has all words of another, in any order. An initial stands for a word.
 *
 * @param {string[]} name
 * @param {string[]} asked
 */
function isNamed(name, asked) {
  const left = [...name];
  // Whole words first, so that no initial takes their place.
  return [...asked].sort((one, other) => other.length - one.length).every((word) => {
    const place = left.findIndex((each) => (word.length > 1 ? each === word : each.startsWith(word)));
    if (place >= 0) left.splice(place, 1);
    return place >= 0;
  });
}
