/* What a reader typed, cut into pieces: each has a sign, a field and one or more values. */

import { cleaned } from "./cleaning.js";
import { isEmptyField, MINUS, OPENING, readContext } from "./contexts.js";
import { readIdentifier } from "./identifiers.js";
import { DATE_FIELDS } from "./periods.js";
import { withStraightQuotes } from "./quotes.js";
import { Reader } from "./reader.js";

/** @import { Context } from "./contexts.js" */
/** @import { Period } from "./dates.js" */
/** @import { Identifier } from "./identifiers.js" */

/** @typedef {{ plain?: string, phrase?: string, period?: Period, identifier?: Identifier }} Value */

/**
 * @typedef {object} Piece
 * @property {string} text of the piece, as typed
 * @property {number} start of it
 * @property {number} end of it
 * @property {"" | "+" | "-"} sign
 * @property {string} [field]
 * @property {Value[]} values
 * @property {Unread} [unread] what it has in place of a field or of a date
 */

/** A name before a colon that no field has, or with a text that is no date. @typedef {{ name: string, value: string, isDate: boolean }} Unread */

const BLANKS = /\s*/uy;
/** A quotation that is not closed ends before a word that is excluded. */
const PHRASE = new RegExp(`"(?<phrase>[^"]*(?=")|(?:(?!\\s[${MINUS}][^\\s${MINUS}])[^"])*)"?`, "uy");
const UNREAD = /^(?<name>\p{L}{2,}):(?<value>[^\s:/].*)/u;
const PLAIN = /et\.? al\b[^\s"]*|[^\s"]+/iuy;
const PLAIN_OF_FIELD = /[^\s",]+/uy;
const INITIALS = /(?:\p{L}\.-?\s*)+[^\s"(),.−–‐‑﹣-][^\s"(),.]*/uy;
const ANY = /./suy;
const COMMA = /,(?=[^\s,])/uy;
const NEGATED_GROUP = /(?<!\S)NOT\s+(?=\()/gu;
/** The ASCII characters of East Asian keyboards. */
const FULL_WIDTH = /[\uff01-\uff5e]/gu;
const FULL_WIDTH_DISTANCE = 0xfee0;

/**
 * Return a text in which what means the same is written the same.
 *
 * @param {string} text
 */
export function plainText(text) {
  const narrow = (/** @type {string} */ wide) => String.fromCharCode(wide.charCodeAt(0) - FULL_WIDTH_DISTANCE);
  return withStraightQuotes(cleaned(text).replace(FULL_WIDTH, narrow)).replace(NEGATED_GROUP, "-");
}

/**
 * Yield the pieces of a text that `plainText` returned.
 *
 * @param {string} text
 * @returns {Generator<Piece>}
 */
export function* piecesOf(text) {
  const reader = new Reader(text);
  /** @type {Context[]} */
  const contexts = [{ sign: "" }];
  for (reader.take(BLANKS); !reader.isAtEnd; reader.take(BLANKS)) {
    const start = reader.place;
    const { periods, dates, ...context } = readContext(reader, contexts[contexts.length - 1]);
    if (!periods && reader.take(OPENING)) {
      contexts.push({ ...context, dates });
      continue;
    }
    if (isEmptyField(reader)) return; // the reader may be about to go on
    const values = periods ?? readValues(reader, context.field);
    yield { ...context, values, start, end: reader.place, text: reader.since(start), unread: unreadIn(context, values) };
    nest(contexts, values);
  }
}

/**
 * @param {Context} context
 * @param {Value[]} values
 * @returns {Unread | undefined}
 */
function unreadIn({ field }, [{ plain = "" } = {}]) {
  const { name = "", value = "" } = (!field && UNREAD.exec(plain)?.groups) || {};
  return name ? { name, value, isDate: DATE_FIELDS.has(name.toLowerCase()) } : undefined;
}

/**
 * @param {Reader} reader
 * @param {string | undefined} field
 * @returns {Value[]}
 */
function readValues(reader, field) {
  const values = [];
  do {
    const value = readValue(reader, field);
    if (value) values.push(value);
  } while (field && reader.take(COMMA));
  if (!values.length) reader.take(ANY); // a comma, say
  return values;
}

/**
 * @param {Reader} reader
 * @param {string | undefined} field
 * @returns {Value | undefined}
 */
function readValue(reader, field) {
  const phrase = reader.take(PHRASE)?.groups?.phrase ?? (field === "authors" ? reader.take(INITIALS)?.[0] : undefined);
  if (phrase !== undefined) return { phrase, identifier: certainIdentifier(phrase, field) };
  if (!field) return readWord(reader);
  const plain = reader.take(PLAIN_OF_FIELD)?.[0];
  return plain === undefined ? undefined : { plain };
}

/**
 * Return the identifier that a whole text is, if it can be nothing else.
 *
 * @param {string} text
 * @param {string | undefined} field
 */
function certainIdentifier(text, field) {
  const read = field ? undefined : readIdentifier(text, 0);
  return read?.isCertain && read.end === text.length ? read : undefined;
}

/**
 * @param {Reader} reader
 * @returns {Value | undefined}
 */
function readWord(reader) {
  const identifier = reader.takeIdentifier();
  if (identifier?.isCertain) return { identifier };
  const plain = reader.take(PLAIN)?.[0];
  return plain === undefined ? undefined : { plain, identifier };
}

/**
 * Enter and leave the brackets in values.
 *
 * @param {Context[]} contexts
 * @param {Value[]} values
 */
function nest(contexts, values) {
  for (const bracket of values.flatMap(({ plain }) => plain?.match(/[()]/gu) ?? [])) {
    if (bracket === "(") contexts.push(contexts[contexts.length - 1]);
    else if (contexts.length > 1) contexts.pop();
  }
}
