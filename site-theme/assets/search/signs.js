/* Signs in texts that are spoken, as in `A*` and `β-VAE`.
   publish/search/words/signs.py has the same rules, letter for letter; tests/fixtures/search/words.json holds
   both to the same results. */

const STARRED = /(?<![\p{L}\p{N}*])([A-Z][A-Z0-9]{1,4})\*(?![\p{L}\p{N}*])/gu;

/** Names with signs, as they are spoken: of a text without case and accents. @type {[RegExp, string][]} */
const SIGNS = [
  [/(?<=\p{Nd}),(?=\p{Nd}{3}(?!\p{Nd}))/gu, ""],
  [/['’]s(?![\p{L}\p{N}])/gu, ""],
  [/\\infty(?![\p{L}\p{N}])/gu, "∞"],
  [/\\ell(?![a-z])/gu, "l"],
  [/\\var(?=[a-z])/gu, ""],
  [/(?<![\p{L}\p{N}])var(?=(?:epsilon|kappa|phi|pi|rho|sigma|theta)(?![\p{L}\p{N}]))/gu, ""],
  [/∆/gu, "δ"],
  [/(?<=[\p{L}\p{N}])\+\+/gu, "plusplus"],
  [/(?<=[\p{L}\p{N}])#(?![\p{L}\p{N}])/gu, "sharp"],
  [/(?<![\p{L}\p{N}*])([a-zα-ω])\*(?![\p{L}\p{N}*])/gu, "$1-star"],
  [/(?<![\p{L}\p{N}])\.net(?![\p{L}\p{N}])/gu, "dot-net"],
];
const SYMBOL = /(?<![α-ω])[α-ω](?![α-ω])|∞/gu;
const LETTER = /[\p{L}\p{N}]/u;
const GREEK = (
  "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma " +
  "sigma tau upsilon phi chi psi omega"
).split(" ");
const ALPHA = 0x3b1;

/**
 * Return a text in which `RRT*` is `RRT-star`.
 *
 * @param {string} text
 */
export const starred = (text) => text.replace(STARRED, "$1-star");

/**
 * Return a text without case and accents in which names with signs are as they are spoken.
 *
 * @param {string} text
 */
export function spoken(text) {
  return SIGNS.reduce((each, [sign, name]) => each.replace(sign, name), text).replace(SYMBOL, nameOf);
}

/**
 * Return the name of a Greek letter, or of infinity, as a part of the word that it is in.
 *
 * @param {string} symbol
 * @param {number} place
 * @param {string} text
 */
function nameOf(symbol, place, text) {
  const name = symbol === "∞" ? "infinity" : GREEK[symbol.charCodeAt(0) - ALPHA];
  const isPart = (/** @type {string} */ neighbour) => LETTER.test(neighbour);
  const before = [...text.slice(Math.max(place - 2, 0), place)].at(-1) ?? "";
  const after = String.fromCodePoint(text.codePointAt(place + 1) ?? 0);
  return `${isPart(before) ? "-" : ""}${name}${isPart(after) ? "-" : ""}`;
}
