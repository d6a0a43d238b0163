/* What a result shows of a paper, as publish/search/files/records.py writes it. */

import { normalise } from "./words.js";

const SLUG_CHARS = 80;
const ARXIV_PDFS = "https://arxiv.org/pdf/";

/** A topic; a rare one of a large archive has no page. Its slug is in the address of the page, or of the search. @typedef {{ slug: string, name: string, hasPage: boolean }} Tag */

/** A tag in a file: its name, with its slug where that does not follow from the name or the tag has no page; then, a 0. @typedef {string | [name: string, slug: string, hasPage?: 0]} WrittenTag */

/**
 * @typedef {object} PaperRecord
 * @property {string} title
 * @property {string} slug
 * @property {string[]} authors the first of them; behind editors, the mark that they are
 * @property {number} authorCount of all authors, or of all that are known
 * @property {boolean} hasMoreAuthors whether some are not known
 * @property {string} date
 * @property {string} venue
 * @property {string} status what became of it, such as "Retracted"
 * @property {Tag[]} tags
 * @property {string} pdf the address of the PDF
 */

/** A file of records: each column has a value for each paper, or none at all. @typedef {(any[] | 0)[]} RecordFile */

/**
 * Return the record of a paper.
 *
 * @param {RecordFile} file
 * @param {number} row
 * @param {WrittenTag[]} commonTags the tags that records give by number
 * @returns {PaperRecord}
 */
export function readRecord(file, row, commonTags) {
  const [title, slug, authors, authorCount, date, venue, status, tags, pdf] = file.map((column) => column && column[row]);
  return {
    title,
    slug: slug || derivedSlug(title),
    authors: readNames(authors || []),
    authorCount: Math.abs(authorCount || 0),
    hasMoreAuthors: authorCount < 0,
    date: date || "",
    venue: venue || "",
    status: status || "",
    tags: (tags || []).map((/** @type {WrittenTag | number} */ tag) => readTag(typeof tag === "number" ? commonTags[tag] : tag)),
    pdf: pdfAddress(pdf || ""),
  };
}

/** @param {string | string[]} written separated by commas, unless one has a comma itself */
const readNames = (written) => (typeof written === "string" ? written.split(", ") : written);

/** @param {string} written */
const pdfAddress = (written) => (/^\d/.test(written) ? ARXIV_PDFS + written : written);

/**
 * @param {WrittenTag} written
 * @returns {Tag}
 */
function readTag(written) {
  const [name, slug = derivedSlug(name), hasPage = 1] = typeof written === "string" ? [written] : written;
  return { slug, name, hasPage: hasPage !== 0 };
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
