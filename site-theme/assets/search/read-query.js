/* Pieces of a query → the query that they are read as. */

import { isWanted, partsOf } from "./clauses.js";
import { clausesOf, eitherOf } from "./piece-clauses.js";
import { mayGoOn } from "./plain.js";

/** @import { Clause } from "./clauses.js" */
/** @import { ReadPiece } from "./operators.js" */
/** @import { Piece } from "./pieces.js" */
/** @import { Query } from "./query.js" */

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
    isUnfinished: mayGoOn(withoutExcluded(text, pieces)),
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
