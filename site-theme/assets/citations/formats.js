/* Citations as RIS and CSL-JSON, to the letter as publish/citations/ writes them, and as text. */

import { readEntry } from "./entry.js";
import { KINDS } from "./kinds.js";

/** @import { Author, Cited } from "./entry.js" */

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** A page of a range: a number, with or without letters, or a Roman one. */
const PAGE = /^(?=[^\p{Nd}\s]*\p{Nd}|[ivxlcdmIVXLCDM]+$)[^\s,;-]{1,20}$/u;

/** Types of whole books, whose venue is their series. */
const BOOK = /^(?:book|proceedings)$/;

/** Where the fields of an entry begin that follow its address. */
const AFTER_ADDRESS = /(?=(?: {2}language = .*\n)?(?: {2}note = .*\n)?\}$)/;

/** By the extension of its file. @type {Record<string, { type: string, write: (paper: Cited) => string }>} */
const MADE = {
  ris: { type: "application/x-research-info-systems", write: ris },
  json: { type: "application/vnd.citationstyles.csl+json", write: csl },
  txt: { type: "text/plain", write: plainText },
};

/** Extension → media type of each format, the most used first. @type {Record<string, string>} */
export const MEDIA_TYPES = {
  bib: "application/x-bibtex",
  ...Object.fromEntries(Object.entries(MADE).map(([extension, { type }]) => [extension, type])),
};

/**
 * Return the citation that a paper's page holds, in a format; empty if it has none.
 *
 * @param {ParentNode} page
 * @param {string} extension
 */
export function citationOf(page, extension) {
  const place = page.querySelector("pre[data-citation]");
  const entry = withAddress(place?.textContent?.trim() ?? "", page);
  if (extension === "bib" || !entry) return entry;
  return citation(entry, place?.getAttribute("data-beside"), extension);
}

/**
 * Return an entry with the address of its page, if it has none: pages of large archives say it once.
 *
 * @param {string} entry
 * @param {ParentNode} page
 */
function withAddress(entry, page) {
  const address = page.querySelector("link[rel=canonical]")?.getAttribute("href");
  if (!address || /^ {2}url = /m.test(entry)) return entry;
  return entry.replace(AFTER_ADDRESS, () => `  url = {${new URL(address).href}},\n`);
}

/**
 * Return a citation in another format.
 *
 * @param {string} entry of BibTeX
 * @param {string | null | undefined} beside what it does not tell, as JSON
 * @param {string} extension
 */
export const citation = (entry, beside, extension) => MADE[extension].write(readEntry(entry, JSON.parse(beside || "{}")));

/** Return where a paper appeared; of a preprint, the name of the server alone. @param {Cited} paper */
function placeOf({ type, venue, arxiv }) {
  const isOnArxiv = venue ? /^arxiv(?![\p{L}\p{N}_])/iu.test(venue) : arxiv;
  return isOnArxiv && type === "preprint" ? "arXiv" : venue;
}

/**
 * Return where a paper appeared, for formats in which the venue of a book is its publisher.
 *
 * @param {Cited} paper
 */
function imprintOf(paper) {
  const [place, { publisher }] = [placeOf(paper), paper];
  if (!hasPublisherAsVenue(paper)) return { place, publisher, series: "" };
  if (BOOK.test(paper.type)) return { place: publisher, publisher: "", series: place };
  return { place: place || publisher, publisher: "", series: "" };
}

/** Tell whether formats have one place for venue and publisher. @param {Cited} paper */
const hasPublisherAsVenue = ({ type }) => KINDS[type][2][1] === "publisher";

/** Return the number of a preprint on its server. @param {Cited} paper */
const numberOf = (paper) => (paper.arxiv && placeOf(paper) === "arXiv" ? `arXiv:${paper.arxiv}` : "");

/** @param {Cited} paper */
function ris(paper) {
  const [, [kind, ...places]] = KINDS[paper.type];
  const [year, month = "", day = ""] = paper.date.split("-");
  const { place, publisher, series } = imprintOf(paper);
  const [first, last] = firstAndLast(paper.pages);
  const lines = [
    ["TY", kind],
    ["ID", paper.key],
    ["TI", paper.title],
    ...paper.authors.map((author) => ["AU", sortedName(author)]),
    ["AU", paper.hasMoreAuthors && "et al."],
    ...paper.editors.map((editor) => ["ED", sortedName(editor)]),
    ["PY", year],
    ["DA", month && `${year}/${month}/${day}/`],
    ...places.map((tag) => [tag, place]),
    ["T2", series],
    ["VL", paper.volume],
    ["IS", paper.issue],
    ["SP", first],
    ["EP", last],
    ["PB", publisher],
    ...accessionNumbers(paper),
    ["DO", paper.doi],
    ["SN", paper.isbn],
    ["UR", paper.url],
    ["L2", paper.acl && `https://aclanthology.org/${paper.acl}/`],
    ["M3", paper.type === "proceedings" && "Proceedings"],
    ["LA", paper.language],
    ["N1", paper.warnings],
  ];
  const known = lines.filter(([, value]) => value).map(([tag, value]) => `${tag}  - ${value}`);
  return [...known, "ER  - "].join("\n");
}

/** Return the lines that say what it is in databases. @param {Cited} paper */
function accessionNumbers({ arxiv, pmid, pmcid }) {
  return [
    ["DB", arxiv ? "arXiv" : pmid && "PubMed"],
    ["AN", arxiv || pmid],
    ["U1", arxiv && pmid && `${pmid}[pmid]`],
    ["C2", pmcid],
  ];
}

/** Return first and last page; of what is no range, all and nothing. @param {string} pages */
function firstAndLast(pages) {
  const range = pages.split("-");
  return range.length === 2 && range.every((page) => PAGE.test(page)) ? range : [pages, ""];
}

/** @param {Author} author */
function sortedName({ family = "", given, suffix, literal = "", ...author }) {
  const whole = literal.replaceAll(",", " ").split(/\s+/).filter(Boolean).join(" ");
  const name = whole || `${author["non-dropping-particle"] ?? ""} ${family}`.trim();
  return [name, given, suffix].filter(Boolean).join(", ");
}

/** @param {Cited} paper */
function csl(paper) {
  const [, , [kind, place]] = KINDS[paper.type];
  const number = numberOf(paper);
  const arxiv = number ? "" : paper.arxiv;
  const { place: container, publisher, series } = imprintOf(paper);
  const [authors, editors] = [paper.authors, paper.editors].map((names) =>
    names.map((name) => ({ ...name, name: undefined })),
  );
  const others = paper.hasMoreAuthors ? [{ literal: "others" }] : [];
  const members = [
    ["id", paper.key],
    ["type", kind],
    ["title", paper.title],
    ["author", authors.length && [...authors, ...others]],
    ["editor", editors.length && editors],
    ["issued", paper.date && { "date-parts": [paper.date.split("-").map(Number)] }],
    ["status", paper.warnings.toLowerCase()],
    [place, container],
    ["collection-title", series],
    ["volume", paper.volume],
    ["issue", paper.issue],
    ["page", paper.pages],
    ["number", number],
    ["archive", arxiv && "arXiv"],
    ["archive_location", arxiv],
    ["publisher", publisher],
    ["DOI", paper.doi],
    ["PMID", paper.pmid],
    ["PMCID", paper.pmcid],
    ["ISBN", paper.isbn],
    ["URL", paper.url],
    ["note", paper.acl && `ACL: ${paper.acl}`],
    ["language", paper.language],
  ];
  const lines = members.filter(([, value]) => value).map(([name, value]) => ` "${name}": ${json(value)}`);
  return `[{\n${lines.join(",\n")}\n}]`;
}

/**
 * Return a value as JSON with the blanks that Python writes.
 *
 * @param {unknown} value
 * @returns {string}
 */
function json(value) {
  if (Array.isArray(value)) return `[${value.map(json).join(", ")}]`;
  if (typeof value !== "object" || !value) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}: ${json(member)}`).join(", ")}}`;
}

/** Return where a paper is: Nature 521 (7553), 436–444. @param {Cited} paper */
function placeInText(paper) {
  const venue = paper.venue || (hasPublisherAsVenue(paper) ? paper.publisher : "");
  const numbers = [venue, paper.volume, paper.issue && `(${paper.issue})`];
  return [numbers.filter(Boolean).join(" "), paper.pages.replaceAll("-", "–")].filter(Boolean).join(", ");
}

/** @param {Cited} paper */
function plainText(paper) {
  const [year, month, day] = paper.date.split("-");
  const date = [day && Number(day), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
  const isByEditors = BOOK.test(paper.type) && !paper.authors.length && paper.editors.length;
  const people = isByEditors ? paper.editors : paper.authors;
  const names = [...people.map(({ name }) => name), ...(paper.hasMoreAuthors ? ["et al."] : [])];
  const mark = isByEditors ? ` (ed${people.length > 1 ? "s" : ""}.)` : "";
  const parts = [names.join(", ") + mark, paper.plain, placeInText(paper), date];
  const sentences = parts.filter(Boolean).map((part) => (/[.?!…]$/.test(part) ? part : `${part}.`));
  return [...sentences, paper.url].join(" ").trim();
}
