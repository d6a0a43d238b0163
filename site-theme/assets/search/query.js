/* The query language: what a reader typed → clauses of words. It knows neither index nor page.

     query   = { clause | "OR" | "AND" }
     clause  = [ sign ] [ field ":" ] value { "," value }
             | [ sign ] [ field ":" | "year:" | "date:" ] "(" query ")"
             | [ sign ] date { "," date }
     sign    = "+" | "-" | "NOT "
     field   = "title" | "abstract" | "author" | "tag" | "venue" | "status" | "has"
     value   = word [ "*" ] | '"' words '"' | identifier
     date    = ( "year:" | "date:" ) [ ">" | ">=" | "<" | "<=" ] day
             | ( "year:" | "date:" ) [ day ] ( ".." | " to " ) [ day ]
             | ( "before:" | "after:" | "since:" | "until:" ) day
             | ( "year:" | "date:" ) "undated"
     day     = YYYY | YYYY-MM | YYYY-MM-DD

   An identifier stands without a field, and is read from an address as well; one of several is met.
   A word of two letters or more with a star stands for all that begin so. A paper meets a list if it has
   one of its values. OR joins the clauses beside it, but never one that
   is excluded: "-" applies to the whole query. AND is implied. In a query all in capitals OR, AND and
   NOT are words, since that is a title. Every text is a query: what means nothing else is a word. */

import { plainQuery } from "./plain.js";

/** @import { Clause } from "./clauses.js" */
/** @import { Unread } from "./pieces.js" */

/** What the script of the language does. @typedef {typeof import("./language.js").language} Language */

/** Loads the script of the language. @typedef {() => Promise<{ language: Language }>} LoadLanguage */

/**
 * @typedef {object} Query
 * @property {Clause[]} clauses
 * @property {string} plain all that has no sign and no field
 * @property {Unread[]} unread what looks like a field and is none
 * @property {string} typed the text as it was read, in which clauses have their places
 * @property {boolean} isUnfinished whether the last word that is not excluded may go on
 */

/** @typedef {Pick<Language, "doubtsOf" | "matchesBeyond" | "notesOn" | "notIn">} SaidBeyond */

/** @type {SaidBeyond} */
const NOTHING = { doubtsOf: () => [], matchesBeyond: async () => undefined, notesOn: () => [], notIn: () => () => true };

/**
 * Return the query that a text is read as.
 *
 * @param {string} typed
 * @param {LoadLanguage} loadLanguage
 * @returns {Promise<Query & { beyond: SaidBeyond }>}
 */
export async function parseQuery(typed, loadLanguage) {
  const plain = plainQuery(typed);
  if (plain) return { ...plain, beyond: NOTHING };
  const { language } = await loadLanguage();
  return { ...language.readQuery(typed), beyond: language };
}
