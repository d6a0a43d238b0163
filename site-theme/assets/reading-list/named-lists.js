/* The lists that a reader named. A saved paper is in one of them, or else in the reading list. It knows
   no page, and runs in Node as well. */

import { KeptItems } from "../kept/items.js";
import { t } from "../translation.js";
import { readLists, writeLists } from "./named-list.js";
import { MAIN_LIST } from "./saved-paper.js";

/** @import { NamedList } from "./named-list.js" */

const MAX_LISTS = 100;

/** @type {import("../kept/items.js").Format<NamedList>} */
const FORMAT = { read: readLists, write: writeLists, nameOf: ({ name }) => name };

/**
 * The lists, by name. A paper that is removed and saved again is in its list again.
 *
 * @extends {KeptItems<NamedList>}
 */
export class NamedLists extends KeptItems {
  /** Slug → name of its list, of the lists as they were when it was made. */
  #places = { lists: new Map(), names: new Map() };

  /**
   * @param {() => Storage | null} storage returns the storage of the browser
   * @param {string} base the path of the site on its host
   */
  constructor(storage, base) {
    super(storage, `paper-archive:${base}:lists`, FORMAT);
  }

  /**
   * Return the name of the list that a paper is in; empty for the reading list.
   *
   * @param {string} slug
   */
  listOf(slug) {
    if (this.#places.lists !== this.items) {
      const lists = [...this.items.values()].reverse(); // so that the first that has a paper counts
      this.#places = { lists: this.items, names: new Map(lists.flatMap(({ name, slugs }) => slugs.map((each) => [each, name]))) };
    }
    return /** @type {string} */ (this.#places.names.get(slug) ?? "");
  }

  /**
   * Return why no other list can have this name; nothing if one can.
   *
   * @param {string} name
   */
  refusal(name) {
    return this.has(name) || name === MAIN_LIST ? t`There is a list “${name}” already.` : "";
  }

  /** Why there can be no more lists; empty if there can. */
  get noRoom() {
    return this.items.size >= MAX_LISTS ? t`You have ${MAX_LISTS} lists: delete one first.` : "";
  }

  /**
   * Have a list, and these papers in it unless they are in another; return whether there is room for it.
   *
   * @param {NamedList} list
   */
  add({ name, slugs }) {
    let isAdded = true;
    this.change((now) => {
      const list = now.get(name);
      isAdded = name !== MAIN_LIST && (list !== undefined || now.size < MAX_LISTS);
      if (!isAdded) return [];
      const taken = new Set([...now.values()].flatMap((each) => each.slugs));
      const added = slugs.filter((slug) => !taken.has(slug));
      return list && !added.length ? [] : [[name, { name, slugs: [...(list?.slugs ?? []), ...added] }]];
    });
    return isAdded;
  }

  /**
   * Move a paper to another list; the empty name is that of the reading list.
   *
   * @param {string} slug
   * @param {string} name
   */
  move(slug, name) {
    this.change((now) => {
      const left = [...now.values()].filter((list) => list.name !== name && list.slugs.includes(slug));
      /** @type {[string, NamedList][]} */
      const changed = left.map((list) => [list.name, { ...list, slugs: list.slugs.filter((each) => each !== slug) }]);
      const list = now.get(name);
      if (list && !list.slugs.includes(slug)) changed.push([name, { ...list, slugs: [...list.slugs, slug] }]);
      return changed;
    });
  }

  /**
   * Give a list another name, which no other has.
   *
   * @param {string} name
   * @param {string} newName
   */
  rename(name, newName) {
    this.change((now) => {
      const list = now.get(name);
      return list && !now.has(newName) ? [[name, null], [newName, { ...list, name: newName }]] : [];
    });
  }

  /**
   * Delete a list; its papers are in the reading list then.
   *
   * @param {string} name
   */
  remove(name) {
    this.change((now) => (now.has(name) ? [[name, null]] : []));
  }
}
