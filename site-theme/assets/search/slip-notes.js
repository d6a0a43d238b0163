/* What is said of words that are mistyped, or that no paper has. */

import { t } from "../translation.js";
import { stem } from "./stemmer.js";
import { isUnknown } from "./matches.js";
import { isWithinOneEdit } from "./spelling.js";
import { words } from "./words.js";

/** @import { FoundClause } from "./matches.js" */

const MAX_REPAIRS = 3;

/**
 * Return what is said of an answer with some titles.
 *
 * @param {FoundClause[]} clauses
 * @param {string[]} titles
 */
export function notesOn(clauses, titles) {
  const repaired = clauses.filter(({ repairs }) => repairs.length).map((clause) => repairLabel(named(clause, titles)));
  const unknown = clauses.filter((clause) => isUnknown(clause) && !clause.missing.length && !clause.isInTitles);
  return [...repaired, ...(unknown.length ? [t`not found: ${unknown.map(({ text }) => quoted(text)).join(", ")}`] : [])];
}

/** @param {FoundClause} clause */
function repairLabel({ text, isKnown, repairs }) {
  const first = repairs.slice(0, MAX_REPAIRS).map(quoted).join(t` or `);
  const words = first + (repairs.length > MAX_REPAIRS ? t` and the like` : "");
  return `${quoted(text)} ${isKnown ? t`also read as` : t`read as`} ${words}`;
}

/** @param {string} text */
const quoted = (text) => t`“${text}”`;

/**
 * Return a clause that names of its repairs the likeliest, and those that some titles have, as they are spelled
 * there. The index has only their stems.
 *
 * @param {FoundClause} clause
 * @param {string[]} titles
 * @returns {FoundClause}
 */
function named(clause, titles) {
  const { word, repairs, repairTerms } = clause;
  if (!word || !repairTerms.length) return clause;
  const printed = titles.flatMap((title) => words(title)).filter((each) => repairTerms.includes(stem(each)));
  const near = printed.filter((each) => isWithinOneEdit(each, word));
  if (!printed.length) return clause;
  const likeliest = printed.some((each) => stem(each) === repairTerms[0]) ? [] : repairs.slice(0, 1);
  return { ...clause, repairs: [...new Set(near.length ? near : [...likeliest, ...printed])] };
}
