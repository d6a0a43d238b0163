/* Texts as they were typed or pasted, without what nobody sees. publish/search/words/signs.py has the same
   rules, letter for letter; tests/fixtures/search/words.json holds both to the same results. */

const INVISIBLE = new RegExp(
  "\\u00ad[ \\t\\r\\n]+(?=[\\p{L}\\p{N}])|[\\u00ad\\u061c\\u115f\\u1160\\u180e\\u200b-\\u200f\\u202a-\\u202e" +
    "\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]",
  "gu",
);
const BROKEN = /(?<=[\p{L}\p{N}])[-\u2010\u2011][ \t\r\n]+(?=[\p{L}\p{N}])/gu;
const THOUSANDS = /(?<![\p{L}\p{N}.,\u2044])([0-9]{1,3})((?:[ \u00a0\u2009\u202f][0-9]{3})+)(?![\p{L}\p{N}])/gu;
const GROUP_CHARS = 4;

/**
 * Return a text without what nobody sees and without breaks in words and numbers.
 *
 * @param {string} text
 */
export function cleaned(text) {
  return text.replace(INVISIBLE, "").replace(BROKEN, "-").replace(THOUSANDS, joined);
}

/**
 * Return `1000000` for `1 000 000`, but `3 175` as it is: two numbers may stand together.
 *
 * @param {string} number
 * @param {string} _first
 * @param {string} groups
 */
function joined(number, _first, groups) {
  const isNumber = groups.length > GROUP_CHARS || groups.endsWith("000") || !groups.includes(" ");
  return isNumber ? number.replace(/[^0-9]/gu, "") : number;
}
