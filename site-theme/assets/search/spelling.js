/* Words that a reader may have meant: with one letter other than typed. */

/** @import { Index } from "./index.js" */

const MAX_SHARDS = 6;

/**
 * Return term → postings of the terms that differ from this one by at most one edit: a letter added,
 * left out or replaced, or two neighbours swapped.
 *
 * Such a term has the beginning of this one or its ending, or two letters swapped in between.
 *
 * @param {Index} index
 * @param {string} term
 */
export async function withinOneEdit(index, term, maxShards = MAX_SHARDS) {
  const cut = Math.max(1, term.length - (term.length < 6 ? 2 : 3));
  const swapped = term.slice(0, cut - 1) + term.charAt(cut) + term.charAt(cut - 1) + term.slice(cut + 1);
  const [sameStart, sameEnd] = await Promise.all([
    index.startingWith(term.slice(0, cut), maxShards),
    index.endingWith(term.slice(cut), maxShards),
  ]);
  const near = [...sameStart.keys(), swapped, ...sameEnd];
  return index.findAll(near.filter((each) => isWithinOneEdit(term, each)));
}

/**
 * Return term → postings of the terms that a word begins with, if they are at least half of it.
 *
 * @param {Index} index
 * @param {string} word
 */
export function beginningsOf(index, word) {
  const shortest = Math.ceil(word.length / 2);
  const lengths = Array.from({ length: word.length - shortest + 1 }, (_, more) => shortest + more);
  return index.findAll(lengths.map((length) => word.slice(0, length)));
}

/**
 * Tell whether two words differ by at most one edit.
 *
 * @param {string} one
 * @param {string} other
 */
export function isWithinOneEdit(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  const [rest, otherRest] = [one.slice(start), other.slice(start)];
  return (
    rest.slice(1) === otherRest.slice(1) ||
    rest.slice(1) === otherRest ||
    rest === otherRest.slice(1) ||
    isSwapped(rest, otherRest)
  );
}

/**
 * @param {string} one
 * @param {string} other
 */
function isSwapped(one, other) {
  return one.length > 1 && one[0] === other[1] && one[1] === other[0] && one.slice(2) === other.slice(2);
}
