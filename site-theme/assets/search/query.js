/* The query language: what a reader typed → clauses of words. It knows neither index nor page. */

import { compounds } from "./words.js";

/** @import { Presence } from "./scores.js" */

/**
 * A condition that a paper may meet.
 *
 * @typedef {object} Clause
 * @property {string} text as the reader is shown it
 * @property {Presence} presence whether a paper must meet it, or must not
 * @property {string | null} word that may be completed or repaired, if any
 * @property {Alternative[]} alternatives of which a paper meets one
 */

/**
 * Words that a paper has, all of them.
 *
 * @typedef {object} Alternative
 * @property {string[]} words
 * @property {string} [field] that has them; any field if not given
 * @property {string[]} [phrase] the words, if they must stand in this order
 */

/**
 * @typedef {object} Query
 * @property {Clause[]} clauses
 * @property {[from: string, to: string] | null} years
 * @property {string} plain all words that have no sign and no field
 * @property {boolean} isUnfinished whether the last word may go on
 */

/** @typedef {{ sign?: string, prefix?: string, phrase?: string, plain?: string }} Piece */

const FIELD_NAMES = new Map([
  ["title", "title"],
  ["abstract", "abstract"],
  ["author", "authors"],
  ["authors", "authors"],
  ["tag", "tags"],
  ["tags", "tags"],
  ["topic", "tags"],
  ["venue", "venue"],
]);
const PIECE = /(?<sign>[-+](?=[^\s+-]))?(?:(?<prefix>\p{L}+):(?=[^\s:]))?(?:"(?<phrase>[^"]*)"?|(?<plain>\S+))/gu;
const YEARS = /^(?=.*\d)(\d{4})?(\.\.|-|–)?(\d{4})?$/u;
const FIRST_YEAR = "0";
const LAST_YEAR = "9999";

/**
 * Return the query that a text is read as. Every text is one: what means nothing else is a word.
 *
 * @param {string} text
 * @returns {Query}
 */
export function parseQuery(text) {
  /** @type {Clause[]} */
  const clauses = [];
  /** @type {string[]} */
  const plain = [];
  let years = null;
  let isAfterOr = false;
  for (const { 0: whole, groups } of text.matchAll(PIECE)) {
    /** @type {Piece} */
    const piece = groups ?? {};
    const pieceYears = yearsOf(piece);
    if (whole === "OR") {
      isAfterOr = clauses.length > 0;
    } else if (pieceYears) {
      years = pieceYears;
    } else {
      const read = clausesOf(piece, whole);
      if (isAfterOr && read.length) clauses.push(eitherOf(/** @type {Clause} */ (clauses.pop()), read[0]), ...read.slice(1));
      else clauses.push(...read);
      if (isPlain(piece)) plain.push(whole);
      isAfterOr = false;
    }
  }
  return { clauses, years, plain: plain.join(" "), isUnfinished: /[\p{L}\p{N}]$/u.test(text) };
}

/** @param {Piece} piece */
const fieldOf = ({ prefix }) => FIELD_NAMES.get(prefix?.toLowerCase() ?? "");

/** @param {Piece} piece */
const isPlain = (piece) => !piece.sign && piece.phrase === undefined && !fieldOf(piece);

/**
 * @param {Piece} piece
 * @returns {[from: string, to: string] | null}
 */
function yearsOf({ prefix, phrase, plain }) {
  const read = prefix?.toLowerCase() === "year" && YEARS.exec(phrase ?? plain ?? "");
  if (!read) return null;
  const [, from = FIRST_YEAR, range, to = range ? LAST_YEAR : from] = read;
  return [from, to];
}

/**
 * Return the clauses of a piece: one for a phrase, one for each compound of anything else.
 *
 * @param {Piece} piece
 * @param {string} whole
 * @returns {Clause[]}
 */
function clausesOf(piece, whole) {
  const field = fieldOf(piece);
  const presence = presenceOf(piece, field);
  if (piece.phrase !== undefined) {
    const phrase = compounds(piece.phrase).flatMap(({ parts }) => parts);
    const alternatives = [{ words: phrase, field, phrase }];
    return phrase.length ? [{ text: piece.phrase, presence, word: null, alternatives }] : [];
  }
  // What stands before the colon is searched for if it is no field.
  const said = field ? (piece.plain ?? "") : whole.slice(piece.sign?.length ?? 0);
  return compounds(said).map(({ parts, whole: joined }) => ({
    text: parts.join("-"),
    presence,
    word: joined ?? parts[0],
    alternatives: (joined ? [[joined], parts] : [parts]).map((words) => ({ words, field })),
  }));
}

/**
 * @param {Piece} piece
 * @param {string | undefined} field
 * @returns {Presence}
 */
function presenceOf({ sign, phrase }, field) {
  if (sign === "-") return "prohibited";
  return sign || field || phrase !== undefined ? "required" : undefined;
}

/**
 * Return one clause of two. Neither is completed or repaired.
 *
 * @param {Clause} one
 * @param {Clause} other
 */
function eitherOf(one, other) {
  const alternatives = [...one.alternatives, ...other.alternatives];
  return { ...one, text: `${one.text} or ${other.text}`, word: null, alternatives };
}
