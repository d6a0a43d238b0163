/* What a query says beyond its words: signs, fields, dates, quotes, operators and identifiers. It is
   loaded when a query may have any. */

import { withoutOperators } from "./operators.js";
import { hasPhrases } from "./phrases.js";
import { piecesOf, plainText } from "./pieces.js";

/**
 * Return a query in the signs that this site writes, and its pieces.
 *
 * @param {string} typed
 */
function readLanguage(typed) {
  const text = plainText(typed);
  return { text, pieces: withoutOperators([...piecesOf(text)]) };
}

export const language = { hasPhrases, readLanguage };
