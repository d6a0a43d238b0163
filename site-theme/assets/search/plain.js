/* Queries of nothing but words, for which the language is not loaded. */

import { partsOf, wordClauses } from "./clauses.js";

/** @import { Query } from "./query.js" */

const LETTER = "[\\p{L}\\p{N}]";
/** Signs that titles have, where they say nothing: a dash alone, brackets around words, a slash within one. */
const IN_TITLES = /(?<=\s)[-–—](?=\s)|(?<!\S)\((?=\p{L})|(?<=\p{L})\)|(?<=\p{L})\/(?=\p{L})/gu;
const SIGN = [
  // Letters and blanks that the language makes others, or removes.
  "[\\uff01-\\uff5e\\u115f\\u1160\\u3164\\ufeff\\uffa0]",
  // Any other character, and one that could be a sign, a quote or a broken word.
  `[^\\p{L}\\p{N}\\s,.:;?!'’-]|(?<!${LETTER})[,.:;?!'’-]|['’-](?!${LETTER})|[,.:;?!](?!\\s|$)`,
  "(?<!\\S)(?:OR|AND|NOT)(?!\\S)",
  "\\d\\s+\\d|\\d{5}|(?<!\\S)(?=\\S*\\d)(?=\\S+[A-Z]|(?:\\S*\\d){3})[\\w-]{8}",
].join("|");
const NAME =
  "(?<!\\S)(?:(?:title|abstract|author|tag|topic|venue|status|has|year|date|before|after|since|until)s?:" +
  "|(?:acl|arxiv|corpus\\s?id|doi|isbn|openalex|openreview|pmc(?:id)?|pmid|s2)[\\s:=]+\\S*\\d)";
const MAY_SAY_MORE = [new RegExp(SIGN, "u"), new RegExp(NAME, "iu")];

/**
 * Return the query that a text of words is, undefined if the language may see more in it.
 *
 * @param {string} typed
 * @returns {Query | undefined}
 */
export function plainQuery(typed) {
  const text = typed.replace(IN_TITLES, " ");
  if (MAY_SAY_MORE.some((said) => said.test(text))) return undefined;
  const found = [...typed.matchAll(/et\.? al\b\S*|[^\s(]\S*/giu)];
  const clauses = found.flatMap(({ 0: word, index }) => wordClauses(word, { start: index, end: index + word.length }));
  return {
    clauses: clauses.flatMap(partsOf),
    plain: found.join(" "),
    unread: [],
    typed,
    isUnfinished: mayGoOn(typed),
  };
}

/**
 * Tell whether the last word of a text may go on.
 *
 * @param {string} text
 */
export const mayGoOn = (text) => /[\p{L}\p{N}]$/u.test(text);
