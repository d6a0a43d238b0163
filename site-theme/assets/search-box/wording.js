/* What the search says of an answer, in words. */

import { counted } from "../numbers.js";

/** @import { Answer } from "../search/answers.js" */
/** @import { FoundClause } from "../search/matches.js" */

/** What is said of a clause. @typedef {Pick<FoundClause, "text" | "presence" | "alternatives" | "matches" | "isKnown" | "isInTitles" | "repairs" | "missing">} SaidClause */

const MAX_REPAIRS = 3;

/** Field → what papers have there. @type {Record<string, string>} */
const CONTENTS = {
  abstract: "abstracts",
  authors: "author names",
  tags: "topics",
  venue: "venues",
  date: "dates",
  status: "statuses",
};

/**
 * Return how many papers were found.
 *
 * @param {Pick<Answer, "hits" | "isNothing"> & { clauses: SaidClause[] }} answer
 * @param {boolean} hasPapers whether any is shown
 */
export function summaryOf({ clauses, hits, isNothing }, hasPapers) {
  if (isNothing) return "Nothing to search for: this has no words";
  if (!hasPapers) return "No papers found";
  if (!hits.length) return "No paper matches all of this. Partial matches:";
  // Whether a phrase is in an abstract is known once the paper's page was read.
  const count = `${clauses.some(hasPhrase) ? "At most " : ""}${counted(hits.length, "paper")}`;
  if (labelsOf(clauses.filter(isWanted)).length < 2) return count;
  return `${count} ${hits.length === 1 ? "matches" : "match"} all of this`;
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
    absent.length && `no paper in this archive has ${absent.map((field) => CONTENTS[field]).join(" or ")}`,
    ...unread.map(({ name, value, isDate }) => (isDate ? `${quoted(value)} is not a date` : `there is no field ${quoted(name)}`)),
    missing.length && `no paper in this archive has ${missing.join(" or ")}`,
    isCut && "further words ignored",
    ignored.length && `ignored: ${ignored.join(", ")}`,
    isInTitles && "common words are searched for in titles only",
    ...clauses.filter(({ repairs }) => repairs.length).map(repairLabel),
    unknown.length && `not found: ${unknown.map(({ text }) => quoted(text)).join(", ")}`,
  ].filter(Boolean);
  return parts.length ? `Searched for: ${parts.join(" · ")}` : "";
}

/** @param {SaidClause} clause */
const isWanted = ({ presence }) => presence !== "prohibited";

/** @param {SaidClause} clause */
const hasPhrase = ({ alternatives }) => alternatives.some(({ phrase }) => phrase);

/** @param {string} text */
const quoted = (text) => `“${text}”`;

/** @param {SaidClause} clause */
function repairLabel({ text, isKnown, repairs }) {
  const words = repairs.slice(0, MAX_REPAIRS).map(quoted);
  return `${quoted(text)} ${isKnown ? "also " : ""}read as ${words.join(" or ")}${repairs.length > MAX_REPAIRS ? " and the like" : ""}`;
}

/**
 * Return what clauses ask for; the parts of a compound ask for it together.
 *
 * @param {SaidClause[]} clauses
 */
function labelsOf(clauses) {
  const labels = clauses.map((clause) => {
    const alternatives = new Set(clause.alternatives.map(alternativeLabel));
    return `${isWanted(clause) ? "" : "not "}${[...alternatives].join(" or ")}`;
  });
  return [...new Set(labels)];
}

/** @param {SaidClause["alternatives"][number]} alternative */
function alternativeLabel({ text, field, isQuoted }) {
  return `${field ? `${field}: ` : ""}${isQuoted ? quoted(text) : text}`;
}
