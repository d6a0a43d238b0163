/* What the search says of an answer, in words. */

import { counted } from "../numbers.js";

/** @import { Answer } from "../search/answers.js" */
/** @import { FoundClause } from "../search/matches.js" */

/** What is said of a clause. @typedef {Pick<FoundClause, "text" | "presence" | "alternatives" | "matches" | "isRepaired">} SaidClause */

/**
 * Return how many papers were found.
 *
 * @param {{ clauses: SaidClause[], hits: number[] }} answer
 * @param {boolean} hasPapers whether any is shown
 */
export function summaryOf({ clauses, hits }, hasPapers) {
  if (!hasPapers) return "No papers found";
  if (!hits.length) return "No paper matches all of this. Partial matches:";
  const wanted = clauses.filter(isWanted);
  // Whether a phrase is in an abstract is known once the paper's page was read.
  const count = `${wanted.some(isPhrase) ? "At most " : ""}${counted(hits.length, "paper")}`;
  if (wanted.length < 2) return count;
  return `${count} ${hits.length === 1 ? "matches" : "match"} all of this`;
}

/**
 * Return how the query was read.
 *
 * @param {Pick<Answer, "years" | "ignored" | "isCut"> & { clauses: SaidClause[] }} answer
 */
export function readingOf({ clauses, years, ignored, isCut }) {
  const repaired = clauses.filter(({ isRepaired }) => isRepaired);
  const unknown = clauses.filter((clause) => isWanted(clause) && !clause.matches.length);
  const parts = [
    ...clauses.map(clauseLabel),
    years && yearsLabel(years),
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
const isPhrase = ({ alternatives }) => alternatives.some(({ phrase }) => phrase);

/** @param {SaidClause[]} clauses */
const quoted = (clauses) => clauses.map(({ text }) => `“${text}”`).join(", ");

/** @param {SaidClause} clause */
function clauseLabel(clause) {
  const { presence, text, alternatives } = clause;
  const [{ field }] = alternatives;
  const words = isPhrase(clause) ? `“${text}”` : text;
  return `${presence === "prohibited" ? "not " : ""}${field ? `${field}: ` : ""}${words}`;
}

/** @param {[from: string, to: string]} years */
function yearsLabel([from, to]) {
  if (from === to) return from;
  if (from === "0") return `up to ${to}`;
  return to === "9999" ? `since ${from}` : `${from} to ${to}`;
}
