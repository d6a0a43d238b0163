/* The searches that a reader saved. It knows no page, and runs in Node as well. */

import { KeptItems } from "../kept/items.js";
import { t } from "../translation.js";
import { searchesKey } from "./key.js";
import { readSearches, writeSearches } from "./saved-search.js";

/** @import { SavedSearch } from "./saved-search.js" */

/** Each costs time when what is new is counted. */
export const MAX_SEARCHES = 100;
export const NO_ROOM = t`You have ${MAX_SEARCHES} saved searches: remove one first.`;

/** @type {import("../kept/items.js").Format<SavedSearch>} */
const FORMAT = { read: readSearches, write: writeSearches, nameOf: ({ query }) => query };

/**
 * The searches, by query.
 *
 * @extends {KeptItems<SavedSearch>}
 */
export class SavedSearches extends KeptItems {
  /**
   * @param {() => Storage | null} storage returns the storage of the browser
   * @param {string} base the path of the site on its host
   */
  constructor(storage, base) {
    super(storage, searchesKey(base), FORMAT);
  }

  get isFull() {
    return this.items.size >= MAX_SEARCHES;
  }

  /**
   * Add searches that are not there yet; return how many were added, and for how many there is no room.
   *
   * @param {SavedSearch[]} searches
   */
  save(...searches) {
    let counts = { added: 0, left: 0 };
    this.change((now) => {
      const others = searches.filter(({ query }) => !now.has(query));
      const added = others.slice(0, Math.max(0, MAX_SEARCHES - now.size));
      counts = { added: added.length, left: others.length - added.length };
      return added.map((search) => [search.query, search]);
    });
    return counts;
  }

  /** @param {string} query */
  remove(query) {
    this.change((now) => (now.has(query) ? [[query, null]] : []));
  }

  /**
   * Change fields of a search, if it is still there.
   *
   * @param {string} query
   * @param {Partial<Pick<SavedSearch, "name" | "looked">>} fields
   */
  update(query, fields) {
    this.change((now) => {
      const search = now.get(query);
      return search ? [[query, { ...search, ...fields }]] : [];
    });
  }
}
