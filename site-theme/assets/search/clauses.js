/* Words of a query → its clauses. */

import { compounds, normalise } from "./words.js";

/** @import { Period } from "./dates.js" */
/** @import { Presence } from "./scores.js" */
/** @import { Compound } from "./words.js" */

/**
 * A condition that a paper may meet.
 *
 * @typedef {object} Clause
 * @property {string} text as typed
 * @property {Presence} presence whether a paper must meet it, or must not
 * @property {string | null} word that may be completed or repaired, if any was typed: no sign is a slip
 * @property {Compound} [compound] of which `partsOf` makes clauses
 * @property {boolean} [isPart] whether it is a part of a compound, which is its other alternative
 * @property {boolean} [isOfCitation] whether citations have it, and seldom the paper itself: initials and “et al.”
 * @property {Alternative[]} alternatives of which a paper meets one
 * @property {number} start where it begins in the query
 * @property {number} end of it
 */

/**
 * Words that a paper has, all of them, or a period that it is from, or an identifier that it has.
 *
 * @typedef {object} Alternative
 * @property {string} text as typed
 * @property {string[]} words
 * @property {string} [field] that has them; any field if not given
 * @property {boolean} [goesOn] whether its word was typed with a star for the rest, as in `trans*`
 * @property {string[]} [phrase] the words, if they must stand in this order
 * @property {boolean} [isQuoted] whether they were typed in quotes
 * @property {Period} [period]
 * @property {string[]} [ids] of which it has one
 * @property {boolean} [isCertain] whether these are identifiers, and no words
 */

const OF_CITATION = /^(et\.? al|\p{L}\.(-\p{L}\.)?)\W*$/iu;

/**
 * Tell whether a paper should meet a clause, and not the contrary.
 *
 * @param {Pick<Clause, "presence">} clause
 */
export const isWanted = ({ presence }) => presence !== "prohibited";

/**
 * Return the clauses of words that stand together: one for each compound.
 *
 * @param {string} typed
 * @param {{ start: number, end: number }} place where they are in the query
 * @param {(compound: Compound, text: string, isAlone: boolean) => Alternative[]} alternativesOf
 * @returns {(Clause & { compound: Compound })[]}
 */
export function wordClauses(typed, { start, end }, alternativesOf = wordAlternatives) {
  const found = compounds(typed);
  const isAlone = found.length === 1;
  const isOfCitation = OF_CITATION.test(typed);
  return found.map((compound) => {
    const text = isAlone ? trimmed(typed) : compound.text;
    const alternatives = alternativesOf(compound, text, isAlone);
    return { text, presence: undefined, word: compound.terms[0], compound, isOfCitation, alternatives, start, end };
  });
}

/**
 * Return the words of a compound, each for itself and in one piece.
 *
 * @param {Compound} compound
 * @param {string} text
 * @returns {Alternative[]}
 */
function wordAlternatives({ terms, whole }, text) {
  return [{ text, words: terms }, ...(whole ? [{ text, words: [whole] }] : [])];
}

/**
 * Return the clauses that stand for a compound: a hyphen never finds less than a blank.
 *
 * @param {Clause} clause
 * @returns {Clause[]}
 */
export function partsOf({ compound, ...clause }) {
  const [apart, ...whole] = clause.alternatives;
  if (!compound || compound.terms.length < 2 || apart.phrase) return [clause];
  return compound.terms.map((word) => {
    const alternatives = [{ ...apart, words: [word] }, ...whole];
    const isTyped = normalise(clause.text).includes(word);
    return { ...clause, text: word, word: isTyped ? word : null, isPart: true, alternatives };
  });
}

/**
 * Return a text without what no word begins or ends with.
 *
 * @param {string} text
 */
const trimmed = (text) => text.match(/[\p{L}\p{N}].*[\p{L}\p{N}+#*∞]|[\p{L}\p{N}]/su)?.[0] ?? text;
