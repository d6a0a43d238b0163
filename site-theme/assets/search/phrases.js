/* Whether a paper has a phrase of the query word by word, which the index cannot tell. */

import { stem } from "./stemmer.js";
import { separateWords } from "./words.js";

/** @import { Doubt, Phrase } from "./doubts.js" */
/** @import { PaperRecord } from "./records.js" */
/** @import { Metadata } from "../metadata.js" */

/** The texts of a paper's page. @typedef {{ title: string, names: string[], abstract: string, metadata: Metadata[] }} PageTexts */

/** Returns the texts of a page, by slug. @typedef {(slug: string) => Promise<PageTexts>} ReadPage */

const SHOWN_TAGS = 12; // as many as a record has
const CUT = "…";

/** Field → texts. @typedef {Record<string, string[]>} Texts */

/**
 * Tell whether a paper has all phrases that it must have, and none that it must not.
 *
 * @param {PaperRecord & { paper: number }} record
 * @param {Doubt[]} doubts
 * @param {ReadPage} readPage
 */
export async function hasPhrases(record, doubts, readPage) {
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
function textsOf({ title, authors, tags, venue, date, status }) {
  const dated = `${venue} ${date.slice(0, 4)}`;
  return { title: [title], authors, tags: tags.map(({ name }) => name), venue: [dated], status: [status] };
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
      return authors.length === authorCount;
    case "tags":
      return tags.length < SHOWN_TAGS;
    default:
      return field === "venue" || field === "status";
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
    return texts[name]?.some((text) => has(separateWords(text).map(form), phrase.map(form)));
  });
}

/** @param {string} word */
const same = (word) => word;

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
