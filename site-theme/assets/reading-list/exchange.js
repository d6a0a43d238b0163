/* How papers leave the reading list and come in: links, backups, citations and Markdown. It knows no
   page, and runs in Node as well. */

import { nameOf } from "../kept/names.js";
import { isSlug, MAIN_LIST } from "./saved-paper.js";

/** @import { SavedPaper } from "./saved-paper.js" */

const MAX_SHARED = 500;

/**
 * Return the fragment of a link to papers, of which it has at most 500. No server sees it.
 *
 * @param {{ slug: string }[]} papers
 * @param {string} [name] of their list, if it has one
 */
export function fragmentOf(papers, name = "") {
  const slugs = papers.slice(0, MAX_SHARED).map(({ slug }) => slug);
  return `#papers=${slugs.join(",")}${name && `&list=${encodeURIComponent(name)}`}`;
}

/**
 * Return the slugs in such a fragment, the `name` of the list, how many names in it are `refused`, being
 * no slugs, and whether it `isCut`; undefined if there are no papers in it.
 *
 * @param {string} fragment
 */
export function sharedSlugs(fragment) {
  const parameters = new URLSearchParams(fragment.replace(/^#/u, ""));
  const list = parameters.get("papers");
  if (list === null) return undefined;
  const names = list.split(",").filter(Boolean);
  const slugs = [...new Set(names.filter(isSlug))];
  const refused = names.filter((name) => !isSlug(name)).length;
  const name = nameOf(parameters.get("list") ?? "");
  return { slugs: slugs.slice(0, MAX_SHARED), name, refused, isCut: slugs.length > MAX_SHARED };
}

/**
 * Return what must be put into a list so that it has all of another: `papers`, of which some are
 * `added` and some `changed`. Where notes differ both stay; `joined` counts such papers.
 *
 * @param {Map<string, SavedPaper>} now
 * @param {SavedPaper[]} others
 */
export function merged(now, others) {
  /** @type {SavedPaper[]} */
  const papers = [];
  const counts = { added: 0, changed: 0, joined: 0 };
  for (const theirs of others) {
    const ours = now.get(theirs.slug);
    if (!ours) {
      counts.added += 1;
      papers.push(theirs);
      continue;
    }
    const { notes, isJoined } = joinedNotes(ours.notes, theirs.notes);
    const read = ours.read || theirs.read;
    if (notes === ours.notes && read === ours.read) continue;
    counts.changed += 1;
    if (isJoined) counts.joined += 1;
    papers.push({ ...ours, notes, read });
  }
  return { papers, ...counts };
}

/**
 * @param {string} ours
 * @param {string} theirs
 */
function joinedNotes(ours, theirs) {
  if (ours.includes(theirs)) return { notes: ours, isJoined: false };
  if (theirs.includes(ours)) return { notes: theirs, isJoined: false };
  return { notes: `${ours}\n\n${theirs}`, isJoined: true };
}

/**
 * Return the citations of several papers as one file. A record of RIS ends in a blank.
 * Source of `json`: CSL-JSON, an array of items.
 *
 * @param {string} format
 * @param {string[]} texts
 */
export function joinedCitations(format, texts) {
  if (format !== "json") return texts.map((text) => `${text.replace(/\n+$/u, "")}\n`).join("\n");
  return `${JSON.stringify(texts.flatMap((text) => JSON.parse(text)), null, 2)}\n`;
}

/**
 * Return the name of a file of papers, without what ends it.
 *
 * @param {string} name of their list
 */
export const fileName = (name) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/gu, "") || "reading-list";

/**
 * Return papers as Markdown.
 *
 * @param {SavedPaper[]} papers
 * @param {(slug: string) => URL | string} addressOf returns the address of a paper's page
 * @param {string} [name] of their list
 */
export function markdown(papers, addressOf, name = MAIN_LIST) {
  const items = papers.map(({ slug, title, date, read, notes }) => {
    const head = `- [${read ? "x" : " "}] [${escaped(title)}](${addressOf(slug)})${date ? ` (${date})` : ""}\n`;
    return notes.trim() ? `${head}\n${indented(notes.trim())}\n` : head;
  });
  return `# ${escaped(name)}\n\n${items.join("")}`;
}

/** @param {string} text */
const escaped = (text) => text.replace(/\s+/gu, " ").replace(/[\\\x60*_[\]<>&#~|$!]/gu, "\\$&");

/** @param {string} text */
function indented(text) {
  const lines = text.split(/\r?\n/u);
  return lines.map((line) => (line.trim() ? `    ${line}` : "")).join("\n");
}
