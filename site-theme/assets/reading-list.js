/* The reading list: papers that a reader saved, kept in this browser and nowhere else. It knows a
   storage and no page, and runs under Node.

   What the browser refuses to store stays here as long as the page does, and is tried again with
   each change. What cannot be read is set aside under a key of its own, never written over. */

const FORMAT = "paper-archive reading list";
const VERSION = 1;

/** Tell whether a text can be the permanent name of a paper. */
export const isSlug = (text) => typeof text === "string" && /^[a-z0-9-]{1,80}$/u.test(text);

const isTime = (text) => typeof text === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/u.test(text) && !Number.isNaN(Date.parse(text));
const isDate = (text) => text === "" || (typeof text === "string" && /^\d{4}(-\d\d){0,2}$/u.test(text) && !Number.isNaN(Date.parse(text)));

/** Return a paper of the list with its own fields and no others, or undefined if one is wrong. */
function asPaper({ slug, title, date, saved, read, notes }) {
  const isPaper = isSlug(slug) && typeof title === "string" && title.trim() && isDate(date) && isTime(saved);
  return isPaper && typeof read === "boolean" && typeof notes === "string" ? { slug, title, date, saved, read, notes } : undefined;
}

/** Return a list as text: what is stored, and what a backup holds. */
export const writePapers = (papers) => JSON.stringify({ format: FORMAT, version: VERSION, papers });

/** Return `{papers, isWhole}` of such a text, or undefined if it is none. */
export function readPapers(text) {
  let read;
  try {
    read = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  if (read?.format !== FORMAT || read.version !== VERSION || !Array.isArray(read.papers)) return undefined;
  const papers = new Map();
  for (const each of read.papers) {
    const paper = asPaper(each ?? {});
    if (paper && !papers.has(paper.slug)) papers.set(paper.slug, paper);
  }
  return { papers: [...papers.values()], isWhole: papers.size === read.papers.length };
}

/** The list. It sends `change` when its papers may have changed, and `trouble` when storing failed. */
export class ReadingList extends EventTarget {
  /** What is wrong: nothing, or `forbidden`, `full` or `damaged`. */
  trouble = "";
  /** Slug → paper, in the order of saving. */
  papers = new Map();
  #storage;
  #stored = new Map();
  #unstored = new Map(); // slug → a paper, or null for one that was removed
  #removed = new Map();

  /** `storage` returns the storage of the browser; `base` is the path of the site on its host. */
  constructor(storage, base) {
    super();
    this.key = `paper-archive:${base}:reading-list`;
    this.#storage = () => storage() ?? refuse();
    this.reload();
  }

  has(slug) {
    return this.papers.has(slug);
  }

  /** Add a paper, `{slug, title, date}`; one that was removed a moment ago comes back as it was. */
  save(...papers) {
    const saved = new Date().toISOString();
    const added = ({ slug, title, date }) => this.#removed.get(slug) ?? { slug, title, date, saved, read: false, notes: "" };
    this.#change((now) => papers.filter(({ slug }) => !now.has(slug)).map((paper) => [paper.slug, added(paper)]));
  }

  remove(slug) {
    this.#change((now) => {
      if (!now.has(slug)) return [];
      this.#removed.set(slug, now.get(slug));
      return [[slug, null]];
    });
  }

  /** Change fields of a paper: `read`, `notes`. */
  update(slug, fields) {
    this.#change((now) => (now.has(slug) ? [[slug, { ...now.get(slug), ...fields }]] : []));
  }

  /** Put whole papers in; `compute` is given slug → paper as it is, and returns them. */
  put(compute) {
    this.#change((now) => compute(now).map((paper) => [paper.slug, paper]));
  }

  /** Take what other windows have stored meanwhile. */
  reload() {
    this.#change(() => []);
  }

  #change(compute) {
    this.trouble = attempt(() => this.#read());
    for (const [slug, paper] of compute(this.#now())) this.#unstored.set(slug, paper);
    this.papers = this.#now();
    // A list that could not be read is not written over.
    if (this.#unstored.size && ["", "damaged"].includes(this.trouble)) this.trouble = attempt(() => this.#write()) || this.trouble;
    this.dispatchEvent(new Event("change"));
    // Who keeps nothing need not hear that nothing can be kept.
    if (this.trouble && (this.trouble !== "forbidden" || this.#unstored.size)) this.dispatchEvent(new Event("trouble"));
  }

  #now() {
    const papers = new Map([...this.#stored, ...this.#unstored]);
    for (const [slug, paper] of papers) if (!paper) papers.delete(slug);
    return papers;
  }

  #read() {
    const storage = this.#storage();
    const text = storage.getItem(this.key);
    const { papers, isWhole } = (text !== null && readPapers(text)) || { papers: [], isWhole: text === null };
    if (!isWhole) {
      let number = 1;
      while (storage.getItem(`${this.key}:damaged-${number}`) !== null) number++;
      storage.setItem(`${this.key}:damaged-${number}`, text);
      storage.setItem(this.key, writePapers(papers));
    }
    this.#stored = new Map(papers.map((paper) => [paper.slug, paper]));
    return isWhole ? "" : "damaged";
  }

  #write() {
    this.#storage().setItem(this.key, writePapers([...this.papers.values()]));
    this.#stored = this.papers;
    this.#unstored.clear();
    return "";
  }
}

function refuse() {
  throw new DOMException("no storage", "SecurityError");
}

/** Return what an act returns, or how the browser refused it. */
function attempt(act) {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return error.name === "SecurityError" ? "forbidden" : "full";
  }
}
