/* A list that someone shared as a link. The reader's own list does not change by opening it. */

import { counted, formatted } from "../numbers.js";
import { element } from "../page.js";
import { paperLine, paperOf } from "../paper-line.js";
import { noun, t } from "../translation.js";
import { action, actionRow } from "./actions.js";
import { sharedSlugs } from "./exchange.js";
import { fromPages, MissingPage, missingLabel } from "./paper-pages.js";

/** @import { ListedPaper } from "../paper-line.js" */
/** @import { ReadingList } from "./list.js" */
/** @import { NamedLists } from "./named-lists.js" */
/** @import { SaveButtons } from "./save-buttons.js" */

/** Shows the list of the link that is open. */
export class SharedList {
  element = element("section", { class: "shared-list", hidden: true, tabindex: -1, "aria-label": t`Shared list` });
  #list;
  #lists;
  #saveButtons;
  #onClose;
  #opened = 0;

  /**
   * @param {ReadingList} list
   * @param {NamedLists} lists
   * @param {SaveButtons} saveButtons
   * @param {() => void} onClose
   */
  constructor(list, lists, saveButtons, onClose) {
    this.#list = list;
    this.#lists = lists;
    this.#saveButtons = saveButtons;
    this.#onClose = onClose;
    addEventListener("hashchange", () => this.show());
  }

  /** Show the list of the link, or nothing if there is none. */
  async show() {
    const number = ++this.#opened;
    const shared = sharedSlugs(location.hash);
    this.element.hidden = !shared;
    this.element.replaceChildren();
    if (!shared) return;
    const status = element("p", { role: "status" });
    const items = element("ol", { class: "papers", "aria-label": t`Papers of the shared list` });
    const actions = actionRow(action(t`Close the shared list`, () => this.#close()));
    this.element.append(
      element("h2", { dir: "auto" }, shared.name ? t`Shared list: ${shared.name}` : t`Shared list`),
      element("p", {}, t`Your own list below does not change until you save some of these papers.`),
      status,
      actions,
      items,
    );
    const papers = shared.slugs.map((slug) => ({ slug }));
    const { made, missing } = await fromPages(papers, readPaper, (count) => {
      if (number === this.#opened) status.textContent = t`Loaded ${formatted(count)} of ${counted(papers.length, noun`page`)}…`;
    });
    if (number !== this.#opened) return; // another list was opened meanwhile
    items.append(...made.map((paper) => paperLine(paper, { acts: [this.#saveButtons.make(paper)] })));
    const sentences = [
      `${counted(made.length, noun`paper`)}.`,
      missingLabel(missing),
      shared.refused && t`Invalid names in the link: ${formatted(shared.refused)}.`,
      shared.isCut && t`The link has more papers than can be shown.`,
    ];
    status.textContent = sentences.filter(Boolean).join(" ");
    if (missing.failed.length) actions.prepend(action(t`Try again`, () => this.show()));
    if (made.length) actions.prepend(action(t`Save all`, () => (status.textContent = this.#saveAll(made, shared.name))));
  }

  #close() {
    history.replaceState(null, "", location.pathname);
    this.show();
    this.#onClose();
  }

  /**
   * Save papers, those that were not saved before in a list of this name, if there is one.
   *
   * @param {ListedPaper[]} papers
   * @param {string} name
   */
  #saveAll(papers, name) {
    const added = papers.filter(({ slug }) => !this.#list.has(slug)).map(({ slug }) => slug);
    this.#list.save(...papers);
    if (name && added.length) this.#lists.add({ name, slugs: added });
    const rest = added.length < papers.length ? t`; the others were already in your list` : "";
    return t`${counted(added.length, noun`paper`)} saved${rest}.`;
  }
}

/**
 * @param {Document} page
 * @param {{ slug: string }} paper
 */
function readPaper(page, { slug }) {
  const place = page.querySelector("[data-paper]");
  if (!place) throw new MissingPage("gone");
  return { ...paperOf(place), slug };
}
