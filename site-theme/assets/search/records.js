/* What a result shows of a paper, as publish/search/records.py writes it. */

import { normalise } from "./words.js";

const SLUG_CHARS = 80;

/**
 * @typedef {object} PaperRecord
 * @property {string} title
 * @property {string} slug
 * @property {string} authors the first of them
 * @property {number} authorCount of all authors
 * @property {string} date
 * @property {string} venue
 * @property {string} status what became of it, such as "Retracted"
 * @property {string[]} tags their names
 */

/** A file of records: each column has a value for each paper. @typedef {Record<string, any[]>} RecordFile */

/**
 * Return the record of a paper.
 *
 * @param {RecordFile} file
 * @param {number} row
 * @param {string[]} tagNames the tags that records give by number
 * @returns {PaperRecord}
 */
export function readRecord(file, row, tagNames) {
  /** @param {string} column */
  const valueOf = (column) => file[column]?.[row];
  const title = valueOf("title");
  /** @type {(string | number)[]} */
  const tags = valueOf("tags") ?? [];
  return {
    title,
    slug: valueOf("slug") || derivedSlug(title),
    authors: valueOf("authors") || "",
    authorCount: valueOf("author_count") || 0,
    date: valueOf("date") || "",
    venue: valueOf("venue") || "",
    status: valueOf("status") || "",
    tags: tags.map((tag) => (typeof tag === "number" ? tagNames[tag] : tag)),
  };
}

/**
 * Return the slug that most papers with such a title have.
 *
 * @param {string} title
 */
function derivedSlug(title) {
  const name = (normalise(title.replace(/['’]/g, "")).match(/[a-z0-9]+/g) ?? []).join("-");
  return name.length <= SLUG_CHARS ? name : name.slice(0, SLUG_CHARS + 1).replace(/-[^-]*$/, "");
}
