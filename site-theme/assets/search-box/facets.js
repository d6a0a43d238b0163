/* The order of the results, and the choices by topic, year, venue and author, on the search page. */

import { counted, formatted } from "../numbers.js";
import { button, element } from "../page.js";
import { t } from "../translation.js";
import { FACETS, ORDERS, orderOf } from "./address.js";
import { withChoice } from "./choices.js";
import { TITLES } from "./facet-titles.js";
import { isMissingFile } from "./failures.js";

/** @import { Answer, Search } from "../search/answers.js" */
/** @import { SearchRequest } from "./address.js" */

/** A value that papers have. @typedef {{ value: string, name: string, count: number }} FacetValue */

/** Changes what is searched for. @typedef {(change: (request: SearchRequest) => SearchRequest) => void} UpdateRequest */

const SHOWN_VALUES = 8;
const UNDATED = "undated"; // offered beside the years, however many they are
const OPEN_WHERE_WIDE = ["year", "has", "tag"];
const MOST_BYTES = 25_000; // that are loaded before a reader asks for more
const ALL = "";

/** Shows choices among the results. */
export class Facets {
  #place;
  #update;
  #isWide = matchMedia("(min-width: 60rem)");
  /** What the reader opened or closed: a column, or all. @type {Map<string, boolean>} */
  #isOpen = new Map();

  /**
   * @param {Element} place
   * @param {UpdateRequest} update
   */
  constructor(place, update) {
    this.#place = place;
    this.#update = update;
  }

  /** Show no choices. */
  clear() {
    this.#place.replaceChildren();
  }

  /**
   * Show the choices among the papers of an answer, or none if there are no papers to choose from.
   *
   * @param {Search} search
   * @param {Answer} answer
   * @param {SearchRequest} request
   * @param {AbortSignal} signal
   * @param {(error: unknown) => unknown} onGone hears of a file that an archive published anew has elsewhere
   */
  async show(search, answer, request, signal, onGone) {
    if (!Object.keys(request.chosen).length && !answer.unfiltered.length) return this.clear();
    const chosen = Object.values(request.chosen).flat().length;
    const title = chosen ? t`Sort and filter (${formatted(chosen)} chosen)` : t`Sort and filter`;
    const { details: all } = this.#details(ALL, title, this.#isWide.matches);
    all.className = "search-options";
    all.append(this.#order(search, request));
    const open = this.#openAtFirst(search, request);
    for (const column of Object.keys(FACETS)) {
      if (search.hasColumn(column)) all.append(await this.#facet(column, open.has(column), search, answer, request, onGone));
    }
    signal.throwIfAborted();
    const focused = document.activeElement;
    this.#place.replaceChildren(all);
    if (focused instanceof HTMLInputElement || focused instanceof HTMLSelectElement) this.#focus(focused);
  }

  /**
   * Return the columns that are open unless the reader closes them: those in use, and on a wide screen those
   * that weigh little.
   *
   * @param {Search} search
   * @param {SearchRequest} request
   */
  #openAtFirst(search, request) {
    const open = new Set(Object.keys(request.chosen));
    let left = MOST_BYTES;
    for (const column of this.#isWide.matches ? OPEN_WHERE_WIDE : []) {
      left -= search.bytesOf(headOf(column, search, request));
      if (left >= 0) open.add(column);
    }
    return open;
  }

  /**
   * Return a facet. What is in it is looked up when it is open.
   *
   * @param {string} column
   * @param {boolean} isOpenAtFirst
   * @param {Search} search
   * @param {Answer} answer
   * @param {SearchRequest} request
   * @param {(error: unknown) => unknown} onGone
   */
  async #facet(column, isOpenAtFirst, search, answer, request, onGone) {
    const { details, isOpen } = this.#details(column, TITLES[column], isOpenAtFirst);
    const head = headOf(column, search, request);
    const place = element("div");
    details.append(place);
    const searchAgain = () => this.#update((same) => same);
    const fill = async () => {
      const values = await search.facet(head, answer, request.chosen);
      if (!values.length && head === column) return place.replaceChildren(element("p", {}, t`Nothing to choose from`));
      const list = this.#list(column, values, request);
      place.replaceChildren(list);
      if (head === column) return;
      const rest = element("li");
      const showRest = async () => list.replaceWith(this.#list(column, await search.facet(column, answer, request.chosen), request));
      rest.append(button(t`More`, () => orTryAgain(rest, showRest, searchAgain)));
      list.append(rest);
    };
    if (isOpen) await orTryAgain(place, fill, onGone, searchAgain);
    else details.addEventListener("toggle", () => orTryAgain(place, fill, searchAgain), { once: true });
    return details;
  }

  /**
   * @param {string} column
   * @param {FacetValue[]} values
   * @param {SearchRequest} request
   */
  #list(column, values, { chosen }) {
    const items = values.map(({ value, name, count }, place) => {
      const checked = chosen[column]?.includes(value);
      const box = element("input", { type: "checkbox", name: column, value, checked });
      box.addEventListener("change", () => this.#update((request) => withChoice(request, column, value, box.checked)));
      const number = element("span", { class: "of" }, formatted(count));
      const label = element("label", {}, box, element("span", { dir: "auto" }, name), number);
      return element("li", { hidden: place >= SHOWN_VALUES && !checked && value !== UNDATED }, label);
    });
    const showAll = () => {
      for (const item of items) item.hidden = false;
      last.remove();
    };
    const last = element("li", {}, button(t`All ${counted(items.length, FACETS[column])}`, showAll));
    return element("ul", {}, ...items, ...(items.some(({ hidden }) => hidden) ? [last] : []));
  }

  /**
   * @param {Search} search
   * @param {SearchRequest} request
   */
  #order(search, { order }) {
    /** @type {Record<string, string>} */
    const needed = { newest: "date", discussed: "comments" };
    const orders = Object.entries(ORDERS).filter(([name]) => !needed[name] || search.hasColumn(needed[name]));
    const options = orders.map(([value, name]) => element("option", { value, selected: value === order }, name));
    const choice = element("select", { name: "order" }, ...options);
    choice.addEventListener("change", () => this.#update((request) => ({ ...request, order: orderOf(choice.value) })));
    return element("label", { class: "search-order" }, t`Sort by `, choice);
  }

  /**
   * Return a part that opens and closes, as the reader left it, and whether it is open.
   *
   * @param {string} name
   * @param {string} title
   * @param {boolean} isOpenAtFirst
   */
  #details(name, title, isOpenAtFirst) {
    const isOpen = this.#isOpen.get(name) ?? isOpenAtFirst;
    const details = element("details", { "data-facet": name, open: isOpen }, element("summary", {}, title));
    details.addEventListener("toggle", () => this.#isOpen.set(name, details.open));
    return { details, isOpen };
  }

  /**
   * Focus the control that has taken the place of another.
   *
   * @param {HTMLInputElement | HTMLSelectElement} control
   */
  #focus({ name, value, type }) {
    const selector = type === "checkbox" ? `[name="${name}"][value="${CSS.escape(value)}"]` : `select[name="${name}"]`;
    const found = this.#place.querySelector(selector);
    if (found instanceof HTMLElement) found.focus();
  }
}

/**
 * Fill a place; where that cannot be loaded, say so there, and let the reader try again.
 *
 * @param {Element} place
 * @param {() => Promise<unknown>} fill
 * @param {(error: unknown) => unknown} onGone hears of a file that is gone
 * @param {(error: unknown) => unknown} onStillGone hears of it when the reader tries again
 */
async function orTryAgain(place, fill, onGone, onStillGone = onGone) {
  try {
    await fill();
  } catch (error) {
    if (!isMissingFile(error)) throw error;
    // No network, or a script that could not be loaded, has a cause.
    if (!(/** @type {Error} */ (error).cause)) onGone(error);
    const tryAgain = async () => {
      await orTryAgain(place, fill, onStillGone);
      place.querySelector(/** @type {"input"} */ ("button, input"))?.focus();
    };
    const again = button(t`Try again`, tryAgain);
    place.replaceChildren(element("p", { role: "alert" }, t`These could not be loaded.`, " ", again));
  }
}

/**
 * Return the column of the most frequent values, where all of them weigh too much at first.
 *
 * @param {string} column
 * @param {Search} search
 * @param {SearchRequest} request
 */
function headOf(column, search, { chosen }) {
  const head = `${column}-head`;
  return search.hasColumn(head) && !chosen[column] ? head : column;
}
