/* How papers leave the reading list and come in: links, backups, citations and Markdown. It knows no
   page, and runs in Node as well. */

import { t } from "../translation.js";
import { isSlug } from "./saved-paper.js";

/** @import { SavedPaper } from "./saved-paper.js" */

const MAX_SHARED = 500;

/**
 * Return the fragment of a link to papers, of which it has at most 500. No server sees it.
 *
 * @param {{ slug: string }[]} papers
 */
export function fragmentOf(papers) {
  const slugs = papers.slice(0, MAX_SHARED).map(({ slug }) => slug);
  return `#papers=${slugs.join(",")}`;
}

/**
 * Return the slugs in such a fragment, how many names in it are `refused`, being no slugs, and whether
 * it `isCut`; undefined if there are no papers in it.
 *
 * @param {string} fragment
 */
export function sharedSlugs(fragment) {
  const list = new URLSearchParams(fragment.replace(/^#/u, "")).get("papers");
  if (list === null) return undefined;
  const names = list.split(",").filter(Boolean);
  const slugs = [...new Set(names.filter(isSlug))];
  const refused = names.filter((name) => !isSlug(name)).length;
  return { slugs: slugs.slice(0, MAX_SHARED), refused, isCut: slugs.length > MAX_SHARED };
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
 * Return papers as Markdown.
 *
 * @param {SavedPaper[]} papers
 * @param {(slug: string) => URL | string} addressOf returns the address of a paper's page
 */
export function markdown(papers, addressOf) {
  const items = papers.map(({ slug, title, date, read, notes }) => {
    const head = `- [${read ? "x" : " "}] [${escaped(title)}](${addressOf(slug)})${date ? ` (${date})` : ""}\n`;
    return notes.trim() ? `${head}\n${indented(notes.trim())}\n` : head;
  });
  return `# ${t`Reading list`}\n\n${items.join("")}`;
}

/** @param {string} text */
const escaped = (text) => text.replace(/\s+/gu, " ").replace(/[\\\x60*_[\]<>&#~|$!]/gu, "\\$&");

/** @param {string} text */
function indented(text) {
  const lines = text.split(/\r?\n/u);
  return lines.map((line) => (line.trim() ? `    ${line}` : "")).join("\n");
}
