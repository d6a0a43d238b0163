/* Buttons that copy and download the citations of a paper. The page has the texts without them. */

import { download } from "./downloads.js";
import { button, element, required } from "./page.js";
import { t } from "./translation.js";

const SILENCE_MS = 100; // so that the same message is read out again
/** As publish/citations/ names them; here, so that pages stay small. @type {Record<string, string>} */
const MEDIA_TYPES = {
  bib: "application/x-bibtex",
  ris: "application/x-research-info-systems",
  json: "application/vnd.citationstyles.csl+json",
  txt: "text/plain",
};

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

/** @param {HTMLElement} citation */
function save(citation) {
  const { citation: extension = "" } = citation.dataset;
  const slug = citation.closest("[data-paper]")?.getAttribute("data-paper");
  download(`${slug}.${extension}`, `${citation.textContent}\n`, MEDIA_TYPES[extension]);
}

/** @param {HTMLElement} citation */
function addButtons(citation) {
  const format = required(citation.parentElement ?? document, "summary", HTMLElement).textContent;
  const status = element("span", { role: "status" });
  const say = (/** @type {string} */ message) => {
    status.textContent = "";
    setTimeout(() => (status.textContent = message), SILENCE_MS);
  };
  const copyButton = button(t`Copy`, () => copy(citation, say), { "aria-label": t`Copy ${format}` });
  const saveButton = button(t`Download`, () => save(citation), { "aria-label": t`Download ${format}` });
  citation.before(element("p", { class: "cite-tools" }, copyButton, saveButton, status));
}

for (const citation of document.querySelectorAll("pre[data-citation]")) {
  if (citation instanceof HTMLElement) addButtons(citation);
}
