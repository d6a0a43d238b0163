/* What a value of a query has before it or around it: a sign, and the name of a field or of a date. */

import { DATE_FIELDS } from "./periods.js";

/** @import { Piece, Value } from "./pieces.js" */
/** @import { Reader } from "./reader.js" */

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
  ["status", "status"],
  ["has", "has"],
]);
export const MINUS = "−–‐‑﹣-"; // the hyphen last, as classes of characters want it
const SIGN = new RegExp(`[+${MINUS}](?=[^\\s+${MINUS}])`, "uy");
const NAME = /(?<name>\p{L}+)(?:\s*:(?<gap>\s*)|\s*(?=[<>≤≥=]))(?=[^\s:])/uy;
export const OPENING = /\(/uy;
const EMPTY_FIELD = /(?<name>\p{L}+)\s*:\s*$/uy;

/**
 * Return the sign and the field that a value has before it or around it, and the periods that follow
 * the name of a date.
 *
 * @param {Reader} reader
 * @param {Context} around
 * @returns {Context & { periods?: Value[] }}
 */
export function readContext(reader, around) {
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
 * Tell whether all that is left is the name of a field.
 *
 * @param {Reader} reader
 */
export function isEmptyField(reader) {
  const name = reader.look(EMPTY_FIELD)?.groups?.name.toLowerCase() ?? "";
  return FIELD_NAMES.has(name) || DATE_FIELDS.has(name);
}
