/* Numbers as bits, six in each character of a string: publish/search/files/bits.py writes them. */

const FIRST = 0x3e;
const BACKSLASH = 0x5c;
const BITS = 6;

/**
 * Return a function that returns the next number of a string: the last bits of it, as many as are given, stand
 * as they are, behind as many ones as what is left and a zero.
 *
 * @param {string} text
 */
export function bitReader(text) {
  let place = 0;
  let code = 0;
  let left = 0;
  const bit = () => {
    if (!left) {
      code = text.charCodeAt(place++);
      code -= FIRST + Number(code > BACKSLASH);
      left = BITS;
    }
    left -= 1;
    return (code >> left) & 1;
  };
  return (/** @type {number} */ width) => {
    let number = 0;
    while (bit()) number += 1;
    for (let more = width; more; more--) number = 2 * number + bit();
    return number;
  };
}

/**
 * Return how many last bits stand as they are in the distances of some places, of so many in all.
 *
 * @param {number} places
 * @param {number} all
 */
export const widthOf = (places, all) => 31 - Math.clz32(Math.max(1, (6 * all) / (7 * (places + 1))));
