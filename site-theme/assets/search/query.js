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

import { clausesOf, eitherOf, isWanted, partsOf } from "./clauses.js";
import { plainPieces } from "./plain.js";

/** @import { Clause } from "./clauses.js" */
/** @import { ReadPiece } from "./operators.js" */
/** @import { Piece, Unread } from "./pieces.js" */

/** Loads the script of the language. @typedef {() => Promise<typeof import("./language.js")>} LoadLanguage */

/**
 * @typedef {object} Query
 * @property {Clause[]} clauses
 * @property {string} plain all that has no sign and no field
 * @property {Unread[]} unread what looks like a field and is none
 * @property {string} typed the text as it was read, in which clauses have their places
 * @property {boolean} isUnfinished whether the last word that is not excluded may go on
 */

/**
 * Return the query that a text is read as.
 *
 * @param {string} typed
 * @param {LoadLanguage} loadLanguage
 * @returns {Promise<Query>}
 */
export async function parseQuery(typed, loadLanguage) {
  const words = plainPieces(typed);
  return queryOf(words ? { text: typed, pieces: words } : (await loadLanguage()).language.readLanguage(typed));
}

/**
 * Return the query that has such pieces.
 *
 * @param {{ text: string, pieces: ReadPiece[] }} read
 * @returns {Query}
 */
export function queryOf({ text, pieces }) {
  /** @type {Clause[]} */
  const clauses = [];
  let isAfterIdentifier = false;
  for (const piece of pieces) {
    const [first, ...others] = clausesOf(piece);
    if (!first) continue;
    const before = clauses.at(-1);
    const isOneOfSeveral = isAfterIdentifier && isIdentifier(piece);
    isAfterIdentifier = isIdentifier(piece);
    const isJoined = (piece.isAfterOr || isOneOfSeveral) && before && isWanted(first) && isWanted(before);
    if (isJoined) clauses.push(eitherOf(/** @type {Clause} */ (clauses.pop()), first), ...others);
    else clauses.push(first, ...others);
  }
  return {
    clauses: clauses.flatMap(partsOf),
    plain: pieces.filter(isPlain).map((piece) => piece.text).join(" "),
    unread: pieces.flatMap(({ unread }) => unread ?? []),
    typed: text,
    isUnfinished: /[\p{L}\p{N}]$/u.test(withoutExcluded(text, pieces)),
  };
}

/** @param {Piece} piece */
const isPlain = ({ sign, field, values }) => !sign && !field && values.every(({ plain, phrase }) => plain ?? phrase);

/** @param {Piece} piece */
const isIdentifier = ({ sign, values }) => !sign && values.some(({ identifier }) => identifier?.isCertain);

/**
 * Return a text without what is excluded, as if it had never been typed.
 *
 * @param {string} text
 * @param {Piece[]} pieces
 */
function withoutExcluded(text, pieces) {
  let [rest, place] = ["", 0];
  for (const { sign, start, end } of pieces) {
    if (sign !== "-") continue;
    rest += text.slice(place, start).replace(/\s$/u, "");
    place = end;
  }
  return rest + text.slice(place);
}
