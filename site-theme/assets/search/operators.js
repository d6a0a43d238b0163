/* The operators of a query: OR, AND and NOT, which are words in a query all in capitals. */

/** @import { Piece } from "./pieces.js" */

/** A piece whose sign may come from NOT before it. @typedef {Piece & { isAfterOr: boolean }} ReadPiece */

const OPERATORS = ["OR", "AND", "NOT"];

/** @param {Piece} piece */
function operatorOf({ text }) {
  const bare = text.replace(/[()]/gu, "");
  return OPERATORS.includes(bare) ? bare : "";
}

/**
 * Return the pieces that are no operators, each with what the operators before it say.
 *
 * @param {Piece[]} pieces
 */
export function withoutOperators(pieces) {
  const isShouted = isInCapitals(pieces);
  /** @type {ReadPiece[]} */
  const read = [];
  let isAfterOr = false;
  for (const [place, piece] of pieces.entries()) {
    const before = pieces[place - 1];
    if (isShouted || !isOperator(pieces, place)) {
      const isNegated = !isShouted && before && operatorOf(before) === "NOT" && isOperator(pieces, place - 1);
      read.push({ ...piece, ...(isNegated && { sign: "-", start: before.start }), isAfterOr });
      isAfterOr = false;
    } else if (operatorOf(piece) === "OR") isAfterOr = true;
  }
  return read;
}

/**
 * Tell whether a piece says something of its neighbours: OR and AND of the piece before, NOT of the next.
 *
 * @param {Piece[]} pieces
 * @param {number} place
 */
function isOperator(pieces, place) {
  const operator = operatorOf(pieces[place]);
  const next = pieces[place + 1];
  if (operator === "NOT") return Boolean(next && !next.sign && !operatorOf(next));
  return operator !== "" && place > 0;
}

/** @param {Piece} piece */
const isIdentifier = ({ values }) => values.some(({ identifier }) => identifier?.isCertain);

/**
 * Tell whether all words but the operators and what is excluded are in capitals.
 *
 * @param {Piece[]} pieces
 */
function isInCapitals(pieces) {
  const isWord = (/** @type {Piece} */ piece) => piece.sign !== "-" && !operatorOf(piece) && !isIdentifier(piece);
  const words = pieces.filter(isWord).map(({ text }) => text).join("");
  return /\p{Lu}/u.test(words) && !/\p{Ll}/u.test(words);
}
