/* The buttons that export the papers shown: as citations, as Markdown, as a link. */

import { paperAddress } from "../addresses.js";
import { download } from "../downloads.js";
import { counted } from "../numbers.js";
import { element } from "../page.js";
import { noun, t } from "../translation.js";
import { action, actionRow, statusLine } from "./actions.js";
import { fileName, fragmentOf, markdown, sharedSlugs } from "./exchange.js";
import { saveCitations } from "./saved-citations.js";

/** @import { SavedPaper } from "./saved-paper.js" */

/** Format → its name and how the names of its files end. @type {Record<string, [name: string, ending: string]>} */
const FORMATS = {
  bib: ["BibTeX", "bib"],
  ris: ["RIS", "ris"],
  json: ["CSL-JSON", "csl.json"],
};

/**
 * Return the section of the page.
 *
 * @param {{ name: string, selected: () => SavedPaper[] }} shown the name of the list, if it has one, and
 *     its papers that are shown
 */
export function exportSection(shown) {
  const { status, say } = statusLine();
  const link = element("input", {
    class: "list-link",
    type: "text",
    readonly: true,
    hidden: true,
    "aria-label": t`Link to this list`,
  });
  const exportMarkdown = () => {
    const papers = shown.selected();
    download(`${fileName(shown.name)}.md`, markdown(papers, paperAddress, shown.name || undefined));
    say(t`${counted(papers.length, noun`paper`)} exported as Markdown, with notes.`);
  };
  const buttons = Object.entries(FORMATS).map(([format, [name, ending]]) =>
    action(name, () => saveCitations(shown.selected(), format, [name, `${fileName(shown.name)}.${ending}`], say)),
  );
  buttons.push(action("Markdown", exportMarkdown), action(t`Share as a link`, () => share(shown.selected(), shown.name, link, say)));
  return element("section", { class: "on-screen" }, element("h2", {}, t`Export the papers shown`), actionRow(...buttons), link, status);
}

/**
 * @param {SavedPaper[]} papers
 * @param {string} listName
 * @param {HTMLInputElement} link
 * @param {(message: string) => void} say
 */
async function share(papers, listName, link, say) {
  const address = new URL(fragmentOf(papers, listName), location.href);
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
