/* What the search says of an answer, in words. */

import { counted } from "../numbers.js";
import { noun, t } from "../translation.js";

/** @import { Answer } from "../search/answers.js" */
/** @import { FoundClause } from "../search/matches.js" */

/** What is said of a clause. @typedef {Pick<FoundClause, "text" | "presence" | "alternatives" | "isInTitles">} SaidClause */

/**
 * Return how many papers were found.
 *
 * @param {Pick<Answer, "hits" | "isNothing"> & { clauses: SaidClause[] }} answer
 * @param {boolean} hasPapers whether any is shown
 */
export function summaryOf({ clauses, hits: { length }, isNothing }, hasPapers) {
  if (isNothing) return t`Nothing to search for: this has no words`;
  if (!hasPapers) return t`No papers found`;
  if (!length) return t`No paper matches all of this. Partial matches:`;
  // Whether a phrase is in an abstract is known once the paper's page was read.
  const hasPhrase = clauses.some(({ alternatives }) => alternatives.some(({ phrase }) => phrase));
  const count = `${hasPhrase ? t`At most ` : ""}${counted(length, noun`paper`)}`;
  const isAll = labelsOf(clauses.filter(isWanted)).length > 1;
  return isAll ? `${count} ${length === 1 ? t`matches all of this` : t`match all of this`}` : count;
}

/**
 * Return how the query was read.
 *
 * @param {Pick<Answer, "notes" | "isInTitles" | "ignored" | "isCut"> & { clauses: SaidClause[] }} answer
 * @param {string[]} notesOnSlips on mistyped words
 */
export function readingOf({ clauses, notes, isInTitles, ignored, isCut }, notesOnSlips) {
  const parts = [
    ...labelsOf(clauses),
    ...notes,
    isCut && t`further words ignored`,
    ignored.length && t`ignored: ${ignored.join(", ")}`,
    isInTitles && t`common words are searched for in titles only`,
    ...notesOnSlips,
  ].filter(Boolean);
  return parts.length ? t`Searched for: ${parts.join(" · ")}` : "";
}

/** @param {SaidClause} clause */
const isWanted = ({ presence }) => presence !== "prohibited";

/** @param {string} text */
const quoted = (text) => t`“${text}”`;

/**
 * Return what clauses ask for; the parts of a compound ask for it together.
 *
 * @param {SaidClause[]} clauses
 */
function labelsOf(clauses) {
  const labels = clauses.map((clause) => {
    const alternatives = new Set(clause.alternatives.map(alternativeLabel));
    return `${isWanted(clause) ? "" : t`not `}${[...alternatives].join(t` or `)}`;
  });
  return [...new Set(labels)];
}

/** @param {SaidClause["alternatives"][number]} alternative */
function alternativeLabel({ text, field, isQuoted }) {
  return `${field ? `${field}: ` : ""}${isQuoted ? quoted(text) : text}`;
}
