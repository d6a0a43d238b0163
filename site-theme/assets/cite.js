/* The citations of a paper, with buttons that copy and download them. The page has the BibTeX entry
   alone; other formats are made of it. The link to the entry beside the title copies it. */

import { citationOf, MEDIA_TYPES } from "./citations/formats.js";
import { download } from "./downloads.js";
import { button, element } from "./page.js";
import { slugIn } from "./paper-line.js";
import { t } from "./translation.js";

const SILENCE_MS = 100; // so that the same message is read out again
const SAID_MS = 2_000;
/** Extension → name of the format. @type {Record<string, string>} */
const NAMES = { bib: "BibTeX", ris: "RIS", json: "CSL-JSON", txt: t`Text` };

/**
 * @param {HTMLElement} citation
 * @param {(message: string) => void} say
 */
async function copy(citation, say) {
  try {
    await navigator.clipboard.writeText(citation.textContent ?? "");
    say(t`Copied`);
  } catch {
    // Not allowed, or no https and so no clipboard: the reader copies by hand.
    getSelection()?.selectAllChildren(citation);
    say(t`Press Ctrl+C`);
  }
}

/**
 * @param {HTMLElement} citation
 * @param {string} extension
 */
function save(citation, extension) {
  download(`${slugIn(location)}.${extension}`, `${citation.textContent}\n`, MEDIA_TYPES[extension]);
}

/**
 * Return the buttons of a citation.
 *
 * @param {HTMLElement} citation
 * @param {string} extension
 */
function tools(citation, extension) {
  const format = NAMES[extension];
  const status = element("span", { role: "status" });
  const say = (/** @type {string} */ message) => {
    status.textContent = "";
    setTimeout(() => (status.textContent = message), SILENCE_MS);
  };
  const copyButton = button(t`Copy`, () => copy(citation, say), { "aria-label": t`Copy ${format}` });
  const saveButton = button(t`Download`, () => save(citation, extension), { "aria-label": t`Download ${format}` });
  return element("p", { class: "cite-tools" }, status, copyButton, saveButton);
}

/** Add the other formats to the page, and buttons to all. */
export function addCitations() {
  const entry = document.querySelector("pre[data-citation]");
  if (!entry) return;
  const formats = Object.keys(MEDIA_TYPES).map((extension) => {
    const citation = element("pre", { "data-citation": extension }, citationOf(document, extension));
    const summary = element("summary", {}, NAMES[extension]);
    return element("details", { name: "cite", open: extension === "bib" }, summary, tools(citation, extension), citation);
  });
  entry.replaceWith(...formats);
}

/** Have the link to the entry copy it, and say so in its own place. */
export function copyByLink() {
  const link = document.querySelector('.actions a[href="#cite"]');
  const entry = document.querySelector("pre[data-citation]");
  if (!(link instanceof HTMLElement) || !(entry instanceof HTMLElement)) return;
  const status = element("span", { role: "status" }, link.textContent ?? "");
  link.replaceChildren(status);
  link.setAttribute("aria-label", t`Copy ${NAMES.bib}`);
  link.addEventListener("click", (event) => {
    if (!navigator.clipboard) return; // the link leads to the entry, then
    event.preventDefault();
    copy(entry, (message) => {
      status.textContent = message;
      setTimeout(() => (status.textContent = NAMES.bib), SAID_MS);
    });
  });
}
