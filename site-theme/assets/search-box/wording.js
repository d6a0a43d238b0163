/* What the search says of an answer, in words. */

import { counted } from "../numbers.js";

/** @import { Answer } from "../search/answers.js" */
/** @import { FoundClause } from "../search/matches.js" */

/** What is said of a clause. @typedef {Pick<FoundClause, "text" | "presence" | "alternatives" | "matches" | "isRepaired">} SaidClause */

/** Field → what papers have there. @type {Record<string, string>} */
const CONTENTS = {
  abstract: "abstracts",
  authors: "names of authors",
  tags: "topics",
  venue: "venues",
  date: "dates",
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
 * @param {Pick<Answer, "absent" | "ignored" | "isCut"> & { clauses: SaidClause[] }} answer
 */
export function readingOf({ clauses, absent, ignored, isCut }) {
  const repaired = clauses.filter(({ isRepaired }) => isRepaired);
  const unknown = clauses.filter((clause) => isWanted(clause) && !clause.matches.length);
  const parts = [
    ...labelsOf(clauses),
    absent.length && `no paper in this archive has ${absent.map((field) => CONTENTS[field]).join(" or ")}`,
    isCut && "further words ignored",
    ignored.length && `ignored: ${ignored.join(", ")}`,
    repaired.length && `including words similar to ${quoted(repaired)}`,
    unknown.length && `not found: ${quoted(unknown)}`,
  ].filter(Boolean);
  return parts.length ? `Searched for: ${parts.join(" · ")}` : "";
}

/** @param {SaidClause} clause */
const isWanted = ({ presence }) => presence !== "prohibited";

/** @param {SaidClause} clause */
const hasPhrase = ({ alternatives }) => alternatives.some(({ phrase }) => phrase);

/** @param {SaidClause[]} clauses */
const quoted = (clauses) => clauses.map(({ text }) => `“${text}”`).join(", ");

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
  return `${field ? `${field}: ` : ""}${isQuoted ? `“${text}”` : text}`;
}
