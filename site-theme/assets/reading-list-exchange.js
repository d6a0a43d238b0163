/* Which papers of the reading list are meant, and how they leave it and come in. It knows no page
   and runs under Node. */

import { isSlug } from "./reading-list.js";

const SHARED_AT_MOST = 500;

/* Showing: some of the papers, in an order. */

const titles = new Intl.Collator("en", { numeric: true });
const later = (one, other) => (one < other ? 1 : one > other ? -1 : 0);
const COMPARISONS = {
  newest: (one, other) => later(one.saved, other.saved),
  oldest: (one, other) => later(other.saved, one.saved),
  title: (one, other) => titles.compare(one.title, other.title),
  date: (one, other) => later(one.date, other.date), // undated last
};

const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Return the papers that hold all words of a text in title or notes, in an order.

    `show` is `all`, `unread` or `read`; `order` is `newest`, `oldest`, `title` or `date`. */
export function shownPapers(papers, { show, order, text }) {
  const words = folded(text).split(/\s+/u);
  const isMeant = ({ title, notes, read }) => {
    const said = folded(`${title}\n${notes}`);
    return (show === "all" || read === (show === "read")) && words.every((word) => said.includes(word));
  };
  return papers.filter(isMeant).sort(COMPARISONS[order]);
}

/* A link: the names of papers, in the fragment, which no server sees. */

/** Return the fragment that holds these papers; more than 500 are left out. */
export const fragmentOf = (papers) => `#papers=${papers.slice(0, SHARED_AT_MOST).map(({ slug }) => slug).join(",")}`;

/** Return `{slugs, refused, isCut}` of such a fragment, or undefined if it holds none. */
export function sharedSlugs(fragment) {
  const said = new URLSearchParams(fragment.replace(/^#/u, "")).get("papers");
  if (said === null) return undefined;
  const names = said.split(",").filter(Boolean);
  const slugs = [...new Set(names.filter(isSlug))];
  return { slugs: slugs.slice(0, SHARED_AT_MOST), refused: names.filter((name) => !isSlug(name)).length, isCut: slugs.length > SHARED_AT_MOST };
}

/* A backup that comes back. */

/** Return `{papers, added, changed, joined}`: what is to be put into a list so that nothing is lost.

    `now` is slug → paper. Where notes differ, both stay, and `joined` counts them. */
export function merged(now, papers) {
  const found = { papers: [], added: 0, changed: 0, joined: 0 };
  for (const theirs of papers) {
    const ours = now.get(theirs.slug);
    if (!ours) {
      found.added += 1;
      found.papers.push(theirs);
      continue;
    }
    const isInOurs = ours.notes.includes(theirs.notes);
    const isJoined = !isInOurs && !theirs.notes.includes(ours.notes);
    const notes = isInOurs ? ours.notes : isJoined ? `${ours.notes}\n\n${theirs.notes}` : theirs.notes;
    const read = ours.read || theirs.read;
    if (notes === ours.notes && read === ours.read) continue;
    found.changed += 1;
    found.joined += isJoined;
    found.papers.push({ ...ours, notes, read });
  }
  return found;
}

/* What could not be read. */

/** Return key → text of the lists that were set aside in a storage; `key` is that of the list. */
export function damagedLists(storage, key) {
  const keys = Array.from({ length: storage.length }, (_, place) => storage.key(place));
  return new Map(keys.filter((each) => each.startsWith(`${key}:damaged-`)).map((each) => [each, storage.getItem(each)]));
}

/* Citations and Markdown. */

/** Return the citations of several papers as one file. Source of `json`: CSL-JSON, an array of items. */
export function joinedCitations(format, texts) {
  if (format !== "json") return texts.map((text) => `${text.trim()}\n`).join("\n");
  return `${JSON.stringify(texts.flatMap((text) => JSON.parse(text)), null, 2)}\n`;
}

const escaped = (text) => text.replace(/\s+/gu, " ").replace(/[\\`*_[\]<>&#~|$!]/gu, "\\$&");

/** Return the list as Markdown; `addressOf` returns the address of a paper's page. */
export function markdown(papers, addressOf) {
  const items = papers.map(({ slug, title, date, read, notes }) => {
    const lines = notes.trim() ? ["", ...notes.trim().split(/\r?\n/u)] : [];
    const indented = lines.map((line) => (line.trim() ? `    ${line}` : "")).join("\n");
    return `- [${read ? "x" : " "}] [${escaped(title)}](${addressOf(slug)})${date ? ` (${date})` : ""}${indented && `\n${indented}`}\n`;
  });
  return `# Reading list\n\n${items.join("")}`;
}
