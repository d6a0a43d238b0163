/* Counts what is new in saved searches. The search is loaded only if papers came after a look. */

import { isMissingFile, MissingFile } from "../search-box/failures.js";
import { NO_NEWS, newsIn } from "./news.js";
import { notice } from "./notice.js";
import { requestOf } from "./saved-search.js";

/** @import { SearchLoader } from "../search-box/loading.js" */
/** @import { Arrivals, News } from "./news.js" */
/** @import { SavedSearch } from "./saved-search.js" */

/** Counts for one page, which notices once what came. */
export class NewsCounter {
  #loader;
  /** @type {ReturnType<typeof notice> | undefined} */
  #noticed;

  /** @param {SearchLoader} loader */
  constructor(loader) {
    this.#loader = loader;
  }

  /**
   * Return what is new in a search, and the time that is its last look once the reader has seen it.
   *
   * @param {SavedSearch} search
   * @returns {Promise<{ news: News, at: number }>}
   * @throws {MissingFile} and OtherVersion
   */
  async news({ query, looked }) {
    const noticed = await (this.#noticed ??= notice());
    if (!noticed) throw new MissingFile("recent.json");
    const arrivals = noticed.since(looked);
    const find = () => (arrivals.papers.length ? this.#find(query, arrivals) : NO_NEWS);
    return { at: noticed.at, news: await this.#twice(find) };
  }

  /**
   * Return what an act returns, the second time if a file was missing at first: an archive that was
   * published anew has its shards elsewhere.
   *
   * @param {() => News | Promise<News>} act
   */
  async #twice(act) {
    try {
      return await act();
    } catch (error) {
      if (!isMissingFile(error)) throw error;
      this.#loader.forget();
      return act();
    }
  }

  /**
   * @param {string} query
   * @param {Arrivals} arrivals
   */
  async #find(query, arrivals) {
    const { search } = await this.#loader.load();
    const request = requestOf(query);
    return newsIn(search, await search.answer(request.text, request), arrivals);
  }
}
