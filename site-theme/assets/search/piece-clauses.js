/* Pieces of a query → clauses of words. */

import { t } from "../translation.js";
import { wordClauses } from "./clauses.js";
import { compounds } from "./words.js";

/** @import { Alternative, Clause } from "./clauses.js" */
/** @import { Identifier } from "./identifiers.js" */
/** @import { Piece, Value } from "./pieces.js" */
/** @import { Compound } from "./words.js" */

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
  const found = wordClauses(plain, piece, (compound, text, isAlone) => [
    ...ofCompound(piece, compound, text),
    ...(isAlone ? ofIdentifier(identifier, text) : []),
  ]);
  return found.map(({ text, word, compound, isOfCitation, alternatives }) => {
    const isWhole = alternatives[0].phrase || alternatives[0].goesOn;
    const isUnmarked = !piece.sign && !piece.field;
    return { ...clauseOf(piece, alternatives), word: isWhole || isSign(text) ? null : word, compound, isOfCitation: isUnmarked && isOfCitation };
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
    const found = wordClauses(plain, piece, (compound, text) => ofCompound(piece, compound, text));
    return found.flatMap(({ alternatives }) => alternatives);
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
 * Tell whether a word ends with a sign that is spoken, as `C#` does.
 *
 * @param {string} text
 */
const isSign = (text) => /[+#]$/u.test(text);
