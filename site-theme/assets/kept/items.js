/* Items that a reader keeps in this browser, and nowhere else. It knows a storage and no page, and
   runs in Node as well.

   What the browser refuses to store stays here as long as the page does, and is stored with the next
   change that it accepts. What cannot be read is set aside under another key; if that fails, nothing
   is written. */

import { setAside } from "./damaged.js";

/** What is wrong with storing: nothing, or why. @typedef {"" | "forbidden" | "full" | "damaged"} Trouble */

/**
 * How items become a text and come back. `read` returns undefined for a text that holds none, and
 * otherwise whether the items are all that it holds; `nameOf` is what an item is known by.
 *
 * @template Item
 * @typedef {object} Format
 * @property {(text: string) => { items: Item[], isWhole: boolean } | undefined} read
 * @property {(items: Item[]) => string} write
 * @property {(item: Item) => string} nameOf
 */

/**
 * The items. It sends `change` when they may have changed, and `trouble` when storing failed.
 *
 * @template Item
 */
export class KeptItems extends EventTarget {
  /** @type {Trouble} */
  trouble = "";
  /** Name → item, in the order in which they came. @type {Map<string, Item>} */
  items = new Map();
  #storage;
  #format;
  /** @type {Map<string, Item>} */
  #stored = new Map();
  /** Name → an item that is not stored yet, null for one that was removed. @type {Map<string, Item | null>} */
  #unstored = new Map();

  /**
   * @param {() => Storage | null} storage returns the storage of the browser
   * @param {string} key
   * @param {Format<Item>} format
   */
  constructor(storage, key, format) {
    super();
    this.key = key;
    this.#storage = () => storage() ?? refuse();
    this.#format = format;
    this.reload();
  }

  /** @param {string} name */
  has(name) {
    return this.items.has(name);
  }

  /**
   * Put whole items in.
   *
   * @param {(now: Map<string, Item>) => Item[]} compute returns them, given name → item
   */
  put(compute) {
    this.change((now) => compute(now).map((item) => [this.#format.nameOf(item), item]));
  }

  /** Read what other windows have stored meanwhile. */
  reload() {
    this.change(() => []);
  }

  /**
   * Change items; null removes one.
   *
   * @param {(now: Map<string, Item>) => [name: string, item: Item | null][]} compute
   */
  change(compute) {
    this.trouble = attempt(() => this.#read());
    const isReadable = this.trouble === "" || this.trouble === "damaged";
    for (const [name, item] of compute(this.#now())) this.#unstored.set(name, item);
    this.items = this.#now();
    // What could neither be read nor set aside is never overwritten.
    if (this.#unstored.size && isReadable) this.trouble = attempt(() => this.#write()) || this.trouble;
    this.dispatchEvent(new Event("change"));
    // A reader who saves nothing need not know that nothing can be stored.
    if (this.trouble && (this.trouble !== "forbidden" || this.#unstored.size)) this.dispatchEvent(new Event("trouble"));
  }

  #now() {
    /** @type {Map<string, Item>} */
    const items = new Map(this.#stored);
    for (const [name, item] of this.#unstored) {
      if (item) items.set(name, item);
      else items.delete(name);
    }
    return items;
  }

  /**
   * Read what is stored. A damaged text is set aside, and what can be read of it stored in its place.
   *
   * @returns {Trouble}
   */
  #read() {
    const storage = this.#storage();
    const { read, write, nameOf } = this.#format;
    const text = storage.getItem(this.key);
    const found = text === null ? { items: [], isWhole: true } : (read(text) ?? { items: [], isWhole: false });
    this.#stored = new Map(found.items.map((item) => [nameOf(item), item]));
    if (text === null || found.isWhole) return "";
    setAside(storage, this.key, text);
    storage.setItem(this.key, write(found.items));
    return "damaged";
  }

  /** @returns {Trouble} */
  #write() {
    this.#storage().setItem(this.key, this.#format.write([...this.items.values()]));
    this.#stored = this.items;
    this.#unstored.clear();
    return "";
  }
}

/** @returns {never} */
function refuse() {
  throw new DOMException("no storage", "SecurityError");
}

/**
 * Return what an act returns, or how the browser refused it.
 *
 * @param {() => Trouble} act
 * @returns {Trouble}
 */
function attempt(act) {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return error.name === "SecurityError" ? "forbidden" : "full";
  }
}
