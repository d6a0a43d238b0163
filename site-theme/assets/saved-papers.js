/* The buttons by which a reader saves papers, on every page. What only the reading list or the home
   page needs is fetched there. */

import { ReadingList } from "./reading-list.js";

const SITE = new URL("..", import.meta.url);

const TROUBLES = {
  forbidden: "This browser keeps nothing: your reading list is lost when you leave this page.",
  full: "This browser has no room: what you change is lost when you leave this page.",
  damaged: "Your reading list was damaged. The reading list page offers it as a file.",
};

/** The reading list of this browser; several archives may share a host. */
export const list = new ReadingList(() => localStorage, SITE.pathname);

export const addressOf = (slug) => new URL(`papers/${slug}/`, SITE);

/** Make an element; an attribute that is false or undefined is left out. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== false && value !== undefined) made.setAttribute(attribute, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

/** Return the button that saves a paper. */
export function saveButton({ slug, title, date }) {
  const button = element("button", { type: "button", class: "save", "data-slug": slug, "data-title": title, "data-date": date ?? "" });
  showState(button);
  return button;
}

function showState(button) {
  const isSaved = list.has(button.dataset.slug);
  if (button.getAttribute("aria-pressed") === `${isSaved}`) return;
  button.setAttribute("aria-pressed", isSaved);
  button.textContent = isSaved ? "Saved" : "Save";
  // What is seen begins what is heard: by it a voice presses the button.
  button.setAttribute("aria-label", `${button.textContent}: ${button.dataset.title}`);
}

/** Return what a list keeps of a paper, by where it stands on a page. */
export function paperOf(place) {
  const { paper, title = place.querySelector("h1, h2, h3").textContent.trim() } = place.dataset; // said apart if it holds a formula
  return { slug: paper, title, date: place.querySelector("time.when, .when time")?.getAttribute("datetime") ?? "" };
}

let notice;

/** Say something at the foot of the window; `actions` is label → what a button does. */
export function tell(sentence, actions = {}) {
  notice?.remove();
  const made = (notice = element("div", { class: "notice", role: "alert" }));
  for (const [label, act] of Object.entries({ ...actions, Close() {} })) {
    const button = element("button", { type: "button" }, label);
    button.onclick = () => {
      made.remove();
      act();
    };
    made.append(button);
  }
  made.prepend(element("p", {}, sentence));
  document.querySelector("main").append(made);
}

const counts = document.querySelectorAll("[data-saved-count]");

function show() {
  if (!list.trouble) told = "";
  for (const button of document.querySelectorAll("button.save")) showState(button);
  const { size } = list.papers;
  for (const count of counts) count.textContent = size > 999 ? "999+" : size || "";
}

let told = ""; // once is enough, as long as it lasts

function showTrouble() {
  if (told === list.trouble) return;
  told = list.trouble;
  tell(TROUBLES[told]);
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest("button.save");
  if (!button) return;
  const { slug, title, date } = button.dataset;
  const paper = list.papers.get(slug);
  if (!paper) return list.save({ slug, title, date });
  list.remove(slug);
  if (!paper.notes) return;
  const undo = () => {
    list.save(paper);
    button.focus();
  };
  tell(`“${paper.title}” is no longer saved, and its notes are gone.`, { Undo: undo });
});

list.addEventListener("change", show);
list.addEventListener("trouble", showTrouble);
addEventListener("storage", ({ key }) => (key === null || key === list.key) && list.reload());
addEventListener("pageshow", ({ persisted }) => persisted && list.reload()); // a page that slept heard of nothing

for (const line of document.querySelectorAll(".paper-line[data-paper]")) line.querySelector("h2, h3").after(saveButton(paperOf(line)));
const place = document.querySelector("[data-save]");
place?.append(saveButton(paperOf(place.closest("[data-paper]"))));
show();
if (["full", "damaged"].includes(list.trouble)) showTrouble();

const news = document.querySelector("[data-new]");
if (news) import("./new-papers.js").then(({ showNew }) => showNew(news));
if (document.querySelector("[data-reading-list]")) {
  import("./reading-list-page.js").catch((error) => {
    tell("The reading list could not be loaded: open this page again.");
    throw error;
  });
}
