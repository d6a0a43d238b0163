/* The page of the reading list: its papers, what is done with them, and lists that others share.

   From top to bottom: fetching pages, lines, the list, going out, coming in, shared lists. */

import { writePapers, readPapers } from "./reading-list.js";
import { damagedLists, fragmentOf, joinedCitations, markdown, merged, sharedSlugs, shownPapers } from "./reading-list-exchange.js";
import { addressOf, element, list, paperOf, saveButton, tell } from "./saved-papers.js";

const AT_ONCE = 4;
const FORMATS = { bib: ["BibTeX", "reading-list.bib"], ris: ["RIS", "reading-list.ris"], json: ["CSL-JSON", "reading-list.csl.json"] };
const SHOWS = { all: "All", unread: "Unread", read: "Read" };
const ORDERS = { newest: "Saved last", oldest: "Saved first", title: "Title", date: "Date of the paper" };

const counted = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;
const quoted = (titles) => titles.map((title) => `“${title}”`).join(", ");
const papers = () => [...list.papers.values()];

/* Fetching pages of papers. */

/** A page that is `gone` from the archive, or could not be fetched: `failed`. */
class MissingPage extends Error {}

async function readPage(slug) {
  let response;
  let text;
  try {
    response = await fetch(addressOf(slug), { cache: "no-cache" });
    text = await response.text();
  } catch (cause) {
    throw new MissingPage("failed", { cause });
  }
  if (!response.ok) throw new MissingPage([404, 410].includes(response.status) ? "gone" : "failed");
  return new DOMParser().parseFromString(text, "text/html");
}

/** Return what `act` makes of each page, and `{gone, failed}`; pages are read a few at a time. */
async function fromPages(named, act, onPage) {
  const made = new Map();
  const missing = { gone: [], failed: [] };
  const queue = named.values();
  const worker = async () => {
    for (const paper of queue) {
      try {
        made.set(paper.slug, act(await readPage(paper.slug), paper));
      } catch (error) {
        if (!(error instanceof MissingPage)) throw error;
        missing[error.message].push(paper.title ?? paper.slug);
      }
      onPage(made.size + missing.gone.length + missing.failed.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { made: named.filter(({ slug }) => made.has(slug)).map(({ slug }) => made.get(slug)), ...missing };
}

const missingLabel = ({ gone, failed }) =>
  [gone.length && `No longer in the archive: ${quoted(gone)}.`, failed.length && `Could not be fetched: ${quoted(failed)}. Try again later.`].filter(Boolean).join(" ");

/* A line of the list. */

const dateFormat = (known) => new Intl.DateTimeFormat("en-GB", { year: "numeric", ...known });
const DATE_FORMATS = { 4: dateFormat({ timeZone: "UTC" }), 7: dateFormat({ month: "long", timeZone: "UTC" }), 10: dateFormat({ month: "long", day: "numeric", timeZone: "UTC" }) };
const SAVED_FORMAT = dateFormat({ month: "long", day: "numeric" });

function lineHead({ slug, title, date }, ...facts) {
  const when = date ? element("time", { datetime: date }, DATE_FORMATS[date.length].format(new Date(date))) : "undated";
  return [
    element("h2", { dir: "auto" }, element("a", { href: addressOf(slug) }, title)),
    element("p", { class: "facts" }, ...[when, ...facts].map((fact) => element("span", {}, fact))),
  ];
}

const lines = new Map(); // slug → line, which keeps focus and caret as long as it stands

function savedLine(paper) {
  const { slug, title, saved } = paper;
  const read = element("input", { type: "checkbox", "aria-label": `Read: ${title}` });
  const notes = element("textarea", { rows: 1, dir: "auto", "aria-label": `Notes: ${title}`, placeholder: "Notes" });
  const remove = element("button", { type: "button", "aria-label": `Remove: ${title}` }, "Remove");
  const when = element("span", {}, "saved ", element("time", { datetime: saved }, SAVED_FORMAT.format(new Date(saved))));
  read.onchange = () => list.update(slug, { read: read.checked });
  notes.oninput = () => list.update(slug, { notes: notes.value });
  remove.onclick = () => list.remove(slug);
  const line = element("li", { class: "paper-line saved-line" }, ...lineHead(paper, when));
  line.append(element("div", { class: "saved-line__tools" }, element("label", {}, read, "Read"), remove), notes);
  line.take = (now) => {
    read.checked = now.read;
    // What another window says stands, but not in the middle of typing here.
    if (notes.value !== now.notes && !(document.hasFocus() && notes === document.activeElement)) notes.value = now.notes;
  };
  return line;
}

function removedLine(paper) {
  const undo = element("button", { type: "button", "aria-label": `Undo: ${paper.title}` }, "Undo");
  undo.onclick = () => list.save(paper);
  return element("li", { class: "paper-line removed-line" }, element("p", { dir: "auto" }, `Removed: ${paper.title}`), undo);
}

/** Return the line of a paper: the one that stands there, if it still says what holds. */
function lineOf(paper) {
  const isSaved = list.has(paper.slug);
  let line = lines.get(paper.slug);
  if (line?.isSaved !== isSaved) {
    const had = line?.contains(document.activeElement);
    line = Object.assign((isSaved ? savedLine : removedLine)(paper), { isSaved, had });
    lines.set(paper.slug, line);
  }
  line.take?.(paper);
  return line;
}

/* The list. */

const choice = (name, label, values) => {
  const options = Object.entries(values).map(([value, text]) => element("option", { value }, text));
  return element("label", {}, label, element("select", { name }, ...options));
};

const tools = element(
  "form",
  { class: "list-tools" },
  choice("show", "Show", SHOWS),
  choice("order", "Order", ORDERS),
  element("label", {}, "With words in title or notes", element("input", { name: "text", type: "text", autocomplete: "off" })),
);
const summary = element("p", { class: "list-summary", role: "status" });
const shown = element("ol", { class: "papers", "aria-label": "Saved papers" });
const empty = element(
  "p",
  { class: "list-empty" },
  "Nothing is saved yet. Press “Save” beside a paper, wherever one stands in a list or on its own page, and it is kept here. A backup file brings a list from another browser.",
);

let known = new Map(); // slug → paper, with those that were removed a moment ago

const asked = () => Object.fromEntries(new FormData(tools));
const meant = () => shownPapers(papers(), asked());

/** Show the papers that are meant. A line that was just removed stays, as does one in use, until
    the reader asks for others. */
function show({ type }) {
  const now = list.papers;
  const removed = [...known.values()].filter(({ slug }) => !now.has(slug) && lines.get(slug)?.isConnected);
  known = new Map([...removed, ...now.values()].map((paper) => [paper.slug, paper]));
  const all = [...known.values()];
  const wanted = new Set(shownPapers([...now.values()], asked()).map(({ slug }) => slug));
  const stays = ({ slug }) => wanted.has(slug) || !now.has(slug) || (type !== "input" && lines.get(slug)?.contains(document.activeElement));
  const made = shownPapers(all.filter(stays), { ...asked(), show: "all", text: "" }).map(lineOf);
  if (made.length !== shown.children.length || made.some((line, place) => line !== shown.children[place])) {
    const { activeElement } = document;
    shown.replaceChildren(...made);
    if (shown.contains(activeElement)) activeElement.focus();
    for (const line of made) {
      if (line.had) line.querySelector("button").focus();
      line.had = false;
    }
  }
  const unread = [...now.values()].filter(({ read }) => !read).length;
  const part = wanted.size < now.size ? `${wanted.size} of ` : "";
  summary.textContent = `${part}${counted(now.size, "paper")}, ${unread} unread`;
  empty.hidden = all.length > 0;
  for (const each of [tools, summary, leaving]) each.hidden = now.size === 0;
  showDamaged();
}

/* Going out. */

const said = element("p", { class: "list-said", role: "status" });

function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/octet-stream" }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Return a button; while its act goes on it does not act again. */
function action(label, act) {
  const button = element("button", { type: "button" }, label);
  let isBusy = false;
  button.onclick = async () => {
    if (isBusy) return;
    isBusy = true;
    await Promise.resolve(act()).finally(() => (isBusy = false));
  };
  return button;
}

async function exportCitations(format) {
  const wanted = meant();
  const without = [];
  const found = await fromPages(
    wanted,
    (page, { title }) => {
      const text = page.querySelector(`pre[data-citation="${format}"]`)?.textContent.trim();
      if (!text) without.push(title);
      return text;
    },
    (count) => (said.textContent = `Read ${count} of ${counted(wanted.length, "page")}…`),
  );
  const texts = found.made.filter(Boolean);
  const [name, file] = FORMATS[format];
  if (texts.length) download(file, joinedCitations(format, texts));
  const lack = without.length ? `Without a citation: ${quoted(without)}.` : "";
  said.textContent = [`${texts.length} of ${counted(wanted.length, "paper")} exported as ${name}.`, missingLabel(found), lack].filter(Boolean).join(" ");
}

function exportMarkdown() {
  const wanted = meant();
  download("reading-list.md", markdown(wanted, addressOf));
  said.textContent = `${counted(wanted.length, "paper")} exported as Markdown, with notes.`;
}

const link = element("input", { class: "list-link", type: "text", readonly: true, hidden: true, "aria-label": "Link to this list" });

async function share() {
  const wanted = meant();
  link.value = new URL(fragmentOf(wanted), location.href).href;
  link.hidden = false;
  link.select();
  const count = `It holds ${counted(sharedSlugs(new URL(link.value).hash).slugs.length, "paper")}, and no notes.`;
  try {
    await navigator.clipboard.writeText(link.value);
    said.textContent = `The link is copied. ${count}`;
  } catch (error) {
    // Without https there is no clipboard, and a browser may refuse it.
    if (!(error instanceof DOMException || !navigator.clipboard)) throw error;
    link.focus();
    said.textContent = `Copy the link from the field. ${count}`;
  }
}

function backUp() {
  const all = papers();
  download(`reading-list-backup-${new Date().toISOString().slice(0, 10)}.json`, writePapers(all));
  said.textContent = `${counted(all.length, "paper")} with notes are in the backup.`;
}

const leaving = element(
  "section",
  {},
  element("h2", {}, "Export the papers shown"),
  element(
    "div",
    { class: "list-actions" },
    ...Object.entries(FORMATS).map(([format, [name]]) => action(name, () => exportCitations(format))),
    action("Markdown", exportMarkdown),
    action("Share as a link", share),
  ),
);

/* Coming in. */

const file = element("input", { type: "file", accept: ".json,application/json", hidden: true });
file.onchange = async () => {
  const [chosen] = file.files;
  if (!chosen) return;
  const text = await chosen.text();
  file.value = "";
  const backup = readPapers(text);
  if (!backup) {
    said.textContent = `“${chosen.name}” is no backup of a reading list. Nothing was changed.`;
    return;
  }
  let found;
  list.put((now) => (found = merged(now, backup.papers)).papers);
  said.textContent = [
    `${counted(found.added, "paper")} added, ${found.changed} changed, of ${backup.papers.length} in the backup.`,
    found.joined && `Where notes differed, both were kept: ${counted(found.joined, "paper")}.`,
    !backup.isWhole && "Some of the file could not be read and was left out.",
  ].filter(Boolean).join(" ");
};

const keeping = element(
  "section",
  {},
  element("h2", {}, "Backup"),
  element("p", {}, "A browser may lose what it keeps. A backup file holds the whole list; restoring one adds to the list and deletes nothing."),
  element("div", { class: "list-actions" }, action("Save a backup", backUp), action("Restore a backup", () => file.click())),
  file,
);

const damaged = element("section", { class: "list-damaged", hidden: true });

/** Offer what could not be read, until the reader has no need of it. */
function showDamaged() {
  const found = list.trouble === "forbidden" ? new Map() : damagedLists(localStorage, list.key);
  damaged.hidden = found.size === 0;
  if (damaged.dataset.count === `${found.size}`) return;
  damaged.dataset.count = found.size;
  damaged.replaceChildren(element("h2", {}, "A damaged list"), element("p", {}, "What this browser kept could not all be read. It is here as it was found."));
  for (const [key, text] of found) {
    const discard = action("Forget it", () => {
      localStorage.removeItem(key);
      showDamaged();
      summary.closest("[data-reading-list]").focus();
    });
    damaged.append(element("div", { class: "list-actions" }, action("Save as a file", () => download("reading-list-damaged.txt", text)), discard));
  }
}

/* Lists that others share: the reader's own does not change by opening one. */

const shared = element("section", { class: "shared-list", hidden: true, tabindex: -1, "aria-label": "Shared list" });
let opened = 0;

async function showShared() {
  const number = ++opened;
  const found = sharedSlugs(location.hash);
  shared.hidden = !found;
  if (!found) return shared.replaceChildren();
  const status = element("p", { role: "status" });
  const items = element("ol", { class: "papers", "aria-label": "Papers of the shared list" });
  const close = action("Close the shared list", () => {
    history.replaceState(null, "", location.pathname);
    showShared();
    summary.closest("[data-reading-list]").focus();
  });
  const actions = element("div", { class: "list-actions" }, close);
  shared.replaceChildren(element("h2", {}, "A list that was shared with you"), element("p", {}, "Your own list, below, stays as it is until you save some of these."), status, actions, items);
  const { made, ...missing } = await fromPages(
    found.slugs.map((slug) => ({ slug })),
    (page, { slug }) => {
      const place = page.querySelector("[data-paper]");
      if (place?.dataset.paper !== slug) throw new MissingPage("gone");
      return paperOf(place);
    },
    (count) => number === opened && (status.textContent = `Read ${count} of ${counted(found.slugs.length, "page")}…`),
  );
  if (number !== opened) return; // another list was opened meanwhile
  const makeLine = (paper) => {
    const line = element("li", { class: "paper-line" }, ...lineHead(paper));
    line.firstChild.after(saveButton(paper));
    return line;
  };
  items.append(...made.map(makeLine));
  const left = [
    found.refused && `${counted(found.refused, "name")} in the link ${found.refused === 1 ? "is" : "are"} no name of a paper.`,
    found.isCut && "The link holds more papers than are shown at once.",
  ];
  status.textContent = [`${counted(made.length, "paper")}.`, missingLabel(missing), ...left].filter(Boolean).join(" ");
  if (missing.failed.length) actions.prepend(action("Try again", showShared));
  if (made.length) {
    const saveAll = action("Save all", () => {
      const before = list.papers.size;
      list.save(...made);
      status.textContent = `${counted(list.papers.size - before, "paper")} saved; the others were saved before.`;
    });
    actions.prepend(saveAll);
  }
}

/* What a reader does. */

const place = document.querySelector("[data-reading-list]");
place.tabIndex = -1;
place.append(shared, damaged, tools, summary, empty, shown, leaving, keeping, said, link);
tools.addEventListener("input", show);
tools.addEventListener("submit", (event) => event.preventDefault());
list.addEventListener("change", show);
addEventListener("hashchange", showShared);
show(new Event("load"));
showShared();
if (list.trouble === "forbidden") tell("This browser keeps nothing. What you save is lost when you leave the page.");
