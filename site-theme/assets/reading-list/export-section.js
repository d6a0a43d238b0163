/* The buttons that export the papers shown: as citations, as Markdown, as a link. */

import { paperAddress } from "../addresses.js";
import { download } from "../downloads.js";
import { counted } from "../numbers.js";
import { element } from "../page.js";
import { noun, t } from "../translation.js";
import { action, actionRow, statusLine } from "./actions.js";
import { fragmentOf, markdown, sharedSlugs } from "./exchange.js";
import { saveCitations } from "./saved-citations.js";

/** @import { SavedPaper } from "./saved-paper.js" */

/** Format → its name and the name of its file. @type {Record<string, [name: string, file: string]>} */
const FORMATS = {
  bib: ["BibTeX", "reading-list.bib"],
  ris: ["RIS", "reading-list.ris"],
  json: ["CSL-JSON", "reading-list.csl.json"],
};

/**
 * Return the section of the page.
 *
 * @param {() => SavedPaper[]} selected returns the papers shown
 */
export function exportSection(selected) {
  const { status, say } = statusLine();
  const link = element("input", {
    class: "list-link",
    type: "text",
    readonly: true,
    hidden: true,
    "aria-label": t`Link to this list`,
  });
  const exportMarkdown = () => {
    const papers = selected();
    download("reading-list.md", markdown(papers, paperAddress));
    say(t`${counted(papers.length, noun`paper`)} exported as Markdown, with notes.`);
  };
  const buttons = Object.entries(FORMATS).map(([format, [name]]) =>
    action(name, () => saveCitations(selected(), format, FORMATS[format], say)),
  );
  buttons.push(action("Markdown", exportMarkdown), action(t`Share as a link`, () => share(selected(), link, say)));
  return element("section", { class: "on-screen" }, element("h2", {}, t`Export the papers shown`), actionRow(...buttons), link, status);
}

/**
 * @param {SavedPaper[]} papers
 * @param {HTMLInputElement} link
 * @param {(message: string) => void} say
 */
async function share(papers, link, say) {
  const address = new URL(fragmentOf(papers), location.href);
  link.value = address.href;
  link.hidden = false;
  link.select();
  const count = sharedSlugs(address.hash)?.slugs.length ?? 0;
  const content = t`It has ${counted(count, noun`paper`)}, without notes.`;
  try {
    await navigator.clipboard.writeText(address.href);
    say(t`Link copied. ${content}`);
  } catch (error) {
    // Without https there is no clipboard, and a browser may refuse it.
    if (!(error instanceof DOMException) && navigator.clipboard) throw error;
    link.focus();
    say(t`Copy the link from this field. ${content}`);
  }
}
