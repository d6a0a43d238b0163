/* The search box and its results. What is found, search-index.js decides; it is fetched when the
   box is first used. Results show in a panel below the box, or on the search page, with facets. */

const SHOWN = 10;
const FACETS = { tag: "topic", year: "year", venue: "venue", author: "author" };
const FACET_VALUES = 8;
const SENTENCE_CHARS = 240;
const LEAD_CHARS = 80;

const form = document.querySelector("[data-search]");
const input = form.querySelector("input");
const status = form.querySelector("[data-search-status]");
const page = document.querySelector("[data-search-page]");
const SEARCH = new URL(form.action);
const ROOT = new URL("..", SEARCH);

/** Make an element; an attribute that is false or undefined is left out. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== false && value !== undefined) made.setAttribute(attribute, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

/* Fetching. */

async function fetched(address, cache) {
  const response = await fetch(address, { cache });
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response;
}

/** Return what a JSON file below `search/` holds. */
async function load(name) {
  const address = new URL(name, SEARCH);
  // The folder of all others is named by what they hold, so that they never grow old.
  const isManifest = name === "manifest.json";
  const response = isManifest
    ? await fetched(address, "no-cache").catch(() => fetched(address, "force-cache"))
    : await fetched(address, "force-cache");
  return response.json();
}

const pages = new Map();

/** Return the texts of a paper's page. */
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

const addressOf = (slug) => new URL(`papers/${slug}/`, ROOT);

let opening;
let failures = 0;

/** Return the engine, `{search, marked, bestSentence}`; one that could not be fetched is asked for again. */
function engine() {
  opening ??= (async () => {
    // A browser may remember for good that a module could not be fetched.
    const module = await import(failures ? `./search-index.js?${failures}` : "./search-index.js");
    return { ...module, search: new module.Search(await module.openIndex(load), readPage) };
  })();
  opening.catch(forget);
  return opening;
}

function forget() {
  opening = undefined;
  failures += 1;
}

/* Results. */

const places = page ? makePage() : makePanel();

function makePanel() {
  const found = element("div", { class: "search-panel", hidden: true });
  form.append(found);
  return { found };
}

function makePage() {
  return { found: page.querySelector(".search-found"), facets: page.querySelector(".search-facets") };
}

const list = element("ol", { class: "papers", id: "search-results", "data-search-results": true, "data-query": "", "aria-label": "Papers found" });
const summary = element("p", { class: "search-summary" });
const understood = element("p", { class: "search-understood" });
const more = page
  ? element("button", { class: "search-more", type: "button", hidden: true }, "More papers")
  : element("a", { class: "search-more", hidden: true });
places.found.append(summary, understood, list, more);
input.setAttribute("aria-controls", list.id);

let running;
let records;

/** Show what is found; whatever was being looked for before is given up. */
async function show(asked) {
  running?.abort();
  running = new AbortController();
  const { signal } = running;
  if (!isAsked(asked)) return clear();
  if (!page) places.found.hidden = false;
  summary.textContent ||= "Searching…";
  try {
    await find(asked, signal);
  } catch (error) {
    if (signal.aborted) return;
    forget();
    fail();
  }
}

async function find(asked, signal) {
  let opened = await engine();
  const options = { chosen: asked.chosen, order: asked.order, signal };
  // An index that was replaced meanwhile has its shards elsewhere: its manifest is read anew, once.
  const answer = await opened.search.answer(asked.text, options).catch(async (error) => {
    if (signal.aborted) throw error;
    forget();
    opened = await engine();
    return opened.search.answer(asked.text, options);
  });
  signal.throwIfAborted();
  describe(answer);
  const papers = [...answer.hits, ...answer.nearest];
  records = opened.search.records(papers, answer.query);
  const shown = await append(opened, answer, { signal, isFirst: true, text: asked.text });
  describe(answer, shown);
  more.hidden = page ? shown < SHOWN || papers.length <= SHOWN : papers.length === 0;
  if (!page) {
    more.href = addressFor(asked);
    more.textContent = answer.hits.length > SHOWN ? `All ${answer.hits.length} papers` : "Open on the search page";
  } else {
    more.onclick = () => append(opened, answer, { signal }).catch(fail);
    await showFacets(opened.search, answer, asked, signal);
  }
}

/** Append the next papers to the list; return how many there were. */
async function append({ marked, bestSentence }, answer, { signal, isFirst = false, text }) {
  let shown = 0;
  const firstNearest = answer.hits.length ? answer.nearest[0] : undefined;
  while (shown < SHOWN) {
    const { value: record, done } = await records.next();
    signal.throwIfAborted();
    if (isFirst && !shown) {
      list.replaceChildren();
      list.dataset.query = text;
    }
    if (done) {
      more.hidden = true;
      break;
    }
    shown += 1;
    const line = paperLine(record, (words) => markedNodes(marked(words, answer.stems)));
    if (record.paper === firstNearest) line.prepend(element("p", { class: "search-nearest" }, "These hold some of it:"));
    line.showSentence = async () => {
      const { abstract } = await readPage(record.slug);
      const stretches = marked(bestSentence(abstract, answer.stems), answer.stems);
      line.querySelector(".excerpt").replaceChildren(...markedNodes(shortened(stretches)));
    };
    list.append(line);
    sentences.observe(line);
  }
  return shown;
}

function paperLine({ slug, title, authors, authorCount, date, venue, tags }, mark) {
  const named = authors ? authors.split(", ").length : 0;
  const rest = authorCount - named;
  const who = named ? authors + (rest > 0 ? ` and ${rest} more` : "") : rest ? counted(rest, "author") : "";
  const facts = [date ? element("time", { datetime: date }, dateLabel(date)) : "undated", who, venue].filter(Boolean);
  const heading = element(page ? "h2" : "div", { class: "result-title", dir: "auto" });
  heading.append(element("a", { href: addressOf(slug) }, ...mark(title)));
  const line = element("li", { class: "paper-line" }, heading);
  line.append(element("p", { class: "facts" }, ...facts.map((fact) => element("span", { dir: "auto" }, fact))));
  line.append(element("p", { class: "excerpt", dir: "auto" }));
  if (tags.length) {
    line.append(element("ul", { class: "chips", "aria-label": "Topics" }, ...tags.map((tag) => element("li", { class: "chip" }, tag))));
  }
  return line;
}

function dateLabel(date) {
  const parts = { year: "numeric", month: date.length > 4 ? "long" : undefined, day: date.length > 7 ? "numeric" : undefined };
  return new Intl.DateTimeFormat("en-GB", { ...parts, timeZone: "UTC" }).format(new Date(date));
}

/* The sentence of the abstract comes from the paper's page, once its line is in sight. */
const sentences = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting || navigator.connection?.saveData) continue;
    sentences.unobserve(target);
    target.showSentence().catch(() => {}); // the line is whole without it
  }
});

const markedNodes = (stretches) => stretches.map(([text, isMarked]) => (isMarked ? element("mark", {}, text) : text));

/** Cut what stands long before the first mark, and what stands long after. */
function shortened(stretches) {
  const [[lead, isMarked], ...rest] = stretches;
  const cut = isMarked || !rest.length || lead.length <= LEAD_CHARS ? lead : `…${lead.slice(lead.indexOf(" ", lead.length - LEAD_CHARS))}`;
  const kept = [];
  let left = SENTENCE_CHARS;
  for (const [text, mark] of [[cut, isMarked], ...rest]) {
    kept.push([text.length <= left ? text : `${text.slice(0, Math.max(0, text.lastIndexOf(" ", left)))}…`, mark]);
    left -= text.length;
    if (left <= 0) break;
  }
  return kept;
}

/* What was found, in words. */

const counted = (count, noun) => `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
const quoted = (slots) => slots.map(({ text }) => `“${text}”`).join(", ");

/** Say how many papers there are, and how the query was read. */
function describe(answer, shown) {
  const { query, hits, nearest, repaired, unknown } = answer;
  const isPhrase = query.slots.some(({ alternatives }) => alternatives.some(({ phrase }) => phrase));
  const isOne = query.slots.filter(({ presence }) => presence !== "prohibited").length < 2;
  let said = isPhrase ? `At most ${counted(hits.length, "paper")}` : counted(hits.length, "paper");
  if (!hits.length || (isPhrase && shown === 0)) {
    said = nearest.length && shown !== 0 ? "No paper holds all of this. The nearest:" : "No paper holds this.";
  } else if (!isOne) said += hits.length === 1 ? " holds all of this" : " hold all of this";
  summary.textContent = said;
  status.textContent = said;
  const parts = [
    ...query.slots.map(slotLabel),
    query.years && `from ${query.years[0] === "0" ? "the beginning" : query.years[0]} to ${query.years[1] === "9999" ? "today" : query.years[1]}`,
    query.isCut && "and no more words",
    query.ignored.length && `left out: ${query.ignored.join(", ")}`,
    repaired.length && `${quoted(repaired)} is in no paper, words like it are`,
    unknown.length && `${quoted(unknown)} is in no paper`,
  ];
  understood.textContent = parts.filter(Boolean).join(" · ");
}

function slotLabel({ presence, alternatives, text }) {
  const field = alternatives[0].field;
  const said = alternatives[0].phrase ? `“${text}”` : text;
  return `${presence === "prohibited" ? "not " : ""}${field ? `${field}: ` : ""}${said}`;
}

function clear() {
  for (const part of [summary, understood, status]) part.textContent = "";
  list.replaceChildren();
  list.dataset.query = "";
  more.hidden = true;
  if (!page) places.found.hidden = true;
  else places.facets.replaceChildren();
}

function fail() {
  const again = element("button", { type: "button", class: "search-again" }, "Try again");
  again.onclick = () => show(read());
  list.replaceChildren();
  understood.textContent = "";
  more.hidden = true;
  status.textContent = "The search index could not be loaded.";
  summary.replaceChildren("The search index could not be loaded. ", again);
}

/* Facets, on the search page. */

const isWide = matchMedia("(min-width: 64rem)");

async function showFacets(search, answer, asked, signal) {
  const made = [];
  for (const [column, title] of Object.entries(FACETS)) {
    if (!search.index.hasColumn(column === "year" ? "date" : column)) continue;
    const old = places.facets.querySelector(`[data-facet=${column}]`);
    const facet = element("details", { "data-facet": column, open: old ? old.open : isOpenAtFirst(column, asked) });
    facet.append(element("summary", {}, title.replace(/^./u, (letter) => letter.toUpperCase())));
    const fill = async () => {
      const values = await search.facet(column, answer, asked.chosen);
      if (!signal.aborted) facet.querySelector("ul, summary + *")?.remove();
      if (!signal.aborted) facet.append(facetList(column, values, asked));
    };
    if (facet.open) await fill();
    else facet.addEventListener("toggle", () => fill().catch(fail), { once: true });
    made.push(facet);
  }
  signal.throwIfAborted();
  const old = places.facets.querySelector("details");
  const isOpen = old ? old.open : isWide.matches || Object.keys(asked.chosen).length > 0;
  const all = element("details", { class: "search-narrow", open: isOpen }, element("summary", {}, "Order and narrow down"));
  all.append(orderChoice(search, asked), ...made);
  places.facets.replaceChildren(all);
}

/** Tell whether a facet is open before anybody opened it: on a wide window, or where it is in use. */
function isOpenAtFirst(column, { chosen }) {
  return Boolean(chosen[column]?.length) || (isWide.matches && ["tag", "year"].includes(column));
}

function facetList(column, values, { chosen }) {
  const items = values.map(({ value, name, count }, place) => {
    const box = element("input", { type: "checkbox", name: column, value, checked: chosen[column]?.includes(value) ?? false });
    const label = element("label", {}, box, element("span", { dir: "auto" }, name), element("span", { class: "of" }, count.toLocaleString("en")));
    return element("li", { hidden: place >= FACET_VALUES && !box.checked }, label);
  });
  const found = element("ul", {}, ...items);
  if (items.some(({ hidden }) => hidden)) {
    const all = element("button", { type: "button" }, `All ${counted(items.length, FACETS[column])}`);
    all.onclick = () => {
      for (const item of items) item.hidden = false;
      all.closest("li").remove();
    };
    found.append(element("li", {}, all));
  }
  return found;
}

function orderChoice(search, { order }) {
  const orders = { relevance: "Relevance", newest: "Newest first", discussed: "Most discussed" };
  if (!search.index.hasColumn("comments")) delete orders.discussed;
  if (!search.index.hasColumn("date")) delete orders.newest;
  const options = Object.entries(orders).map(([value, name]) => element("option", { value, selected: value === order }, name));
  return element("label", { class: "search-order" }, "Order ", element("select", { name: "order" }, ...options));
}

/* What is asked for: on the search page all of it stands in the address. */

/** Return `{text, chosen, order}` as box and facets say. */
function read() {
  const asked = { text: input.value, chosen: {}, order: "relevance" };
  if (!page) return asked;
  for (const box of places.facets.querySelectorAll("input:checked")) (asked.chosen[box.name] ??= []).push(box.value);
  asked.order = places.facets.querySelector("select")?.value ?? asked.order;
  // A facet that was not shown yet keeps what the address says.
  for (const [column, values] of Object.entries(readAddress().chosen)) {
    if (!places.facets.querySelector(`[name=${column}]`)) asked.chosen[column] = values;
  }
  return asked;
}

function readAddress() {
  const said = new URLSearchParams(location.search);
  const chosen = Object.keys(FACETS).map((column) => [column, said.getAll(column)]);
  return {
    text: said.get("q") ?? "",
    chosen: Object.fromEntries(chosen.filter(([, values]) => values.length)),
    order: said.get("order") ?? "relevance",
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

const isAsked = ({ text, chosen }) => /\S\S|[^\s!-~]/u.test(text) || Object.keys(chosen).length > 0;

let isTyping = false;
let writing;

/** Put what is asked into the address: one step back for a query, not one for each letter. */
function remember(asked, isDone) {
  clearTimeout(writing);
  writing = setTimeout(
    () => {
      const address = addressFor(asked);
      if (address.href !== location.href) history[isTyping ? "replaceState" : "pushState"](null, "", address);
      isTyping = !isDone;
    },
    isDone ? 0 : 300,
  );
}

/* What a reader does. */

input.addEventListener("input", () => {
  const asked = read();
  if (page) remember(asked, false);
  show(asked);
});

form.addEventListener("submit", (event) => {
  if (!page) return; // the form leads to the search page
  event.preventDefault();
  const asked = read();
  remember(asked, true);
  show(asked);
});

form.addEventListener("pointerenter", () => engine().catch(() => {}), { once: true });
input.addEventListener("focus", () => {
  engine().catch(() => {});
  if (!page && isAsked(read()) && list.childElementCount) places.found.hidden = false;
});

form.addEventListener("focusout", ({ relatedTarget }) => {
  if (!page && relatedTarget && !form.contains(relatedTarget)) places.found.hidden = true;
});

document.addEventListener("pointerdown", ({ target }) => {
  if (!page && !form.contains(target)) places.found.hidden = true;
});

document.addEventListener("keydown", (event) => {
  const isTypingElsewhere = event.target.closest?.("input, textarea, select, [contenteditable]");
  const isSlash = event.key === "/" && !isTypingElsewhere && !event.ctrlKey && !event.metaKey && !event.altKey;
  const isControlK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
  if (!isSlash && !isControlK) return;
  event.preventDefault();
  input.focus();
  input.select();
});

(page ?? form).addEventListener("keydown", moveAmongResults);
if (page) form.addEventListener("keydown", moveAmongResults);

function moveAmongResults(event) {
  const links = [input, ...list.querySelectorAll("a")];
  const place = links.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && place >= 0 && links[place + step]) {
    event.preventDefault();
    links[place + step].focus();
  } else if (event.key === "Escape") {
    if (page && place > 0) input.focus();
    if (page || places.found.hidden) return;
    event.preventDefault(); // the box keeps its text
    input.focus();
    places.found.hidden = true;
  }
}

if (page) {
  const begin = () => {
    const asked = readAddress();
    input.value = asked.text;
    isTyping = false;
    places.facets.replaceChildren();
    show(asked);
  };
  places.facets.addEventListener("change", () => {
    const asked = read();
    remember(asked, true);
    show(asked);
  });
  addEventListener("popstate", begin);
  begin();
  engine().catch(() => {});
}
