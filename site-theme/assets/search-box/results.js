/* The results of a search: how many, how the query was read, and the papers. */

import { actionButtons } from "../line-actions.js";
import { counted } from "../numbers.js";
import { button, element } from "../page.js";
import { noun, t } from "../translation.js";
import { MORE, SHOWN } from "./address.js";
import { LazyExcerpts } from "./excerpts.js";
import { isMissingFile } from "./failures.js";
import { resultLine } from "./result-line.js";
import { readingOf, summaryOf } from "./wording.js";

/** @import { ActionsOf } from "../line-actions.js" */
/** @import { ListedPaper } from "../paper-line.js" */
/** @import { Answer } from "../search/answers.js" */
/** @import { FoundPaper } from "../search/found-papers.js" */
/** @import { ReadPage } from "../search/phrases.js" */
/** @import { Loaded } from "./loading.js" */

const PAUSE_MS = 700; // after which a screen reader says what is new

/** Papers that are still to be shown. @typedef {AsyncGenerator<FoundPaper, undefined>} Records */

/** What only the search page has: what it adds to lines, and what their buttons do. @typedef {{ addToLines: (lines: Map<string, Element>, readPage: ReadPage, signal: AbortSignal) => unknown, loadActions: () => Promise<ActionsOf | undefined> }} OfPage */

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
  #droppable = element("div", { class: "search-droppable", "data-droppable": true, hidden: true });
  #more = element("p", { class: "search-more" });
  #timer = 0;
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
    // In a panel the way to all papers is one Tab away, before the links of each of the first ones.
    const lists = isPage ? [this.#list, this.#more] : [this.#more, this.#list];
    place.append(this.#summary, this.#reading, this.#droppable, ...lists);
  }

  get list() {
    return this.#list;
  }

  /** @returns {NodeListOf<HTMLElement>} */
  get links() {
    return this.#list.querySelectorAll(".result-title a");
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
   * Show an answer. What is shown already stays until its papers have been loaded.
   *
   * @param {Loaded} loaded
   * @param {Answer} answer
   * @param {object} query
   * @param {string} query.text
   * @param {URL} query.address of its search page
   * @param {number} query.shown how many papers
   * @param {AbortSignal} query.signal
   * @param {(error: unknown) => void} query.onError who hears of later errors
   * @param {(shown: number) => void} query.onMore who hears that more papers are shown
   * @param {OfPage} query.ofPage
   * @param {Node[]} query.droppable what stands before papers that do not meet all of the query
   */
  async show(loaded, answer, { text, address, shown, signal, onError, onMore, ofPage, droppable }) {
    const { search } = loaded;
    const records = search.records([...answer.hits, ...answer.partial], answer);
    // Where pages are read for a phrase, the first paper is shown before the others are found.
    const first = await taken(records, answer.doubts.length ? 1 : shown);
    signal.throwIfAborted();
    this.#clearList(text);
    this.#droppable.replaceChildren(...droppable);
    this.#droppable.hidden = !droppable.length;
    this.#place.scrollTop = 0;
    this.#summary.textContent = summaryOf(answer, first.length > 0);
    this.#say(this.#summary.textContent);
    this.#append(first, loaded, answer, signal, ofPage);
    const showUpTo = async (/** @type {number} */ number) => {
      const others = await taken(records, number - this.#list.childElementCount);
      signal.throwIfAborted();
      this.#append(others, loaded, answer, signal, ofPage);
      this.#reading.textContent = readingOf(answer, search.notesOnSlips(answer, this.#titles));
      this.#more.replaceChildren(...this.#furtherOf(answer, address, number, () => showMore(number + MORE)));
    };
    const showMore = (/** @type {number} */ number) => showUpTo(number).then(() => onMore(number)).catch(onError);
    this.#reading.textContent = readingOf(answer, search.notesOnSlips(answer, this.#titles));
    await showUpTo(shown);
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
    this.#say(sentence);
    this.#summary.replaceChildren(`${sentence} `, button(label, act, { class: "search-again" }));
  }

  /**
   * Show nothing but a sentence, if there is one.
   *
   * @param {string} [sentence]
   */
  clear(sentence = "") {
    this.#reading.replaceChildren();
    this.#summary.textContent = sentence;
    this.#say(sentence);
    this.#clearList("");
    this.#droppable.hidden = true;
    this.#droppable.replaceChildren();
    if (!this.#isPage) this.#place.hidden = !sentence;
  }

  /** @param {string} query */
  #clearList(query) {
    this.#excerpts.clear();
    this.#list.replaceChildren();
    this.#list.dataset.query = query;
    this.#more.replaceChildren();
  }

  /** Have a sentence read out, once the reader has stopped typing. @param {string} sentence */
  #say(sentence) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.#status.textContent = sentence), PAUSE_MS);
  }

  get #titles() {
    return Array.from(this.#list.querySelectorAll(".result-title"), ({ textContent }) => textContent ?? "");
  }

  /**
   * @param {FoundPaper[]} papers
   * @param {Loaded} loaded
   * @param {Answer} answer
   * @param {AbortSignal} signal
   * @param {OfPage} ofPage
   */
  #append(papers, loaded, answer, signal, ofPage) {
    const lines = new Map(papers.map((paper) => [paper.slug, this.#line(paper, loaded, answer, ofPage)]));
    this.#list.append(...lines.values());
    ofPage.addToLines(lines, async (slug) => (await loaded.loadTexts()).readPage(slug), signal);
  }

  /**
   * Return what leads to further papers, if anything.
   *
   * @param {Answer} answer
   * @param {URL} address
   * @param {number} shown
   * @param {() => unknown} showMore
   */
  #furtherOf(answer, address, shown, showMore) {
    const lines = this.#list.childElementCount;
    if (!this.#isPage) return lines ? [searchPageLink(answer, address)] : [];
    const isMore = lines >= shown && lines < answer.hits.length + answer.partial.length;
    return isMore ? [button(t`More papers`, showMore)] : [];
  }

  /**
   * @param {FoundPaper} paper
   * @param {Loaded} loaded
   * @param {Answer} answer
   * @param {OfPage} ofPage
   */
  #line(paper, { search, loadTexts }, answer, { loadActions }) {
    const heading = this.#isPage ? "h2" : "div";
    const title = search.marked(paper.title, answer);
    const actions = this.#isPage ? actionButtons(paper.title, paper.hasAbstract, loadActions) : [];
    const { line, showSentence } = resultLine(paper, title, heading, [...actions, this.#saveButton(paper)]);
    if (answer.hits.length && paper.paper === answer.partial[0]) {
      line.prepend(element("p", { class: "search-partial" }, t`Partial matches`));
    }
    const addExcerpt = async () => {
      try {
        const { readPage, sentenceOf } = await loadTexts();
        const { abstract } = await readPage(paper.slug);
        if (abstract) showSentence(sentenceOf(abstract, answer.stems));
      } catch (error) {
        if (!isMissingFile(error)) throw error; // a line is whole without a sentence
      }
    };
    if (paper.hasAbstract) this.#excerpts.add(line, addExcerpt);
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

/**
 * Return the next papers, at most so many.
 *
 * @param {Records} records
 * @param {number} count
 */
async function taken(records, count) {
  const papers = [];
  while (papers.length < count) {
    const { value, done } = await records.next();
    if (done) break;
    papers.push(value);
  }
  return papers;
}
