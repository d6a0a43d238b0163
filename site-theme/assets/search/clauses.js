/* Pieces of a query → clauses of words. */

import { t } from "../translation.js";
import { compounds, normalise } from "./words.js";

/** @import { Period } from "./dates.js" */
/** @import { Identifier } from "./identifiers.js" */
/** @import { Piece, Value } from "./pieces.js" */
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

/**
 * Tell whether a paper should meet a clause, and not the contrary.
 *
 * @param {Pick<Clause, "presence">} clause
 */
export const isWanted = ({ presence }) => presence !== "prohibited";

/**
 * Return the clauses of a piece: one for each compound of a plain value, and one for anything else.
 *
 * @param {Piece} piece
 * @returns {Clause[]}
 */
export function clausesOf(piece) {
  const [{ plain, identifier }] = piece.values.length === 1 ? piece.values : [{}];
  if (plain === undefined) {
    const alternatives = piece.values.flatMap((value) => alternativesOf(piece, value));
    return alternatives.length ? [clauseOf(piece, alternatives)] : [];
  }
  const found = compounds(plain);
  return found.map((compound) => {
    const text = found.length > 1 ? compound.text : trimmed(plain);
    const isAlone = found.length === 1;
    const alternatives = [...ofCompound(piece, compound, text), ...(isAlone ? ofIdentifier(identifier, text) : [])];
    const isWhole = alternatives[0].phrase || alternatives[0].goesOn;
    return { ...clauseOf(piece, alternatives), word: isWhole || isSign(text) ? null : compound.terms[0], compound };
  });
}

/**
 * @param {Piece} piece
 * @param {Alternative[]} alternatives
 * @returns {Clause}
 */
function clauseOf({ sign, field, start, end }, alternatives) {
  const isDemanding = sign || field || alternatives.some(({ phrase, period }) => phrase ?? period);
  const wanted = isDemanding ? "required" : undefined;
  const texts = new Set(alternatives.map(({ text }) => text));
  const presence = sign === "-" ? "prohibited" : wanted;
  return { text: [...texts].join(" or "), presence, word: null, alternatives, start, end };
}

/**
 * @param {Piece} piece
 * @param {Value} value
 * @returns {Alternative[]}
 */
function alternativesOf(piece, { plain, phrase = "", period, identifier }) {
  if (identifier?.isCertain) return [...ofIdentifier(identifier, identifier.label), ...inOnePiece(piece, identifier.label)];
  if (period) return [{ text: period.label, words: [], period }];
  if (plain !== undefined) {
    const found = compounds(plain);
    return found.flatMap((compound) => ofCompound(piece, compound, found.length > 1 ? compound.text : trimmed(plain)));
  }
  return ofPhrase(piece, phrase);
}

/**
 * @param {Piece} piece
 * @param {string} phrase
 * @returns {Alternative[]}
 */
function ofPhrase({ field }, phrase) {
  const found = compounds(phrase);
  const words = found.flatMap(({ terms }) => terms);
  const parts = found.flatMap(({ parts }) => parts);
  if (!parts.length) return [];
  // Topics are also known by names of one word that no record has.
  const isInOrder = parts.length > 1 || (field !== "tags" && field !== "venue" && field !== "has");
  return [{ text: phrase, words: field === "authors" ? withoutInitials(words) : words, field, isQuoted: true, ...(isInOrder && { phrase: parts }) }];
}

/**
 * Return the words of a name that a paper must have, if it may have others in place of initials.
 *
 * @param {string[]} words
 */
function withoutInitials(words) {
  const long = words.filter(({ length }) => length > 1);
  return long.length ? long : words;
}

/**
 * Return the words of a compound, in one piece and each for itself. What is excluded, or a name, has
 * them one after the other: not every paper with “self” and “attention” is about “self-attention”.
 *
 * @param {Piece} piece
 * @param {Compound} compound
 * @param {string} text
 * @returns {Alternative[]}
 */
function ofCompound({ sign, field }, { terms, parts, whole }, text) {
  const isInOrder = parts.length > 1 && (sign === "-" || field === "authors");
  const apart = { text, words: isInOrder && field === "authors" ? withoutInitials(terms) : terms, field, ...(isInOrder && { phrase: parts }) };
  if (whole) return [apart, { text, words: [whole], field }];
  return [text.endsWith("*") && terms[0].length > 1 ? { ...apart, goesOn: true } : apart];
}

/**
 * @param {Identifier | undefined} identifier
 * @param {string} text
 * @returns {Alternative[]}
 */
function ofIdentifier(identifier, text) {
  return identifier ? [{ text, words: [], ids: identifier.ids, isCertain: identifier.isCertain }] : [];
}

/**
 * Return the words of a piece in one, if it is a single compound: an abstract may quote an identifier.
 *
 * @param {Piece} piece
 * @param {string} label
 * @returns {Alternative[]}
 */
function inOnePiece(piece, label) {
  const [compound, ...others] = compounds(piece.text);
  return compound && !others.length ? [{ text: label, words: [compound.whole ?? compound.terms[0]] }] : [];
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
 * Return one clause of two. Neither is completed or repaired.
 *
 * @param {Clause} one
 * @param {Clause} other
 * @returns {Clause}
 */
export function eitherOf(one, other) {
  return {
    text: t`${one.text} or ${other.text}`,
    presence: one.presence ?? other.presence,
    word: null,
    alternatives: [...one.alternatives, ...other.alternatives],
    start: one.start,
    end: other.end,
  };
}

/**
 * Return a text without what no word begins or ends with.
 *
 * @param {string} text
 */
const trimmed = (text) => text.match(/[\p{L}\p{N}].*[\p{L}\p{N}+#*∞]|[\p{L}\p{N}]/su)?.[0] ?? text;

/**
 * Tell whether a word ends with a sign that is spoken, as `C#` does.
 *
 * @param {string} text
 */
const isSign = (text) => /[+#]$/u.test(text);
