/* Numbers as the characters of a string: publish/search/files/numerals.py writes them. */

const FIRST = 0x20;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const FIRST_SURROGATE = 0xd800;
const SURROGATES = 0x800;

/**
 * Return the numbers of a string, one for each character.
 *
 * @param {string} text
 */
export function readNumbers(text) {
  return Array.from(text, (character) => {
    let code = character.codePointAt(0) ?? FIRST;
    if (code >= FIRST_SURROGATE) code -= SURROGATES;
    if (code > BACKSLASH) code -= 1;
    if (code > QUOTE) code -= 1;
    return code - FIRST;
  });
}

/**
 * Return rising numbers of which each is given as the distance from the one before.
 *
 * @param {number[]} distances
 */
export function summed(distances) {
  let sum = 0;
  return distances.map((distance) => (sum += distance));
}
