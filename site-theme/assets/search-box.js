/* The search box and its results. What is found, search-index.js decides; it is fetched when the
   box is first used. Results stand in a panel below the box or, with facets, on the search page.

   From top to bottom: parts of the page, fetching, showing, lines, facets, address, the reader. */

import { element, saveButton } from "./saved-papers.js";

const SHOWN = 10;
const FACETS = { tag: "topic", year: "year", venue: "venue", author: "author" };
const FACET_VALUES = 8;
const ORDERS = { relevance: "Relevance", newest: "Newest first", discussed: "Most discussed" };
const SENTENCE_CHARS = 240;
const LEAD_CHARS = 80;
const PAUSE_MS = 200; // after which a reader has stopped typing

/* Parts of the page. */

const form = document.querySelector("[data-search]");
const input = form.querySelector("input");
const status = form.querySelector("[data-search-status]");
const page = document.querySelector("[data-search-page]"); // null but on the search page
const facets = page?.querySelector(".search-facets");
const found = page?.querySelector(".search-found") ?? element("div", { class: "search-panel", hidden: true });
if (!page) form.append(found);

const summary = element("p", { class: "search-summary" });
const reading = element("p", { class: "search-reading" });
const list = element("ol", { class: "papers", id: "search-results", "data-search-results": true, "data-query": "", "aria-label": "Papers found" });
const more = page
  ? element("button", { class: "search-more", type: "button", hidden: true }, "More papers")
  : element("a", { class: "search-more", hidden: true });
found.append(summary, reading, list, more);
input.setAttribute("aria-controls", list.id);

const isWide = matchMedia("(min-width: 60rem)");

/* Fetching. */

const SEARCH = new URL(form.action);
const addressOf = (slug) => new URL(`../papers/${slug}/`, SEARCH);

/** A file that could not be fetched; whatever else goes wrong is a fault of ours. */
class MissingFile extends Error {}

async function fetched(address, cache) {
  const response = await fetch(address, { cache }).catch((cause) => {
    throw new MissingFile(address, { cause });
  });
  if (!response.ok) throw new MissingFile(`${address} answered ${response.status}`);
  return response;
}

/** Return what a JSON file below `search/` holds. */
async function load(name) {
  const address = new URL(name, SEARCH);
  const cached = () => fetched(address, "force-cache");
  // All but the manifest lie in a folder that is named by what they hold: they never grow old.
  const response = await (name === "manifest.json" ? fetched(address, "no-cache").catch(cached) : cached());
  return response.json();
}

const pages = new Map();

/** Return the texts of a paper's page, `{authors, abstract}`. */
function readPage(slug) {
  if (!pages.has(slug)) {
    const read = fetched(addressOf(slug), "default").then(async (response) => {
      const { body } = new DOMParser().parseFromString(await response.text(), "text/html");
      const text = (selector) => body.querySelector(selector)?.textContent.trim() ?? "";
      return { authors: text(".byline"), abstract: text(".abstract") };
    });
    read.catch(() => pages.delete(slug));
    pages.set(slug, read);
  }
  return pages.get(slug);
}

let opening;
let failures = 0;

/** Return search-index.js with `search`, which answers queries. */
function engine() {
  opening ??= (async () => {
    // At the same time: on a slow network each waits for its own answer.
    const manifest = load("manifest.json");
    manifest.catch(() => {}); // told below, if the module comes
    // Some browsers remember for good that a module could not be fetched.
    const module = await import(failures ? `./search-index.js?${failures}` : "./search-index.js").catch((cause) => {
      throw new MissingFile("search-index.js", { cause });
    });
    const index = await module.openIndex((name) => (name === "manifest.json" ? manifest : load(name)));
    return { ...module, search: new module.Search(index, readPage) };
  })();
  opening.catch(forget);
  return opening;
}

/** Have everything fetched anew. */
function forget() {
  opening = undefined;
  failures += 1;
}

/* Showing what is found. */

let running = new AbortController();

/** Show what is found; whatever was being looked for before is given up. */
async function show(asked) {
  running.abort();
  running = new AbortController();
  const { signal } = running;
  if (!isAsked(asked)) return clear();
  found.hidden = false;
  summary.textContent ||= "Searching…";
  try {
    // An archive that was published anew meanwhile has its shards elsewhere, as a fresh manifest says.
    await find(asked, signal).catch((error) => {
      if (signal.aborted || !(error instanceof MissingFile)) throw error;
      forget();
      return find(asked, signal);
    });
  } catch (error) {
    if (signal.aborted) return;
    fail(error);
  }
}

async function find(asked, signal) {
  const opened = await engine();
  const answer = await opened.search.answer(asked.text, { ...asked, signal });
  signal.throwIfAborted();
  const records = opened.search.records([...answer.hits, ...answer.nearest], answer.query);
  // The list that stands there gives way when the first paper of the new one has come.
  const first = await records.next();
  signal.throwIfAborted();
  sentences.disconnect();
  list.replaceChildren();
  list.dataset.query = asked.text;
  found.scrollTop = 0;
  describe(answer, !first.done);
  await append(first, records, opened, answer, signal);
  if (!page) {
    more.href = addressFor(asked);
    more.textContent = answer.hits.length > SHOWN ? `All ${counted(answer.hits.length, "paper")}` : "Open on the search page";
    more.hidden = first.done;
    return;
  }
  more.onclick = async () => append(await records.next(), records, opened, answer, signal).catch(fail);
  if (isTyping) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  signal.throwIfAborted();
  await showFacets(opened.search, answer, asked, signal);
}

/** Append a paper and those that follow, as many as are shown at once. */
async function append(first, records, { marked, bestSentence }, answer, signal) {
  const mark = (text) => marked(text, answer.stems);
  let next = first;
  for (let shown = 1; !next.done; shown++) {
    const { paper, slug } = next.value;
    const line = paperLine(next.value, mark);
    if (answer.hits.length && paper === answer.nearest[0]) {
      line.prepend(element("p", { class: "search-nearest" }, "These hold some of it:"));
    }
    line.showSentence = async () => {
      const { abstract } = await readPage(slug);
      const sentence = mark(bestSentence(abstract, answer.stems));
      if (abstract) line.querySelector(".excerpt").replaceChildren(...nodes(shortened(sentence)));
    };
    list.append(line);
    sentences.observe(line);
    if (shown === SHOWN) break;
    next = await records.next();
    signal.throwIfAborted();
  }
  more.hidden = next.done === true || list.childElementCount >= answer.hits.length + answer.nearest.length;
}

/** Say how many papers there are, and how the query was read. */
function describe({ query, hits, nearest, repaired, unknown }, hasPapers) {
  const wanted = query.slots.filter(({ presence }) => presence !== "prohibited");
  // Whether a phrase stands in an abstract is known once its page was read.
  const count = `${wanted.some(isPhrase) ? "At most " : ""}${counted(hits.length, "paper")}`;
  const verb = hits.length === 1 ? " holds all of this" : " hold all of this";
  if (!hasPapers) summary.textContent = "No paper holds this.";
  else if (!hits.length) summary.textContent = "No paper holds all of this. The nearest:";
  else summary.textContent = wanted.length > 1 ? count + verb : count;
  status.textContent = summary.textContent;
  const quoted = (slots) => slots.map(({ text }) => `“${text}”`).join(", ");
  const parts = [
    ...query.slots.map(slotLabel),
    query.years && yearsLabel(query.years),
    query.isCut && "and no more words",
    query.ignored.length && `left out: ${query.ignored.join(", ")}`,
    repaired.length && `with words like ${quoted(repaired)}`,
    unknown.length && `no paper holds ${quoted(unknown)}`,
  ];
  reading.textContent = `Read as: ${parts.filter(Boolean).join(" · ")}`;
}

const COUNT_FORMAT = new Intl.NumberFormat("en");
const counted = (count, noun) => `${COUNT_FORMAT.format(count)} ${noun}${count === 1 ? "" : "s"}`;
const isPhrase = ({ alternatives }) => alternatives.some(({ phrase }) => phrase);

function slotLabel(slot) {
  const { presence, text, alternatives } = slot;
  const [{ field }] = alternatives;
  const said = isPhrase(slot) ? `“${text}”` : text;
  return `${presence === "prohibited" ? "not " : ""}${field ? `${field}: ` : ""}${said}`;
}

function yearsLabel([from, to]) {
  if (from === to) return from;
  if (from === "0") return `until ${to}`;
  return to === "9999" ? `since ${from}` : `${from} to ${to}`;
}

function clear() {
  for (const part of [summary, reading, status, list]) part.replaceChildren();
  list.dataset.query = "";
  more.hidden = true;
  if (page) facets.replaceChildren();
  else found.hidden = true;
}

/** Say that the index is missing; a fault of ours is for the console. */
function fail(error) {
  if (!(error instanceof MissingFile)) throw error;
  const sentence = "The search index could not be loaded.";
  const again = element("button", { type: "button", class: "search-again" }, "Try again");
  again.onclick = () => show(read());
  clear();
  found.hidden = false;
  status.textContent = sentence;
  summary.replaceChildren(`${sentence} `, again);
  forget();
}

/* A line of the list. */

function paperLine({ slug, title, authors, authorCount, date, venue, tags }, mark) {
  const line = element("li", { class: "paper-line" });
  const link = element("a", { href: addressOf(slug) }, ...nodes(mark(title)));
  const facts = [date ? element("time", { datetime: date }, dateLabel(date)) : "undated", byline(authors, authorCount), venue];
  line.append(
    element(page ? "h2" : "div", { class: "result-title", dir: "auto" }, link),
    saveButton({ slug, title, date }),
    element("p", { class: "facts" }, ...facts.filter(Boolean).map((fact) => element("span", { dir: "auto" }, fact))),
    element("p", { class: "excerpt", dir: "auto" }),
  );
  if (tags.length) {
    line.append(element("ul", { class: "chips", "aria-label": "Topics" }, ...tags.map((tag) => element("li", { class: "chip" }, tag))));
  }
  return line;
}

function byline(authors, count) {
  const unnamed = count - (authors ? authors.split(", ").length : 0);
  if (!authors) return count ? counted(count, "author") : "";
  return unnamed > 0 ? `${authors} and ${unnamed} more` : authors;
}

// Made once: a formatter takes longer to make than a whole line.
const dateFormat = (known) => new Intl.DateTimeFormat("en-GB", { year: "numeric", timeZone: "UTC", ...known });
const DATE_FORMATS = { 4: dateFormat({}), 7: dateFormat({ month: "long" }), 10: dateFormat({ month: "long", day: "numeric" }) };
const dateLabel = (date) => DATE_FORMATS[date.length].format(new Date(date));

const nodes = (stretches) => stretches.map(([text, isMarked]) => (isMarked ? element("mark", {}, text) : text));

/** Cut what stands long before the first mark, and what stands long after. */
function shortened([[lead, isMarked], ...rest]) {
  const isLong = !isMarked && rest.length > 0 && lead.length > LEAD_CHARS;
  const stretches = [[isLong ? `…${lead.slice(lead.indexOf(" ", lead.length - LEAD_CHARS))}` : lead, isMarked], ...rest];
  const kept = [];
  for (let left = SENTENCE_CHARS; stretches.length && left > 0; left -= kept.at(-1)[0].length) kept.push(stretches.shift());
  const excess = kept.reduce((sum, [text]) => sum + text.length, 0) - SENTENCE_CHARS;
  const [last] = kept.slice(-1);
  if (excess > 0) last[0] = `${last[0].slice(0, last[0].lastIndexOf(" ", last[0].length - excess))}…`;
  return kept;
}

/* The sentence of the abstract comes from the paper's page, when its line is in sight for a while. */
const sentences = new IntersectionObserver((entries) => {
  if (navigator.connection?.saveData) return;
  for (const { target, isIntersecting } of entries) {
    clearTimeout(target.pause);
    if (!isIntersecting) continue;
    target.pause = setTimeout(() => {
      if (!target.isConnected) return;
      sentences.unobserve(target);
      target.showSentence().catch(ignoreMissing);
    }, PAUSE_MS);
  }
});

/** A line is whole without its sentence, and the engine is fetched again when it is needed. */
function ignoreMissing(error) {
  if (!(error instanceof MissingFile)) throw error;
}

/* Facets and order, on the search page. */

async function showFacets(search, answer, asked, signal) {
  const old = facets.querySelector("details");
  const isOpen = old ? old.open : isWide.matches || Object.keys(asked.chosen).length > 0;
  const all = element("details", { class: "search-narrow", open: isOpen }, element("summary", {}, "Order and narrow down"));
  all.append(orderChoice(search, asked));
  for (const column of Object.keys(FACETS)) {
    if (!search.index.hasColumn(column === "year" ? "date" : column)) continue;
    all.append(await facet(column, search, answer, asked));
  }
  signal.throwIfAborted();
  const { name, value } = document.activeElement;
  facets.replaceChildren(all);
  if (name) facets.querySelector(`[name="${name}"]:is(select, [value="${CSS.escape(value)}"])`)?.focus();
}

/** Return a facet; what it holds is looked up when it is open. */
async function facet(column, search, answer, asked) {
  const old = facets.querySelector(`[data-facet="${column}"]`);
  const isInUse = Boolean(asked.chosen[column]?.length) || (isWide.matches && ["tag", "year"].includes(column));
  const title = FACETS[column].replace(/^./u, (letter) => letter.toUpperCase());
  const made = element("details", { "data-facet": column, open: old ? old.open : isInUse }, element("summary", {}, title));
  const fill = async () => made.append(facetList(column, await search.facet(column, answer, asked.chosen), asked));
  if (made.open) await fill();
  else made.addEventListener("toggle", () => fill().catch(fail), { once: true });
  return made;
}

function facetList(column, values, { chosen }) {
  const items = values.map(({ value, name, count }, place) => {
    const box = element("input", { type: "checkbox", name: column, value, checked: chosen[column]?.includes(value) });
    const label = element("label", {}, box, element("span", { dir: "auto" }, name), element("span", { class: "of" }, COUNT_FORMAT.format(count)));
    return element("li", { hidden: place >= FACET_VALUES && !box.checked }, label);
  });
  const all = element("li", { hidden: !items.some(({ hidden }) => hidden) });
  const button = element("button", { type: "button" }, `All ${counted(items.length, FACETS[column])}`);
  button.onclick = () => {
    for (const item of items) item.hidden = false;
    all.remove();
  };
  all.append(button);
  return element("ul", {}, ...items, all);
}

function orderChoice(search, { order }) {
  const needed = { newest: "date", discussed: "comments" };
  const orders = Object.entries(ORDERS).filter(([value]) => !needed[value] || search.index.hasColumn(needed[value]));
  const options = orders.map(([value, name]) => element("option", { value, selected: value === order }, name));
  return element("label", { class: "search-order" }, "Order ", element("select", { name: "order" }, ...options));
}

/* What is asked for; on the search page all of it stands in the address. */

/** Return `{text, chosen, order}` as box and facets say. */
function read() {
  const asked = { text: input.value, chosen: {}, order: "relevance" };
  if (!page) return asked;
  const said = readAddress();
  for (const column of Object.keys(FACETS)) {
    const boxes = [...facets.querySelectorAll(`[name="${column}"]`)];
    // A facet that was not opened keeps what the address says.
    const values = boxes.length ? boxes.filter(({ checked }) => checked).map(({ value }) => value) : said.chosen[column];
    if (values?.length) asked.chosen[column] = values;
  }
  asked.order = facets.querySelector("select")?.value ?? said.order;
  return asked;
}

function readAddress() {
  const said = new URLSearchParams(location.search);
  const chosen = Object.keys(FACETS).map((column) => [column, said.getAll(column)]);
  const order = said.get("order");
  return {
    text: said.get("q") ?? "",
    chosen: Object.fromEntries(chosen.filter(([, values]) => values.length)),
    order: order in ORDERS ? order : "relevance",
  };
}

function addressFor({ text, chosen, order }) {
  const address = new URL(SEARCH);
  if (text) address.searchParams.set("q", text);
  for (const [column, values] of Object.entries(chosen)) {
    for (const value of values) address.searchParams.append(column, value);
  }
  if (order !== "relevance") address.searchParams.set("order", order);
  return address;
}

/** Tell whether anything is looked for: one Latin letter says too little. */
function isAsked({ text, chosen }) {
  return /\S\S|[^\s!-~]/u.test(text) || Object.keys(chosen).length > 0;
}

let isTyping = false;
let writing;

/** Put what is asked for into the address: one step back for a query, not one for each letter. */
function remember(asked, isDone) {
  const write = () => {
    const address = addressFor(asked);
    if (address.href !== location.href) history[isTyping ? "replaceState" : "pushState"](null, "", address);
    isTyping = !isDone;
  };
  clearTimeout(writing);
  if (isDone) write();
  else writing = setTimeout(write, PAUSE_MS);
}

/** Show what the address asks for. */
function followAddress() {
  clearTimeout(writing);
  isTyping = false;
  const asked = readAddress();
  input.value = asked.text;
  show(asked);
}

/* What a reader does. */

function ask(isDone) {
  const asked = read();
  if (page) remember(asked, isDone);
  show(asked);
}

input.addEventListener("input", () => ask(false));

form.addEventListener("submit", (event) => {
  if (!page) return; // the form itself leads to the search page
  event.preventDefault();
  ask(true);
});

const prepare = () => engine().catch(ignoreMissing);
form.addEventListener("pointerenter", prepare, { once: true });
input.addEventListener("focus", () => {
  prepare();
  if (summary.textContent) found.hidden = false;
});

if (page) {
  facets.addEventListener("change", () => ask(true));
  addEventListener("popstate", followAddress);
  followAddress();
  prepare();
} else {
  const close = ({ target }) => {
    if (!form.contains(target)) found.hidden = true;
  };
  document.addEventListener("pointerdown", close);
  document.addEventListener("focusin", close);
}

document.addEventListener("keydown", (event) => {
  const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event;
  const isSlash = key === "/" && !ctrlKey && !metaKey && !altKey && !target.closest?.("input, textarea, select, [contenteditable]");
  const isControlK = key.toLowerCase() === "k" && (ctrlKey || metaKey) && !altKey && !shiftKey;
  if (!isSlash && !isControlK) return;
  event.preventDefault();
  input.focus();
  input.select();
});

for (const part of [form, page]) part?.addEventListener("keydown", moveAmongResults);

function moveAmongResults(event) {
  const stops = [input, ...list.querySelectorAll("a")];
  const place = stops.indexOf(document.activeElement);
  const next = stops[place + { ArrowDown: 1, ArrowUp: -1 }[event.key]];
  if (place >= 0 && next) {
    event.preventDefault();
    next.focus();
  } else if (event.key === "Escape" && place > 0) {
    event.preventDefault();
    input.focus();
  } else if (event.key === "Escape" && !page && !found.hidden) {
    event.preventDefault(); // the box keeps its text
    found.hidden = true;
  }
}
