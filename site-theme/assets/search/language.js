/* What a query says beyond its words: signs, fields, dates, quotes, operators and identifiers. It is
   loaded when a query may have any. */

import { matchesBeyond, notesOn } from "./beyond-words.js";
import { doubtsOf, notIn } from "./doubts.js";
import { withoutOperators } from "./operators.js";
import { hasPhrases } from "./phrases.js";
import { piecesOf, plainText } from "./pieces.js";
import { queryOf } from "./read-query.js";

/**
 * Return the query that a text is, in the signs that this site writes.
 *
 * @param {string} typed
 */
function readQuery(typed) {
  const text = plainText(typed);
  return queryOf({ text, pieces: withoutOperators([...piecesOf(text)]) });
}

export const language = { doubtsOf, hasPhrases, matchesBeyond, notesOn, notIn, readQuery };
