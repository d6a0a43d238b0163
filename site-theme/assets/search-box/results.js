/* The results of a search: how many, how the query was read, and the papers. */

import { addCoins } from "../coins.js";
import { counted } from "../numbers.js";
import { button, element } from "../page.js";
import { noun, t } from "../translation.js";
import { LazyExcerpts } from "./excerpts.js";
import { isMissingFile } from "./failures.js";
import { readPage } from "./loading.js";
import { resultLine } from "./result-line.js";
import { readingOf, summaryOf } from "./wording.js";

/** @import { ListedPaper } from "../paper-line.js" */
/** @import { Answer, FoundPaper, Search } from "../search/answers.js" */

const SHOWN = 10;

/** Papers that are still to be shown. @typedef {AsyncGenerator<FoundPaper, undefined>} Records */

/** Returns the button that saves a paper. @typedef {(paper: ListedPaper) => HTMLElement} SaveButton */

/** Shows the results of a search, and those of the next in their place. */
export class Results {
  #place;
  #status;
  #isPage;
  #saveButton;
  #list = element("ol", {
    class: "papers",
    id: "search-results",
    "data-search-results": true,
    "data-query": "",
    "aria-label": t`Papers found`,
  });
  #summary = element("p", { class: "search-summary" });
  #reading = element("p", { class: "search-reading" });
  #more = element("p", { class: "search-more" });
  #excerpts = new LazyExcerpts();

  /**
   * @param {HTMLElement} place where they are shown
   * @param {HTMLElement} status what is read out
   * @param {boolean} isPage whether the place is on the search page, and not a panel below the box
   * @param {SaveButton} saveButton
   */
  constructor(place, status, isPage, saveButton) {
    this.#place = place;
    this.#status = status;
    this.#isPage = isPage;
    this.#saveButton = saveButton;
    place.append(this.#summary, this.#reading, this.#list, this.#more);
  }

  get id() {
    return this.#list.id;
  }

  get links() {
    return this.#list.querySelectorAll("a");
  }

  get isEmpty() {
    return !this.#summary.hasChildNodes();
  }

  /** Tell the reader that a search is under way, unless other results are still shown. */
  wait() {
    this.#place.hidden = false;
    if (this.isEmpty) this.#summary.textContent = t`Searching…`;
  }

  /**
   * Show an answer. What is shown already stays until the first paper has been loaded.
   *
   * @param {Search} search
   * @param {Answer} answer
   * @param {{ text: string, address: URL, signal: AbortSignal, onError: (error: unknown) => void }} query
   *     its text, the address of its search page, what aborts it, and who hears of later errors
   */
  async show(search, answer, { text, address, signal, onError }) {
    const records = search.records([...answer.hits, ...answer.partial], answer);
    const first = await records.next();
    signal.throwIfAborted();
    this.#clearList(text);
    this.#place.scrollTop = 0;
    this.#summary.textContent = this.#status.textContent = summaryOf(answer, !first.done);
    this.#reading.textContent = readingOf(search.named(answer, first.value ? [first.value.title] : []));
    const append = async (/** @type {IteratorResult<FoundPaper, undefined>} */ next) => {
      const isMore = await this.#append(next, records, search, answer, signal);
      this.#more.replaceChildren();
      if (isMore) this.#more.append(button(t`More papers`, showMore));
    };
    const showMore = () => records.next().then(append).catch(onError);
    await (this.#isPage ? append(first) : this.#append(first, records, search, answer, signal));
    const titles = Array.from(this.#list.querySelectorAll(".result-title"), ({ textContent }) => textContent ?? "");
    this.#reading.textContent = readingOf(search.named(answer, titles));
    if (!this.#isPage && !first.done) this.#more.append(searchPageLink(answer, address));
  }

  /**
   * Show a sentence in place of results, and a button beside it.
   *
   * @param {string} sentence
   * @param {string} label
   * @param {() => unknown} act
   */
  fail(sentence, label, act) {
    this.clear();
    this.#place.hidden = false;
    this.#status.textContent = sentence;
    this.#summary.replaceChildren(`${sentence} `, button(label, act, { class: "search-again" }));
  }

  /**
   * Show nothing but a sentence, if there is one.
   *
   * @param {string} [sentence]
   */
  clear(sentence = "") {
    this.#reading.replaceChildren();
    this.#summary.textContent = this.#status.textContent = sentence;
    this.#clearList("");
    if (!this.#isPage) this.#place.hidden = !sentence;
  }

  /** @param {string} query */
  #clearList(query) {
    this.#excerpts.clear();
    this.#list.replaceChildren();
    this.#list.dataset.query = query;
    this.#more.replaceChildren();
  }

  /**
   * Append a paper and those that follow, as many as are shown at once; return whether there may be
   * more.
   *
   * @param {IteratorResult<FoundPaper, undefined>} first
   * @param {Records} records
   * @param {Search} search
   * @param {Answer} answer
   * @param {AbortSignal} signal
   */
  async #append(first, records, search, answer, signal) {
    let next = first;
    /** @type {Map<string, Element>} */
    const lines = new Map();
    for (let shown = 0; shown < SHOWN && !next.done; shown++) {
      if (shown) next = await records.next();
      signal.throwIfAborted();
      if (next.done) break;
      const line = this.#line(next.value, search, answer);
      lines.set(next.value.slug, line);
      this.#list.append(line);
    }
    if (this.#isPage) void addCoins(lines, readCoins, signal);
    return !next.done && this.#list.childElementCount < answer.hits.length + answer.partial.length;
  }

  /**
   * @param {FoundPaper} paper
   * @param {Search} search
   * @param {Answer} answer
   */
  #line(paper, search, answer) {
    const heading = this.#isPage ? "h2" : "div";
    const title = search.marked(paper.title, answer);
    const { line, showSentence } = resultLine(paper, title, heading, this.#saveButton(paper));
    if (answer.hits.length && paper.paper === answer.partial[0]) {
      line.prepend(element("p", { class: "search-partial" }, t`Partial matches`));
    }
    this.#excerpts.add(line, async () => {
      try {
        const { abstract } = await readPage(paper.slug);
        if (abstract) showSentence(search.sentence(abstract, answer));
      } catch (error) {
        if (!isMissingFile(error)) throw error; // a line is whole without a sentence
      }
    });
    return line;
  }
}

/**
 * @param {Answer} answer
 * @param {URL} address
 */
function searchPageLink({ hits }, address) {
  const label = hits.length > SHOWN ? t`All ${counted(hits.length, noun`paper`)}` : t`Open on the search page`;
  return element("a", { href: address }, label);
}

/** @type {import("../coins.js").ReadCoins} */
async function readCoins(slug) {
  try {
    return (await readPage(slug)).coins;
  } catch (error) {
    if (!isMissingFile(error)) throw error;
    return undefined;
  }
}
