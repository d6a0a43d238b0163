/* Search without a page: files of the index in, papers out. Runs in browsers and under Node.

   From top to bottom: words, files, postings and their scores, queries, answers. What the files
   hold is told where Python writes them, in publish/search/. */

import { STOP_WORDS, stem } from "./lunr-words.js";

/* Words: the rules of publish/search/words.py, letter for letter. */

const LETTERS = { ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ı: "i", ß: "ss", ς: "σ" };
const HAN = "\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
const PART = new RegExp(`[${HAN}]|(?:(?![${HAN}])[\\p{L}\\p{N}])+`, "gu");
const JOINER = "[-\\u2010-\\u2015.'\\u2019_]";
const COMPOUND = new RegExp(`[\\p{L}\\p{N}]+(?:${JOINER}[\\p{L}\\p{N}]+)*`, "gu");
const IS_JOINED = new RegExp(JOINER, "u");

/** Return the text without case and accents. */
export function normalise(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();
  return plain.replace(/[łøđðþæœıßς]/gu, (letter) => LETTERS[letter]);
}

/** Return the compounds of a text: their parts, and what these are in one piece. */
function compounds(text) {
  const plain = normalise(text)
    .replace(/(?<=\p{Nd}),(?=\p{Nd})/gu, "")
    .replace(/['’]s(?![\p{L}\p{N}])/gu, "")
    .replace(/(?<=[\p{L}\p{N}])\+\+/gu, "plusplus")
    .replace(/(?<=[\p{L}\p{N}])#(?![\p{L}\p{N}])/gu, "sharp");
  return Array.from(plain.match(COMPOUND) ?? [], (compound) => {
    const parts = compound.match(PART);
    const isJoined = parts.length > 1 && IS_JOINED.test(compound);
    return { parts, whole: isJoined ? parts.join("") : null };
  });
}

/** Return the words of a text; a compound gives its parts, and then itself in one piece. */
export function words(text) {
  return compounds(text).flatMap(({ parts, whole }) => (whole ? [...parts, whole] : parts));
}

/** Return the words of prose without its stop words, unless it has no others. */
function toldWords(text) {
  const all = words(text);
  const told = all.filter((word) => !STOP_WORDS.has(word));
  return told.length ? told : all;
}

/** Return the term of a word as it stands, which the index has beside its stem where it is rare. */
const formOf = (word) => `${word}=`;
const isForm = (term) => term.endsWith("=");

/** Cut a text into stretches, `[text, isMarked]`; marked is what has one of the stems. */
export function marked(text, stems) {
  const stretches = [];
  let end = 0;
  const mark = (start, stretch) => {
    if (start > end) stretches.push([text.slice(end, start), false]);
    stretches.push([stretch, true]);
    end = start + stretch.length;
  };
  const has = (stretch) => words(stretch).some((word) => stems.has(stem(word)));
  for (const { 0: run, index } of text.matchAll(/[^\s/]+/gu)) {
    const found = words(run);
    if (!found.some((word) => stems.has(stem(word)))) continue;
    const pieces = [...run.matchAll(/[\p{L}\p{N}\p{M}]+(?:\+\+|#)?/gu)];
    const isWhole = pieces.length > 1 && stems.has(stem(found.at(-1))) && !pieces.some(([piece]) => has(piece));
    if (isWhole) mark(index + pieces[0].index, run.slice(pieces[0].index, pieces.at(-1).index + pieces.at(-1)[0].length));
    else for (const piece of pieces) if (has(piece[0])) mark(index + piece.index, piece[0]);
  }
  if (end < text.length) stretches.push([text.slice(end), false]);
  return stretches;
}

/** Return the sentence of a text that holds the most of the stems, the earlier of equals. */
export function bestSentence(text, stems) {
  const sentences = text.split(/(?<=[.!?])\s+(?=\P{Ll})/u);
  const held = sentences.map((each) => new Set(words(each).map(stem).filter((term) => stems.has(term))).size);
  return sentences[held.indexOf(Math.max(...held))];
}

/* Files. */

/** Return the numbers that a string holds, a character each: publish/search/numerals.py. */
export function readNumbers(text) {
  return Array.from(text, (character) => {
    let code = character.codePointAt(0);
    if (code > 0xd7ff) code -= 0x800;
    if (code > 0x5c) code -= 1;
    if (code > 0x22) code -= 1;
    return code - 0x20;
  });
}

/** A sorted list of terms that is cut into files; loads those that are asked for. */
class ShardedTerms {
  #separators;
  #load;
  #shards = new Map();

  constructor(separators, load) {
    this.#separators = separators.split(" ").slice(1);
    this.#load = load;
  }

  /** Return the terms that begin with a prefix → what is said of them; none if too many files hold them. */
  async startingWith(prefix, maxShards) {
    const first = this.#place(prefix);
    const last = this.#place(`${prefix}\uffff`);
    if (last - first >= maxShards) return new Map();
    const shards = await Promise.all(Array.from({ length: last - first + 1 }, (_, place) => this.#shard(first + place)));
    return new Map(shards.flatMap((shard) => [...shard].filter(([term]) => term.startsWith(prefix))));
  }

  async find(term) {
    return (await this.#shard(this.#place(term))).get(term);
  }

  #place(term) {
    let low = 0;
    let high = this.#separators.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#separators[middle] <= term) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #shard(place) {
    if (!this.#separators.length) return new Map();
    if (!this.#shards.has(place)) {
      const shard = this.#load(place);
      shard.catch(() => this.#shards.delete(place)); // so that it can be asked for again
      this.#shards.set(place, shard);
    }
    return this.#shards.get(place);
  }
}

/** Yield the terms of a shard, which tell only how they differ from the one before. */
function* readTerms(shared, added, letters) {
  const add = readNumbers(added);
  let term = "";
  let place = 0;
  for (const [row, common] of readNumbers(shared).entries()) {
    term = term.slice(0, common) + letters.slice(place, place + add[row]);
    place += add[row];
    yield term;
  }
}

/** Return term → postings of a shard: publish/search/term_shards.py.

    Postings are, by field, one flat array of paper, frequency, and terms in the field. */
function readShard([masks, shared, added, letters, ...streams], fields) {
  const [nextMask, nextCount, nextPaper, nextDetail] = [masks, ...streams].map((stream) => {
    const numbers = readNumbers(stream);
    let place = 0;
    return () => numbers[place++];
  });
  const readAbstracts = ({ lengths }) => {
    const rows = [];
    for (let frequency = 1, hasMore = 1; hasMore; frequency++) {
      const count = nextCount();
      hasMore = count & 1;
      for (let left = count >> 1, paper = 0; left > 0; left--) {
        paper += nextPaper();
        rows.push(paper, frequency, lengths[paper]);
      }
    }
    return rows;
  };
  const readOthers = ({ longest }) => {
    const rows = [];
    for (let left = nextCount(), paper = 0; left > 0; left--) {
      paper += nextPaper();
      const detail = nextDetail();
      if (detail <= longest) rows.push(paper, 1, detail);
      else rows.push(paper, detail - longest, nextDetail());
    }
    return rows;
  };
  const shard = new Map();
  for (const term of readTerms(shared, added, letters)) {
    const mask = nextMask();
    const read = (field) => (field.lengths ? readAbstracts(field) : readOthers(field));
    shard.set(term, fields.map((field, number) => (mask & (1 << number) ? read(field) : [])));
  }
  return shard;
}

/* Postings and their scores: those of Lunr 2.3.9, which is BM25 over each field. */

const K1 = 1.2;
const B = 0.75;
const ROW = 3;

/** The index of an archive; papers are numbers, terms are stems. */
class Index {
  #load;
  #terms;
  #endings;
  #columns = new Map();
  #records = new Map();
  #manifest;

  constructor(manifest, load) {
    this.#manifest = manifest;
    this.#load = (name) => load(`${manifest.folder}/${name}.json`);
    this.papers = manifest.papers;
    this.fields = manifest.fields.map((field) =>
      field.name === "abstract" ? { ...field, lengths: readLengths(manifest) } : field,
    );
    this.#terms = new ShardedTerms(manifest.terms, async (place) => readShard(await this.#load(`terms-${place}`), this.fields));
    this.#endings = new ShardedTerms(manifest.endings, async (place) => {
      const shard = readTerms(...(await this.#load(`endings-${place}`)));
      return new Map(Array.from(shard, (term) => [term, null]));
    });
  }

  /** Return the numbers of a field, or of all fields if none is named. */
  numbersOf(name) {
    return this.fields.flatMap((field, number) => (name && field.name !== name ? [] : [number]));
  }

  /** Return the postings of a term, undefined if no paper holds it. */
  find(term) {
    return this.#terms.find(term);
  }

  /** Return term → postings of all terms that begin so; none if they lie in too many files. */
  startingWith(prefix, maxShards = 16) {
    return this.#terms.startingWith(prefix, maxShards);
  }

  /** Return term → postings of all terms that one letter more, less, other or swapped makes of this.

      Such a term has the beginning of this one or its ending, or two letters swapped in between. */
  async withinOneEdit(term, maxShards = 6) {
    const cut = Math.max(1, term.length - (term.length < 6 ? 2 : 3));
    const swapped = term.slice(0, cut - 1) + term.charAt(cut) + term.charAt(cut - 1) + term.slice(cut + 1);
    const ending = [...term.slice(cut)].reverse().join("");
    const [beginners, enders] = await Promise.all([
      this.#terms.startingWith(term.slice(0, cut), maxShards),
      this.#endings.startingWith(ending, maxShards),
    ]);
    const near = [...beginners.keys(), swapped, ...[...enders.keys()].map((each) => [...each].reverse().join(""))];
    const found = new Set(near.filter((each) => isWithinOneEdit(term, each)));
    return this.findAll(found);
  }

  /** Return term → postings of the terms that the word begins with, of half its letters or more. */
  beginningsOf(word) {
    const shortest = Math.ceil(word.length / 2);
    return this.findAll(Array.from({ length: word.length - shortest + 1 }, (_, more) => word.slice(0, shortest + more)));
  }

  /** Return term → postings of those terms that some paper holds. */
  async findAll(terms) {
    const found = await Promise.all([...terms].map(async (term) => [term, await this.find(term)]));
    return new Map(found.filter(([, postings]) => postings));
  }

  /** Return what clauses find, as Lunr does.

      A clause is `{alternatives, presence}`, an alternative `{postings, fields, boost, grade}`: a
      paper holds it if it holds each of the postings in some of the fields. `presence` is
      "required", "prohibited" or undefined. Returned are `hits`, by paper, whether it is found;
      `grades`, by clause and paper, the highest grade of an alternative held, 0 for none; and
      `scores`, by paper. */
  evaluate(clauses) {
    const grades = clauses.map(({ alternatives }) => this.#grades(alternatives));
    const wanted = clauses.filter(({ presence }) => presence !== "prohibited");
    const hits = new Uint8Array(this.papers).fill(wanted.length ? 0 : 1);
    for (const [place, { presence }] of clauses.entries()) {
      if (presence === "prohibited") continue;
      for (let paper = 0; paper < hits.length; paper++) hits[paper] ||= grades[place][paper];
    }
    for (const [place, { presence }] of clauses.entries()) {
      if (!presence) continue;
      for (let paper = 0; paper < hits.length; paper++) {
        if (grades[place][paper] > 0 === (presence === "prohibited")) hits[paper] = 0;
      }
    }
    return { hits, grades, scores: this.#scores(wanted.flatMap(({ alternatives }) => alternatives)) };
  }

  #grades(alternatives) {
    const grades = new Uint8Array(this.papers);
    for (const { postings, fields, grade = 1 } of alternatives) {
      const held = postings.length > 1 && new Uint16Array(this.papers);
      for (const [place, rows] of postings.entries()) {
        const isLast = place === postings.length - 1;
        for (const field of fields) {
          for (let row = 0; row < rows[field].length; row += ROW) {
            const paper = rows[field][row];
            if (place && held[paper] < place) continue;
            if (isLast) grades[paper] = Math.max(grades[paper], grade);
            else held[paper] = place + 1;
          }
        }
      }
    }
    return grades;
  }

  #scores(alternatives) {
    const scores = new Float64Array(this.papers);
    for (const [number, field] of this.fields.entries()) {
      const boosts = new Map();
      for (const { postings, fields, boost = 1 } of alternatives) {
        if (!fields.includes(number)) continue;
        for (const each of postings) boosts.set(each, (boosts.get(each) ?? 0) + boost);
      }
      const magnitude = Math.sqrt([...boosts.values()].reduce((sum, boost) => sum + boost * boost, 0));
      for (const [postings, boost] of boosts) {
        const rarity = this.#rarity(postings);
        const rows = postings[number];
        for (let row = 0; row < rows.length; row += ROW) {
          const frequency = rows[row + 1];
          const length = rows[row + 2] / field.average;
          const weight = (rarity * ((K1 + 1) * frequency)) / (K1 * (1 - B + B * length) + frequency);
          // Lunr keeps three decimals.
          scores[rows[row]] += (boost * Math.round(weight * field.boost * 1000)) / 1000 / magnitude;
        }
      }
    }
    return scores;
  }

  /** Return Lunr's inverse document frequency, which counts a paper once for each field. */
  #rarity(postings) {
    const held = size(postings);
    return Math.log(1 + Math.abs((this.papers - held + 0.5) / (held + 0.5)));
  }

  /** Return what is shown of a paper. */
  async record(paper) {
    const { records, tags } = this.#manifest;
    const file = await this.#once(this.#records, `papers-${Math.floor(paper / records)}`);
    const of = (column) => file[column]?.[paper % records];
    return {
      title: of("title"),
      slug: of("slug") || derivedSlug(of("title")),
      authors: of("authors") || "",
      authorCount: of("author_count") || 0,
      date: of("date") || "",
      venue: of("venue") || "",
      tags: (of("tags") ?? []).map((tag) => (typeof tag === "number" ? tags[tag] : tag)),
    };
  }

  hasColumn(name) {
    return this.#manifest.columns.includes(name);
  }

  /** Return the values of a column: `{value, name, papers}` each; none if no paper has any. */
  async column(name) {
    if (!this.hasColumn(name)) return [];
    return this.#once(this.#columns, name, ({ values, names = values, counts, papers }) => {
      const steps = readNumbers(papers);
      let place = 0;
      return readNumbers(counts).map((count, row) => {
        let paper = 0;
        const held = Array.from({ length: count }, () => (paper += steps[place++]));
        return { value: String(values[row]), name: String(names[row]), papers: held };
      });
    });
  }

  #once(cache, name, read = (file) => file) {
    if (!cache.has(name)) {
      const file = this.#load(name).then(read);
      file.catch(() => cache.delete(name));
      cache.set(name, file);
    }
    return cache.get(name);
  }
}

function readLengths({ papers, lengths }) {
  const runs = readNumbers(lengths);
  const read = [];
  for (let run = 0, length = 0; read.length < papers; run += 2) {
    length += runs[run];
    for (let left = runs[run + 1]; left > 0; left--) read.push(length);
  }
  return read;
}

/** Return the name that most papers bear: publish/search/records.py. */
function derivedSlug(title) {
  const name = (normalise(title.replace(/['’]/g, "")).match(/[a-z0-9]+/g) ?? []).join("-");
  return name.length <= 80 ? name : name.slice(0, 81).replace(/-[^-]*$/, "");
}

function isWithinOneEdit(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  const [rest, otherRest] = [one.slice(start), other.slice(start)];
  return (
    rest.slice(1) === otherRest.slice(1) ||
    rest.slice(1) === otherRest ||
    rest === otherRest.slice(1) ||
    (rest.length > 1 && rest[0] === otherRest[1] && rest[1] === otherRest[0] && rest.slice(2) === otherRest.slice(2))
  );
}

/* Queries. */

const FIELD_NAMES = new Map([
  ["title", "title"], ["abstract", "abstract"], ["author", "authors"], ["authors", "authors"],
  ["tag", "tags"], ["tags", "tags"], ["topic", "tags"], ["venue", "venue"],
]);
const PIECE = /(?<sign>[-+](?=[^\s+-]))?(?:(?<prefix>\p{L}+):(?=[^\s:]))?(?:"(?<phrase>[^"]*)"?|(?<plain>\S+))/gu;
const MAX_SLOTS = 32; // a pasted abstract would ask for a hundred files
const YEARS = /^(?<from>\d{4})?(?<range>\.\.|-|–)?(?<to>\d{4})?$/u;

/** Read what a person typed; whatever it is, it can be searched for.

    Returned are `slots`, each `{text, presence, alternatives}`: what a paper should hold, in one
    of some ways, `{terms, field, phrase}`; `years`, `[from, to]` or null; `ignored`, words that
    stand everywhere; `plain`, all words that are bound to nothing; and whether it `isCut`, being
    too long. */
export function parseQuery(text) {
  const query = { slots: [], years: null, ignored: [], plain: "", isCut: false };
  const plain = [];
  let isOr = false;
  for (const { 0: piece, groups } of text.matchAll(PIECE)) {
    if (piece === "OR") {
      isOr = query.slots.length > 0;
      continue;
    }
    const prefix = groups.prefix?.toLowerCase();
    const said = groups.phrase ?? groups.plain;
    const years = prefix === "year" && said.match(YEARS)?.groups;
    if (years && (years.from || years.to)) {
      query.years = [years.from ?? "0", years.to ?? (years.range ? "9999" : years.from)];
      continue;
    }
    const field = FIELD_NAMES.get(prefix);
    const isPhrase = groups.phrase !== undefined;
    const unbound = field || isPhrase ? said : piece.slice(groups.sign?.length ?? 0);
    if (!field && !isPhrase && !groups.sign) plain.push(unbound);
    const slots = readSlots(unbound, field, isPhrase, groups.sign);
    if (isOr && slots.length) query.slots.push(eitherOf(query.slots.pop(), slots.shift()));
    query.slots.push(...slots);
    isOr = false;
  }
  query.plain = plain.join(" ");
  stemmed(query);
  query.isCut = query.slots.splice(MAX_SLOTS).length > 0;
  return query;
}

function readSlots(text, field, isPhrase, sign) {
  const read = compounds(text);
  const presence = sign === "-" ? "prohibited" : field || isPhrase || sign ? "required" : undefined;
  if (isPhrase) {
    const phrase = read.flatMap(({ parts }) => parts);
    return phrase.length ? [{ text, presence, word: null, alternatives: [{ terms: phrase, field, phrase }] }] : [];
  }
  return read.map(({ parts, whole }) => ({
    text: parts.join("-"),
    presence,
    word: whole ?? parts[0],
    alternatives: (whole ? [[whole], parts] : [parts]).map((terms) => ({ terms, field })),
  }));
}

/** Return one slot of two; what stands for either is as it was typed, neither completed nor repaired. */
function eitherOf(one, other) {
  const alternatives = [...one.alternatives, ...other.alternatives];
  return { ...one, text: `${one.text} or ${other.text}`, word: null, alternatives };
}

/** Leave out the words that the index leaves out, unless there are no others, and stem the rest. */
function stemmed(query) {
  const isNoise = ({ terms, field }) => isProse(field) && terms.every((word) => STOP_WORDS.has(word));
  const isSaid = ({ alternatives }) => !alternatives.every(isNoise);
  const said = query.slots.filter(isSaid);
  if (said.some(({ presence }) => presence !== "prohibited")) {
    query.ignored = query.slots.filter((slot) => !isSaid(slot)).map(({ text }) => text);
    query.slots = said;
  }
  for (const alternative of query.slots.flatMap(({ alternatives }) => alternatives)) {
    const told = alternative.terms.filter((word) => !isNoise({ terms: [word], field: alternative.field }));
    alternative.forms = (told.length ? told : alternative.terms).map(formOf);
    alternative.terms = (told.length ? told : alternative.terms).map(stem);
  }
}

/** Tell whether stop words are left out of a field; a word that is bound to none is taken for prose. */
function isProse(field) {
  return !field || field === "title" || field === "abstract";
}

/* Answers. */

/** Return `generalize` for `generalise` and the other way round; nothing for most words. */
function otherSpelling(word) {
  return word && SPELLED_IN_TWO_WAYS.test(word) ? word.replace(SPELLED_IN_TWO_WAYS, (letter) => (letter === "s" ? "z" : "s")) : undefined;
}

const FEW = 10;
const FORM_BOOST = 3;
const PREFIX_LETTERS = 2;
const PREFIX_BOOST = 0.5;
const REPAIR_LETTERS = 4;
const REPAIR_BOOST = 0.2;
const REPAIRS = 5;
const DOUBTED = 3;
const AS_TYPED = 2;
const SPELLED_IN_TWO_WAYS = /(?<=i)[sz](?=(?:e|ed|es|er|ers|ing|ations?)$)/u;
const NEARLY = 1;

/** Answers queries from an index. */
export class Search {
  #readPage;

  /** `readPage` gives the texts of a paper's page, `{authors, abstract}`: exact phrases need it. */
  constructor(index, readPage) {
    this.index = index;
    this.#readPage = readPage;
  }

  /** Return what a query finds.

      `chosen` is column → values, of which a paper must have one; `order` is "relevance", "newest"
      or "discussed". Returned are `hits`, papers that hold all that is asked for, in order;
      `nearest`, papers that hold some of it, when few hold all; `stems`, the terms that were
      found; and what was understood: the `query`, and which of its slots were `repaired` or are
      `unknown`. */
  async answer(text, { chosen = {}, order = "relevance", signal } = {}) {
    const query = parseQuery(text);
    const slots = await Promise.all(query.slots.map((slot) => this.#resolve(slot)));
    signal?.throwIfAborted();
    let ranked = this.#rank(query, slots);
    const last = slots.at(-1);
    const isOpen = last && isWanted(last) && /[\p{L}\p{N}]$/u.test(text);
    if (isOpen && ranked.all.length < FEW) {
      await this.#complete(last, slots.length > 1 ? 4 : 16);
      signal?.throwIfAborted();
      ranked = this.#rank(query, slots);
    }
    let doubtful = slots.filter(isUnknown);
    // Where a few words are known but not together, one may be mistyped.
    if (!doubtful.length && !ranked.all.length) {
      doubtful = slots.filter((slot) => isWanted(slot) && (slots.length <= DOUBTED || otherSpelling(slot.word)));
    }
    if (doubtful.length) {
      await Promise.all(doubtful.map((slot) => this.#repair(slot)));
      signal?.throwIfAborted();
      ranked = this.#rank(query, slots);
    }
    const isAdmitted = await this.#admission(query, chosen);
    const hits = ranked.all.filter(isAdmitted);
    return {
      query,
      all: ranked.all,
      hits: await this.#ordered(hits, slots.length ? order : order.replace("relevance", "newest")),
      nearest: hits.length < FEW ? ranked.some.filter(isAdmitted) : [],
      stems: new Set(slots.filter(isWanted).flatMap(({ found }) => found.flatMap(({ terms }) => terms))),
      repaired: slots.filter(({ isRepaired }) => isRepaired),
      unknown: slots.filter(isUnknown),
    };
  }

  /** Yield what is shown of papers, in order; those without a phrase of the query are left out.

      The first comes as soon as it can, the others in tens. */
  async *records(papers, { slots }) {
    for (let [first, end] = [0, 1]; first < papers.length; [first, end] = [end, end - (end % FEW) + FEW]) {
      const records = papers.slice(first, end).map(async (paper) => {
        const record = { paper, ...(await this.index.record(paper)) };
        return (await this.#hasPhrases(record, slots)) && record;
      });
      for (const record of records) record.catch(() => {}); // told when its turn comes
      for (const record of records) if (await record) yield record;
    }
  }

  /** Return the values of a column among the papers found: `{value, name, count}`, most first.

      What is chosen in the column itself does not narrow its counts. */
  async facet(column, { query, all }, chosen) {
    const isAdmitted = await this.#admission(query, { ...chosen, [column]: [] });
    const counted = new Uint8Array(this.index.papers);
    for (const paper of all) counted[paper] = isAdmitted(paper);
    const values = column === "year" ? await this.#years() : await this.index.column(column);
    return values
      .map(({ value, name, papers }) => ({ value, name, count: papers.filter((paper) => counted[paper]).length }))
      .filter(({ value, count }) => count || chosen[column]?.includes(value))
      .sort((one, other) => other.count - one.count);
  }

  /** Return a slot with what its words find as they were typed.

      That a paper holds a rare form of the stem raises its score; it holds the stem anyway. */
  async #resolve(slot) {
    const found = slot.alternatives.map(async ({ terms, forms, field }) => {
      const fields = this.index.numbersOf(field);
      const [postings, rare] = await Promise.all([terms, forms].map((each) => Promise.all(each.map((term) => this.index.find(term)))));
      if (!postings.every(Boolean)) return [];
      const known = forms.flatMap((form, place) => (rare[place] ? [{ terms: [form], postings: [rare[place]], fields, boost: FORM_BOOST, grade: 0 }] : []));
      return [{ terms, postings, fields, grade: AS_TYPED }, ...known];
    });
    return { ...slot, found: (await Promise.all(found)).flat() };
  }

  /** Let a last word, which may not be typed to its end, stand for all that begin so. */
  async #complete(slot, maxShards) {
    if (!slot.word || slot.word.length < PREFIX_LETTERS) return;
    const typed = slot.found.length;
    this.#widen(slot, await this.index.startingWith(slot.word, maxShards), PREFIX_BOOST);
    slot.completions = slot.found.slice(typed);
  }

  /** Let a word stand for the likeliest that differ from it by one letter as well. */
  async #repair(slot) {
    if (!slot.word || slot.word.length < REPAIR_LETTERS || !/^\p{L}+$/u.test(slot.word)) return;
    const other = otherSpelling(slot.word);
    let found = other ? await this.index.findAll([stem(other)]) : new Map();
    if (!found.size) {
      const near = [...(await this.index.withinOneEdit(stem(slot.word)))];
      found = new Map(near.filter(([term]) => !isForm(term)));
    }
    if (!found.size) {
      // The stem of a mistyped word may be far from the right one, but the word as it stands is not.
      const forms = [...(await this.index.withinOneEdit(formOf(slot.word))).keys()].filter(isForm);
      found = await this.index.findAll(forms.map((form) => stem(form.slice(0, -1))));
    }
    if (!found.size && isUnknown(slot)) found = await this.index.beginningsOf(slot.word);
    const likely = [...found].sort(([, one], [, other]) => size(other) - size(one)).slice(0, REPAIRS);
    slot.isRepaired = likely.length > 0;
    this.#widen(slot, likely, REPAIR_BOOST);
  }

  #widen(slot, found, boost) {
    const known = new Set(slot.found.flatMap(({ terms }) => terms));
    const fields = this.index.numbersOf(slot.alternatives[0].field);
    for (const [term, postings] of found) {
      if (!known.has(term)) slot.found.push({ terms: [term], postings: [postings], fields, boost, grade: isForm(term) ? 0 : NEARLY });
    }
  }

  /** Return the papers that hold `all` that is asked for, and the best of those that hold `some`.

      First come those that hold more of the words, then those whose title is the query, then those
      that hold more of the words as typed, then Lunr's score decides. */
  #rank(query, slots) {
    const clauses = slots.map(({ found, presence }) => ({ alternatives: found, presence }));
    const { hits, grades, scores } = this.index.evaluate(clauses);
    const wanted = grades.filter((_, place) => isWanted(slots[place]));
    const isTitle = this.#titled(query, slots);
    const ranks = new Uint16Array(this.index.papers);
    const byCount = Array.from({ length: wanted.length + 1 }, () => []);
    for (let paper = 0; paper < hits.length; paper++) {
      if (!hits[paper]) continue;
      let [held, asTyped] = [0, 0];
      for (const grade of wanted) {
        held += grade[paper] > 0;
        asTyped += grade[paper] === AS_TYPED;
      }
      ranks[paper] = isTitle(paper) * MAX_SLOTS + asTyped;
      byCount[held].push(paper);
    }
    const ordered = (papers) => papers.sort((one, other) => ranks[other] - ranks[one] || scores[other] - scores[one] || one - other);
    const all = ordered(byCount.pop());
    const some = [];
    while (all.length + some.length < 2 * FEW && byCount.length > 1) some.push(...ordered(byCount.pop()).slice(0, 2 * FEW));
    return { all, some: some.slice(0, 2 * FEW) };
  }

  /** Return a function that tells whether a paper's title has the words of the query and no others.

      The last of them may be completed. */
  #titled({ plain }, slots) {
    const [title] = this.index.numbersOf("title");
    const asked = new Set(toldWords(plain));
    const [covered, length, held] = [0, 0, 0].map(() => new Uint16Array(this.index.papers));
    const count = (postings, isWord) => {
      const rows = postings?.[title] ?? [];
      for (let row = 0; row < rows.length; row += ROW) {
        covered[rows[row]] += rows[row + 1];
        length[rows[row]] = rows[row + 2];
        held[rows[row]] += isWord;
      }
    };
    const postingsOf = new Map();
    for (const { terms, postings } of slots.flatMap(({ found }) => found)) {
      for (const [place, term] of terms.entries()) postingsOf.set(term, postings[place]);
    }
    const stems = new Set([...asked].map(stem));
    for (const term of stems) count(postingsOf.get(term), true);
    for (const word of asked) count(postingsOf.get(formOf(word)), false);
    for (const { terms, postings } of slots.at(-1)?.completions ?? []) count(postings[0], !isForm(terms[0]));
    return (paper) => stems.size > 0 && covered[paper] === length[paper] && held[paper] >= stems.size;
  }

  /** Return a function that tells whether a paper is of the years asked for and has what is chosen. */
  async #admission({ years }, chosen) {
    const admitted = new Uint8Array(this.index.papers).fill(1);
    const admit = (values, isChosen) => {
      const found = new Set(values.filter(isChosen).flatMap(({ papers }) => papers));
      for (let paper = 0; paper < admitted.length; paper++) admitted[paper] &&= found.has(paper);
    };
    if (years) admit(await this.#years(), ({ value }) => years[0] <= value && value <= years[1]);
    for (const [column, values] of Object.entries(chosen)) {
      if (!values.length) continue;
      admit(column === "year" ? await this.#years() : await this.index.column(column), ({ value }) => values.includes(value));
    }
    return (paper) => admitted[paper];
  }

  async #ordered(papers, order) {
    if (order === "relevance") return papers;
    const places = new Map();
    for (const [place, { papers: held }] of (await this.index.column(order === "newest" ? "date" : "comments")).entries()) {
      for (const paper of held) places.set(paper, place);
    }
    const place = (paper) => places.get(paper) ?? -1;
    return [...papers].sort((one, other) => place(other) - place(one));
  }

  async #years() {
    const years = new Map();
    for (const { value, papers } of await this.index.column("date")) {
      const year = value.slice(0, 4);
      years.set(year, [...(years.get(year) ?? []), ...papers]);
    }
    return Array.from(years, ([year, papers]) => ({ value: year, name: year, papers }));
  }

  async #hasPhrases(record, slots) {
    const checks = slots.filter(({ presence, alternatives: [{ phrase }] }) => phrase && presence === "required");
    for (const { alternatives } of checks) {
      const [{ phrase, field }] = alternatives;
      if (alternatives.length > 1 || !isProse(field)) continue;
      const holds = (text) => ` ${compounds(text).flatMap(({ parts }) => parts).join(" ")} `.includes(` ${phrase.join(" ")} `);
      if (field !== "abstract" && holds(record.title)) continue;
      if (field === "title") return false;
      const page = await this.#readPage(record.slug);
      if (!holds(page.abstract) && (field || !holds(page.authors))) return false;
    }
    return true;
  }
}

/** Return how many fields of papers hold a term. */
const size = (postings) => postings.reduce((sum, rows) => sum + rows.length / ROW, 0);

const isWanted = ({ presence }) => presence !== "prohibited";
const isUnknown = (slot) => isWanted(slot) && !slot.found.length;

/** Open the index: `load` returns what a JSON file below `search/` holds, and rejects if it cannot. */
export async function openIndex(load) {
  return new Index(await load("manifest.json"), load);
}
