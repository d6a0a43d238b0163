/* Identifiers of papers in a query, in the normal forms that identifiers.py gives those of papers.
   An address may be of any site: mirrors and publishers have the identifier in theirs. */

/**
 * An identifier, with its scheme as the index has it, and others that may be meant.
 *
 * @typedef {object} Identifier
 * @property {string[]} ids
 * @property {string} label
 * @property {boolean} isCertain whether it can be nothing else
 */

const MAX_CHARS = 2_000;
const NAME =
  /(?<name>arxiv|doi|pmid|pmcid|pmc|acl|isbn|openreview|openalex|s2|corpus\s?id)(?:-1[03])?(?:\s+(?:e-?print|preprint))?(?:\s*[:=]\s*|\s+|\.(?=\d))/iuy;
const TOKEN = /[<[{]*(?<token>[^\s"]+)/uy;
const SUBJECT_CLASS = /\s*\[[\w.-]+\]/uy;
const ESCAPED = /%(?<code>[2-7][0-9a-f])/giu;
const PUNCTUATION = /[.,;:!?'”’]$/u;
/** @type {Record<string, string>} */
const OPENING = { ")": "(", "]": "[", "}": "{", ">": "<" };
/** What publishers and preprint servers add to a DOI in their addresses. */
const OF_ADDRESS = /(?:\/(?:full|pdf|epdf|abstract|meta|summary|html|fulltext|references)|\.(?:full|abstract|pdf|html?)|v\d+)+\/*$/u;
const END = "(?:\\.pdf|\\.ps|\\.bib)?(?=\\/?(?:[?#&]|$))";
const ARXIV =
  "(?:07(?:0[4-9]|1[0-2])|(?:0[89]|1[0-4])(?:0[1-9]|1[0-2]))\\.\\d{4}|(?:1[5-9]|[2-9]\\d)(?:0[1-9]|1[0-2])\\.\\d{5}";
const OLD_ARXIV = "([a-z]+(?:-[a-z]+)?)(?:\\.[a-z]{2})?\\/((?:9[1-9]|0[0-7])(?:0[1-9]|1[0-2])\\d{3})";
const ACL = "[a-z]\\d\\d-\\d{4,5}|\\d{4}\\.[a-z][a-z0-9_]*-[a-z0-9]+\\.\\d+";
const ACL_DOI = /^10\.(?:18653|3115)\/v1\/(?<id>.+)$/u;

/** @typedef {[label: string, pattern: string, ids: (...groups: string[]) => string[]]} Reader */

/** What is certainly an identifier. @type {Reader[]} */
const CERTAIN = [
  ["DOI ", "(?:^|[/:=])(10\\.(?!48550\\/arxiv)\\d{4,9}(?:\\.\\d+)*\\/\\S+)", idsOfDoi],
  ["arXiv:", `(?:^|[/:=.])(${ARXIV})(?:v\\d+)?${END}`, (number) => [`arxiv:${number}`]],
  ["arXiv:", `(?:^|[/:=])${OLD_ARXIV}(?:v\\d+)?${END}`, (archive, number) => [`arxiv:${archive}/${number}`]],
  ["PMID ", `(?:^pmid:|(?:pubmed|\\/med)\\S*?\\/)([1-9]\\d{4,8})${END}`, (number) => [`pmid:${number}`]],
  ["", `(?:(?:^|[/:=])pmc|^pmc(?:id)?:)([1-9]\\d{2,8})(?=\\W|$)`, (number) => [`pmcid:PMC${number}`]],
  ["ACL ", `(?:^|^acl:|(?:aclanthology|aclweb)\\S*\\/)(${ACL})(?:v\\d+)?${END}`, idsOfAcl],
  ["ISBN ", "^(?:isbn:)?(97[89](?:-?\\d){10})$", (digits) => [`isbn:${digits.replaceAll("-", "")}`]],
  ["ISBN ", "^isbn:((?:\\d-?){9})[\\dx]$", idsOfOldIsbn],
  ["OpenAlex ", `(?:^|[/:])(w[1-9]\\d{6,12})${END}`, (number) => [`openalex:${number.toUpperCase()}`]],
  ["Semantic Scholar ", `(?:^|^s2:|semanticscholar\\S*\\/)([0-9a-f]{40})${END}`, (digits) => [`s2:${digits}`]],
  ["Semantic Scholar ", `corpus\\s?id:([1-9]\\d{4,11})${END}`, (number) => [`s2:CorpusId:${number}`]],
];

/** The same where capitals count. @type {Reader[]} */
const CERTAIN_AS_TYPED = [
  ["OpenReview ", "(?:^openreview:|openreview\\.net\\/\\S*?[?&]id=)([\\w-]{6,20})(?=[&#]|$)", (id) => [`openreview:${id}`]],
];

/** What may as well be a word or a number. @type {Reader[]} */
const POSSIBLE = [
  ["", "^((?=\\S*[a-z])(?=\\S+[A-Z])(?=\\S*[\\d_-])[\\w-]{8,12})$", (id) => [`openreview:${id}`]],
  ["", "^([1-9]\\d{6,8})$", (number) => [`pmid:${number}`]],
];

/**
 * Return the identifier that begins at a place of a text, if any, and the place where it ends.
 *
 * @param {string} text
 * @param {number} place
 * @returns {Identifier & { end: number } | undefined}
 */
export function readIdentifier(text, place) {
  const { name, token, end } = tokenAt(text, place);
  if (!/\d/u.test(token) || token.length > MAX_CHARS) return undefined;
  const whole = (name && `${name}:`) + token.replace(ESCAPED, (_, code) => String.fromCharCode(parseInt(code, 16)));
  const found = firstOf(CERTAIN_AS_TYPED, whole) ?? firstOf(CERTAIN, whole.toLowerCase());
  if (found) return { ...found, isCertain: true, end: withSubjectClass(text, end) };
  const possible = firstOf(POSSIBLE, whole);
  return possible && { ...possible, isCertain: false, end };
}

/**
 * Return what may be an identifier, the name of its scheme before it, and the place where it ends.
 *
 * @param {string} text
 * @param {number} place
 */
function tokenAt(text, place) {
  NAME.lastIndex = TOKEN.lastIndex = place;
  const name = NAME.exec(text)?.groups?.name.toLowerCase() ?? "";
  if (name) TOKEN.lastIndex = NAME.lastIndex;
  const typed = TOKEN.exec(text)?.groups?.token ?? "";
  const token = withoutEnd(typed);
  return { name, token, end: TOKEN.lastIndex - typed.length + token.length };
}

/**
 * @param {Reader[]} readers
 * @param {string} text
 */
function firstOf(readers, text) {
  for (const [label, pattern, idsOf] of readers) {
    const found = new RegExp(pattern, "u").exec(text);
    if (!found) continue;
    const ids = idsOf(...found.slice(1));
    return { ids, label: label + ids[0].slice(ids[0].indexOf(":") + 1) };
  }
  return undefined;
}

/**
 * Return a text without what follows an identifier in a sentence or in brackets.
 *
 * @param {string} text
 */
function withoutEnd(text) {
  let end = text.length;
  const depths = new Map(Object.entries(OPENING).map(([closing, opening]) => [closing, count(text, closing) - count(text, opening)]));
  for (; end; end--) {
    const last = text[end - 1];
    const surplus = depths.get(last) ?? 0;
    if (surplus > 0) depths.set(last, surplus - 1);
    else if (!PUNCTUATION.test(last)) break;
  }
  return text.slice(0, end);
}

/**
 * @param {string} text
 * @param {string} letter
 */
const count = (text, letter) => text.split(letter).length - 1;

/**
 * Return the place behind `[cs.CL]`, which arXiv writes behind an identifier.
 *
 * @param {string} text
 * @param {number} place
 */
function withSubjectClass(text, place) {
  SUBJECT_CLASS.lastIndex = place;
  return SUBJECT_CLASS.test(text) ? SUBJECT_CLASS.lastIndex : place;
}

/** @param {string} doi with what may not belong to it */
function idsOfDoi(doi) {
  const asTyped = withoutEnd(doi);
  const withoutQuery = asTyped.replace(/[?#&].*$/u, "");
  const bare = withoutQuery.replace(OF_ADDRESS, "").replace(/\/$/u, "");
  const id = ACL_DOI.exec(bare)?.groups?.id;
  const dois = [...new Set([bare, withoutQuery, asTyped])].map((each) => `doi:${each}`);
  return id ? [...dois, `acl:${capitalised(id)}`] : dois;
}

/** @param {string} id */
function idsOfAcl(id) {
  return [`acl:${capitalised(id)}`, `doi:10.18653/v1/${id}`, `doi:10.3115/v1/${id}`];
}

/** @param {string} text */
const capitalised = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * Return the ISBN of 13 digits for one of 10.
 *
 * @param {string} nine its first digits
 */
function idsOfOldIsbn(nine) {
  const digits = `978${nine.replaceAll("-", "")}`;
  const weighed = [...digits].reduce((sum, digit, place) => sum + Number(digit) * (place % 2 ? 3 : 1), 0);
  return [`isbn:${digits}${(10 - (weighed % 10)) % 10}`];
}
