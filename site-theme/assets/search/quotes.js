/* The quotation marks of many languages, read as straight ones. */

/** Opening mark → the marks that close it. @type {Record<string, string>} */
const CLOSING = {
  '"': '"”“',
  "“": '”“"',
  "”": "”",
  "„": '“”"',
  "«": "»",
  "»": "«»",
  "‹": "›",
  "›": "‹›",
  "‚": "‘’",
  "‘": "’",
  "「": "」",
  "『": "』",
  "〝": "〞〟",
  "``": "''",
};
const MARK = /``|''|["“”„«»‹›‚‘’「」『』〝〞〟]/gu;
const APOSTROPHES = "‘’‚";
const MAY_STAND_IN_WORDS = `${APOSTROPHES}"`;
const WORD = /[\p{L}\p{N}]/u;

/**
 * Return a text in which `"` begins and ends each quotation, and stands nowhere else.
 *
 * @param {string} text
 */
export function withStraightQuotes(text) {
  const lastApostrophe = Math.max(text.lastIndexOf("’"), text.lastIndexOf("‘"));
  let closing = "";
  return text.replace(MARK, (mark, place) => {
    const [before, after] = [text.charAt(place - 1), text.charAt(place + mark.length)];
    if (closing && ends(mark, closing, after)) {
      closing = "";
      return WORD.test(after) ? '" ' : '"';
    }
    if (!closing && begins(mark, before) && place !== lastApostrophe) {
      closing = CLOSING[mark];
      return WORD.test(before) ? ' "' : '"';
    }
    return APOSTROPHES.includes(mark) ? mark : " ";
  });
}

/**
 * @param {string} mark
 * @param {string} before
 */
function begins(mark, before) {
  return mark in CLOSING && !(WORD.test(before) && MAY_STAND_IN_WORDS.includes(mark));
}

/**
 * @param {string} mark
 * @param {string} closing
 * @param {string} after
 */
function ends(mark, closing, after) {
  return closing.includes(mark) && !(WORD.test(after) && APOSTROPHES.includes(mark));
}
