/* What a reader typed, cut into pieces: each has a sign, a field and one or more values. */

import { cleaned } from "./cleaning.js";
import { readIdentifier } from "./identifiers.js";
import { DATE_FIELDS, readPeriods } from "./periods.js";
import { withStraightQuotes } from "./quotes.js";

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
 */

/** What a group in brackets has before it; `dates` is the name of a date. @typedef {Pick<Piece, "sign" | "field"> & { dates?: string }} Context */

const FIELD_NAMES = new Map([
  ["title", "title"],
  ["abstract", "abstract"],
  ["author", "authors"],
  ["authors", "authors"],
  ["tag", "tags"],
  ["tags", "tags"],
  ["topic", "tags"],
  ["topics", "tags"],
  ["venue", "venue"],
  ["venues", "venue"],
]);
const MINUS = "−–‐‑﹣-"; // the hyphen last, as classes of characters want it
const BLANKS = /\s*/uy;
const SIGN = new RegExp(`[+${MINUS}](?=[^\\s+${MINUS}])`, "uy");
const NAME = /(?<name>\p{L}+)(?:\s*:(?<gap>\s*)|\s*(?=[<>≤≥=]))(?=[^\s:])/uy;
const OPENING = /\(/uy;
/** A quotation that is not closed ends before a word that is excluded. */
const PHRASE = new RegExp(`"(?<phrase>[^"]*(?=")|(?:(?!\\s[${MINUS}][^\\s${MINUS}])[^"])*)"?`, "uy");
const PLAIN = /[^\s"]+/uy;
const PLAIN_OF_FIELD = /[^\s",]+/uy;
const INITIALS = /(?:\p{L}\.-?\s*)+[^\s"(),.−–‐‑﹣-][^\s"(),.]*/uy;
const ANY = /./suy;
const COMMA = /,(?=[^\s,])/uy;
const NEGATED_GROUP = /(?<!\S)NOT\s+(?=\()/gu;
/** The ASCII characters of East Asian keyboards. */
const FULL_WIDTH = /[\uff01-\uff5e]/gu;
const FULL_WIDTH_DISTANCE = 0xfee0;

/** Reads a text from its beginning to its end. */
class Reader {
  #text;
  place = 0;

  /** @param {string} text */
  constructor(text) {
    this.#text = text;
  }

  get isAtEnd() {
    return this.place >= this.#text.length;
  }

  /**
   * Return what a pattern finds here, and go on behind it.
   *
   * @param {RegExp} pattern
   */
  take(pattern) {
    const found = this.look(pattern);
    if (found) this.place = pattern.lastIndex;
    return found;
  }

  /** @param {RegExp} pattern */
  look(pattern) {
    pattern.lastIndex = this.place;
    return pattern.exec(this.#text);
  }

  /** @param {number} start */
  since(start) {
    return this.#text.slice(start, this.place);
  }

  /** @param {string} [name] */
  takePeriods(name = "") {
    const read = DATE_FIELDS.has(name) ? readPeriods(this.#text, this.place, name) : undefined;
    if (read) this.place = read.end;
    return read?.periods.map((period) => ({ period }));
  }

  /** Return the identifier that is here, and go on behind it if it can be nothing else. */
  takeIdentifier() {
    const read = readIdentifier(this.#text, this.place);
    if (read?.isCertain) this.place = read.end;
    return read;
  }
}

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
    const values = periods ?? readValues(reader, context.field);
    yield { ...context, values, start, end: reader.place, text: reader.since(start) };
    nest(contexts, values);
  }
}

/**
 * Return the sign and the field that a value has before it or around it, and the periods that follow
 * the name of a date.
 *
 * @param {Reader} reader
 * @param {Context} around
 * @returns {Context & { periods?: Value[] }}
 */
function readContext(reader, around) {
  const sign = readSign(reader) || around.sign;
  const { field = around.field, dates = around.dates, periods = reader.takePeriods(around.dates) } = readField(reader);
  const isNamed = field && field !== around.field;
  return { sign: (isNamed && readSign(reader)) || sign, field: periods ? undefined : field, dates, periods };
}

/**
 * @param {Reader} reader
 * @returns {Omit<Context, "sign"> & { periods?: Value[] }}
 */
function readField(reader) {
  const start = reader.place;
  const found = reader.take(NAME)?.groups;
  const known = (found?.name ?? "").toLowerCase();
  const read = readDates(reader, known);
  if (read) return read;
  const field = FIELD_NAMES.get(known);
  if (field && found && isPrefix(found, start) && !(found.gap && reader.look(SIGN))) return { field };
  reader.place = start;
  return {};
}

/**
 * Return the periods behind the name of a date, or the name if there is a group in brackets.
 *
 * @param {Reader} reader
 * @param {string} name
 * @returns {{ periods: Value[] } | { dates: string } | undefined}
 */
function readDates(reader, name) {
  const periods = reader.takePeriods(name);
  if (periods) return { periods };
  return DATE_FIELDS.has(name) && reader.look(OPENING) ? { dates: name } : undefined;
}

/**
 * Tell whether a name is before a colon, and not a word of a title such as “The Topic: Models”.
 *
 * @param {Record<string, string | undefined>} found
 * @param {number} start
 */
function isPrefix({ name, gap }, start) {
  return gap === "" || (gap !== undefined && (!start || name === name?.toLowerCase()));
}

/**
 * @param {Reader} reader
 * @returns {Context["sign"]}
 */
function readSign(reader) {
  const sign = reader.take(SIGN)?.[0] ?? "";
  return sign && sign !== "+" ? "-" : sign && "+";
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
