/* Whether a paper has the phrases of a query word by word, which the index cannot tell. */

import { isProse } from "./terms.js";
import { compounds } from "./words.js";

/** @import { PaperRecord } from "./records.js" */
/** @import { TermClause } from "./terms.js" */

/** The texts of a paper's page. @typedef {{ authors: string, abstract: string, coins: string }} PageTexts */

/** Returns the texts of a page, by slug. @typedef {(slug: string) => Promise<PageTexts>} ReadPage */

/**
 * Tell whether a paper has all phrases that are required and have no alternative. Those in authors,
 * topics or venue are taken for granted.
 *
 * @param {PaperRecord} record
 * @param {TermClause[]} clauses
 * @param {ReadPage} readPage
 */
export async function hasPhrases(record, clauses, readPage) {
  for (const { presence, alternatives } of clauses) {
    const [{ phrase, field }] = alternatives;
    if (!phrase || presence !== "required" || alternatives.length > 1 || !isProse(field)) continue;
    if (!(await hasPhrase(record, phrase, field, readPage))) return false;
  }
  return true;
}

/**
 * @param {PaperRecord} record
 * @param {string[]} phrase
 * @param {string | undefined} field
 * @param {ReadPage} readPage
 */
async function hasPhrase({ title, slug }, phrase, field, readPage) {
  if (field !== "abstract" && isIn(title, phrase)) return true;
  if (field === "title") return false;
  const { abstract, authors } = await readPage(slug);
  return isIn(abstract, phrase) || (!field && isIn(authors, phrase));
}

/**
 * @param {string} text
 * @param {string[]} phrase
 */
function isIn(text, phrase) {
  const all = compounds(text).flatMap(({ parts }) => parts);
  return ` ${all.join(" ")} `.includes(` ${phrase.join(" ")} `);
}
