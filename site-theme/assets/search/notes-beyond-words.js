/* What is said of a query that asks for what this archive, or the language of queries, does not have. */

import { t } from "../translation.js";

/** @import { FoundClause } from "./matches.js" */
/** @import { Unread } from "./pieces.js" */

/** Field → what papers have there. @type {Record<string, string>} */
const CONTENTS = {
  abstract: t`abstracts`,
  authors: t`author names`,
  tags: t`topics`,
  venue: t`venues`,
  date: t`dates`,
  status: t`statuses`,
  has: t`code or a PDF`,
};

/**
 * Return what is said of an answer.
 *
 * @param {FoundClause[]} clauses
 * @param {Unread[]} unread
 * @param {string[]} absent fields that are asked for and no paper has
 * @returns {string[]}
 */
export function notesBeyondWords(clauses, unread, absent) {
  const missing = clauses.flatMap((clause) => clause.missing);
  return [
    ...(absent.length ? [t`no paper in this archive has ${absent.map((field) => CONTENTS[field]).join(t` or `)}`] : []),
    ...unread.map(({ name, value, isDate }) => (isDate ? t`${quoted(value)} is not a date` : t`there is no field ${quoted(name)}`)),
    ...(missing.length ? [t`no paper in this archive has ${missing.join(t` or `)}`] : []),
  ];
}

/** @param {string} text */
const quoted = (text) => t`“${text}”`;
