/* What the search says of an answer, in words. */

import { counted } from "../numbers.js";
import { noun, t } from "../translation.js";

/** @import { Answer } from "../search/answers.js" */
/** @import { FoundClause } from "../search/matches.js" */

/** What is said of a clause. @typedef {Pick<FoundClause, "text" | "presence" | "alternatives" | "matches" | "isKnown" | "isInTitles" | "repairs" | "missing">} SaidClause */

const MAX_REPAIRS = 3;

/** Field → what papers have there. @type {Record<string, string>} */
const CONTENTS = {
  abstract: t`abstracts`,
  authors: t`author names`,
  tags: t`topics`,
  venue: t`venues`,
  date: t`dates`,
  status: t`statuses`,
  has: t`code or a PDF`,
};

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
 * @param {Pick<Answer, "absent" | "unread" | "isInTitles" | "ignored" | "isCut"> & { clauses: SaidClause[] }} answer
 */
export function readingOf({ clauses, absent, unread, isInTitles, ignored, isCut }) {
  const missing = clauses.flatMap((clause) => clause.missing);
  const unknown = clauses.filter((clause) => isWanted(clause) && !clause.matches.length && !clause.missing.length && !clause.isInTitles);
  const parts = [
    ...labelsOf(clauses),
    absent.length && t`no paper in this archive has ${absent.map((field) => CONTENTS[field]).join(t` or `)}`,
    ...unread.map(({ name, value, isDate }) => (isDate ? t`${quoted(value)} is not a date` : t`there is no field ${quoted(name)}`)),
    missing.length && t`no paper in this archive has ${missing.join(t` or `)}`,
    isCut && t`further words ignored`,
    ignored.length && t`ignored: ${ignored.join(", ")}`,
    isInTitles && t`common words are searched for in titles only`,
    ...clauses.filter(({ repairs }) => repairs.length).map(repairLabel),
    unknown.length && t`not found: ${unknown.map(({ text }) => quoted(text)).join(", ")}`,
  ].filter(Boolean);
  return parts.length ? t`Searched for: ${parts.join(" · ")}` : "";
}

/** @param {SaidClause} clause */
const isWanted = ({ presence }) => presence !== "prohibited";

/** @param {string} text */
const quoted = (text) => t`“${text}”`;

/** @param {SaidClause} clause */
function repairLabel({ text, isKnown, repairs }) {
  const first = repairs.slice(0, MAX_REPAIRS).map(quoted).join(t` or `);
  const words = first + (repairs.length > MAX_REPAIRS ? t` and the like` : "");
  return `${quoted(text)} ${isKnown ? t`also read as` : t`read as`} ${words}`;
}

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
