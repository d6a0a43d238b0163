/* The lines of all saved searches of this browser, by name, with what is new in each. */

import { arrange } from "../arranged.js";
import { isMissingFile, isOtherVersion } from "../search-box/failures.js";
import { t } from "../translation.js";
import { isUnderstood } from "./saved-search.js";

/** @import { NewsCounter } from "./counter.js" */
/** @import { SearchLine } from "./line.js" */
/** @import { News } from "./news.js" */
/** @import { SavedSearch } from "./saved-search.js" */
/** @import { SavedSearches } from "./searches.js" */

const names = new Intl.Collator("en", { numeric: true });

/** Keeps lines up to date. */
export class SearchLines {
  #place;
  #searches;
  #counter;
  #make;
  #onNews;
  /** Query → line. @type {Map<string, SearchLine>} */
  #lines = new Map();
  /** Query → what was counted, and since which look. @type {Map<string, { looked: number, news?: News }>} */
  #counted = new Map();
  #isCounting = false;

  /**
   * @param {Element} place
   * @param {SavedSearches} searches
   * @param {NewsCounter} counter
   * @param {(search: SavedSearch) => SearchLine} make
   * @param {(news: News[]) => void} onNews is told of all that was counted, each time that there is more
   */
  constructor(place, searches, counter, make, onNews = () => {}) {
    this.#place = place;
    this.#searches = searches;
    this.#counter = counter;
    this.#make = make;
    this.#onNews = onNews;
  }

  /**
   * Show the searches that there are, and others besides.
   *
   * @param {[search: SavedSearch, line: HTMLElement][]} [others]
   */
  show(others = []) {
    const searches = [...this.#searches.items.values()];
    const own = searches.map((search) => /** @type {[SavedSearch, HTMLElement]} */ ([search, this.#lineOf(search).element]));
    const sorted = [...own, ...others].sort(([one], [other]) => names.compare(one.name, other.name));
    arrange(this.#place, sorted.map(([, line]) => line));
    if (!this.#isCounting) void this.#count();
  }

  /** @param {string} query */
  lineOf(query) {
    return this.#lines.get(query);
  }

  /** @param {SavedSearch} search */
  #lineOf(search) {
    const line = this.#lines.get(search.query) ?? this.#make(search);
    this.#lines.set(search.query, line);
    line.update(search);
    return line;
  }

  /** Count what was not counted since the last look, one search after the other. */
  async #count() {
    this.#isCounting = true;
    const isDue = (/** @type {SavedSearch} */ { query, looked }) => this.#counted.get(query)?.looked !== looked;
    for (let next; (next = [...this.#searches.items.values()].find(isDue)); ) {
      const { query, looked } = next;
      this.#counted.set(query, { looked, news: await this.#newsOf(next) });
      const now = [...this.#searches.items.keys()].flatMap((each) => this.#counted.get(each)?.news ?? []);
      this.#onNews(now);
    }
    this.#isCounting = false;
  }

  /**
   * Show and return what is new in a search, undefined if that is not known.
   *
   * @param {SavedSearch} search
   * @returns {Promise<News | undefined>}
   */
  async #newsOf(search) {
    const line = this.#lineOf(search);
    if (!isUnderstood(search.query)) {
      line.say(t`This version of the site does not know everything that this search asks for.`);
      return undefined;
    }
    try {
      const { news, at } = await this.#counter.news(search);
      line.show(news, () => this.#searches.update(search.query, { looked: at }));
      return news;
    } catch (error) {
      line.say(sentenceOf(error));
      return undefined;
    }
  }
}

/**
 * Return why it is not known what is new.
 *
 * @param {unknown} error
 */
function sentenceOf(error) {
  if (isOtherVersion(error)) return t`This site has been updated. Reload the page to see what is new.`;
  if (!isMissingFile(error)) throw error;
  return t`What is new could not be loaded. Reload the page to try again.`;
}
