/* Reads the BibTeX entry of a paper's page, as publish/citations/bibtex.py writes it, and what it
   does not tell (beside_bibtex.py). */

import { KINDS } from "./kinds.js";

/** A name as CSL-JSON has it, and as it is printed. @typedef {{ name: string, family?: string, given?: string, "non-dropping-particle"?: string, suffix?: string, literal?: string }} Author */
/** What the entry does not tell. @typedef {{ type?: string, title?: string, plain?: string, venue?: string, doi?: string, authors?: Author[], editors?: Author[], volume?: string, issue?: string, pages?: string, publisher?: string }} Beside */
/**
 * What citations say of a paper; empty where it is not known.
 *
 * @typedef {object} Cited
 * @property {string} key
 * @property {string} type as KINDS has it
 * @property {string} title with formulas as TeX
 * @property {string} plain with formulas in Unicode
 * @property {Author[]} authors
 * @property {boolean} hasMoreAuthors whether there are others, whose names are not known
 * @property {string} date in ISO 8601, as far as it is known
 * @property {Author[]} editors
 * @property {string} venue
 * @property {string} publisher empty if the venue is the publisher
 * @property {string} volume
 * @property {string} issue
 * @property {string} pages
 * @property {string} arxiv
 * @property {string} doi
 * @property {string} pmid
 * @property {string} pmcid
 * @property {string} acl if the address does not tell it
 * @property {string} isbn
 * @property {string} url
 * @property {string} language
 * @property {string} warnings
 */

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const FIELD = /^ {2}(\w+) = (?:\{(.*)\}|(\w+)),$/gm;
const SIGN = /\\text(backslash|braceleft|braceright|asciitilde|asciicircum|asciigrave)\{\}|\\([&%#_$])|\{\}/g;
/** @type {Record<string, string>} */
const SIGNS = { backslash: "\\", braceleft: "{", braceright: "}", asciitilde: "~", asciicircum: "^", asciigrave: "`" };
/** @type {Record<string, string>} */
const TYPES = Object.fromEntries(Object.entries(KINDS).map(([type, [entry]]) => [entry, type]));
/** A particle as BibTeX knows one: a word whose first letter of ASCII is small. */
const PARTICLE = /^[^A-Za-z]*[a-z]/;

/** Return a text without the escapes of TeX. @param {string} text */
const withoutTeX = (text) => text.replace(SIGN, (_, name, sign) => sign ?? SIGNS[name] ?? "");

/**
 * Return what an entry says.
 *
 * @param {string} entry
 * @param {Beside} beside
 * @returns {Cited}
 */
export function readEntry(entry, beside = {}) {
  const [, kind, key] = /^@(\w+)\{(.*),$/m.exec(entry) ?? ["", "misc", ""];
  const fields = new Map(Array.from(entry.matchAll(FIELD), ([, name, text, word]) => [name, text ?? word]));
  const field = (/** @type {string} */ name) => fields.get(name) ?? "";
  const names = namesIn(field("author"));
  const hasMoreAuthors = names.at(-1) === "others";
  if (hasMoreAuthors) names.pop();
  const title = beside.title ?? withoutTeX(field("title").slice(1, -1));
  return {
    key,
    type: typeOf(kind, field),
    title,
    plain: title,
    authors: beside.authors ?? names.map(author),
    editors: namesIn(field("editor")).map(author),
    hasMoreAuthors,
    date: dateOf(field),
    venue: withoutTeX(venueOf(field)),
    publisher: withoutTeX(field("publisher")),
    volume: withoutTeX(field("volume")),
    issue: withoutTeX(field("number")),
    pages: withoutTeX(field("pages").replaceAll("--", "-")),
    arxiv: field("eprint"),
    doi: field("doi"),
    pmid: field("pmid"),
    pmcid: field("pmcid"),
    acl: withoutTeX(field("acl")),
    isbn: field("isbn"),
    url: field("url"),
    language: field("language"),
    warnings: field("note"),
    ...beside,
  };
}

/**
 * @param {string} kind
 * @param {(name: string) => string} field
 */
function typeOf(kind, field) {
  if (kind !== "misc") return TYPES[kind];
  const told = field("entrysubtype");
  if (told) return told;
  return field("eprint") && !field("howpublished") ? "preprint" : "other";
}

/** Return where it appeared; of a book, its series. @param {(name: string) => string} field */
function venueOf(field) {
  const names = ["journal", "booktitle", "howpublished", "school", "institution", "series"];
  return names.map(field).find(Boolean) ?? "";
}

/** @param {(name: string) => string} field */
function dateOf(field) {
  const month = MONTHS.indexOf(field("month")) + 1;
  const parts = [field("year"), month && String(month).padStart(2, "0"), field("day").padStart(2, "0")];
  return parts.filter((part) => part && part !== "00").join("-");
}

/** Return the names of a field, which `and` separates outside of braces. @param {string} text */
function namesIn(text) {
  /** @type {string[]} */
  const names = [];
  let depth = 0;
  for (const word of text.split(" ")) {
    if (word === "and" && depth === 0) names.push("");
    else names.push([names.pop(), word].filter(Boolean).join(" "));
    depth += word.split("{").length - word.split("}").length;
  }
  return names.filter(Boolean);
}

/**
 * @param {string} text
 * @returns {Author}
 */
function author(text) {
  const literal = /^\{(.*)\}$/.exec(text);
  if (literal) return { name: withoutTeX(literal[1]), literal: withoutTeX(literal[1]) };
  const [whole, given] = withoutTeX(text).split(", ");
  const words = whole.split(" ");
  let count = words.findIndex((word) => !PARTICLE.test(word));
  if (count < 0) count = words.length - 1;
  const particle = words.slice(0, count).join(" ");
  const family = words.slice(count).join(" ");
  return { name: `${given} ${whole}`, family, given, ...(particle && { "non-dropping-particle": particle }) };
}
