/* A saved paper, and the text that holds a list of them: what a browser stores and a backup has. */

import { distinctItems } from "../kept/distinct.js";
import { parsed } from "../kept/parsed.js";
import { t } from "../translation.js";

/** The list of papers that are in no list with a name of its own. */
export const MAIN_LIST = t`Reading list`;

const FORMAT = "paper-archive reading list";
const VERSION = 1;

/**
 * @typedef {object} SavedPaper
 * @property {string} slug
 * @property {string} title
 * @property {string} date of the paper in ISO 8601, as far as it is known
 * @property {string} saved when it was saved, in ISO 8601
 * @property {boolean} read
 * @property {string} notes
 */

/**
 * Tell whether a value can be the slug of a paper.
 *
 * @param {unknown} value
 * @returns {value is string}
 */
export const isSlug = (value) => typeof value === "string" && /^[a-z0-9-]{1,80}$/u.test(value);

/** @param {unknown} value */
const isTime = (value) =>
  typeof value === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/u.test(value) && !Number.isNaN(Date.parse(value));

/** @param {unknown} value */
const isDate = (value) =>
  value === "" ||
  (typeof value === "string" && /^\d{4}(-\d\d){0,2}$/u.test(value) && !Number.isNaN(Date.parse(value)));

/**
 * Return a saved paper with its own fields and no others, or undefined if one of them is wrong.
 *
 * @param {any} value
 * @returns {SavedPaper | undefined}
 */
function asPaper({ slug, title, date, saved, read, notes }) {
  const isTitle = typeof title === "string" && title.trim();
  const isPaper = isSlug(slug) && isTitle && isDate(date) && isTime(saved);
  const isMarked = typeof read === "boolean" && typeof notes === "string";
  return isPaper && isMarked ? { slug, title, date, saved, read, notes } : undefined;
}

/**
 * Return the text of a list.
 *
 * @param {SavedPaper[]} papers
 */
export const writePapers = (papers) => JSON.stringify({ format: FORMAT, version: VERSION, papers });

/**
 * Return the papers of such a text as `items` and whether these are all that it holds, or undefined if
 * the text is no list.
 *
 * @param {string} text
 */
export function readPapers(text) {
  const list = parsed(text);
  if (list?.format !== FORMAT || list.version !== VERSION || !Array.isArray(list.papers)) return undefined;
  return distinctItems(list.papers, asPaper, ({ slug }) => slug);
}
