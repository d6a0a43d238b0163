/* A query as it is read, from its beginning to its end. */

import { readIdentifier } from "./identifiers.js";
import { DATE_FIELDS, readPeriods } from "./periods.js";

/** Reads a text from its beginning to its end. */
export class Reader {
  #text;
  place = 0;

  /** @param {string} text */
  constructor(text) {
    this.#text = text;
  }

  get isAtEnd() {
    return this.place >= this.#text.length;
  }

  /**
   * Return what a pattern finds here, and go on behind it.
   *
   * @param {RegExp} pattern
   */
  take(pattern) {
    const found = this.look(pattern);
    if (found) this.place = pattern.lastIndex;
    return found;
  }

  /** @param {RegExp} pattern */
  look(pattern) {
    pattern.lastIndex = this.place;
    return pattern.exec(this.#text);
  }

  /** @param {number} start */
  since(start) {
    return this.#text.slice(start, this.place);
  }

  /** @param {string} [name] */
  takePeriods(name = "") {
    const read = DATE_FIELDS.has(name) ? readPeriods(this.#text, this.place, name) : undefined;
    if (read) this.place = read.end;
    return read?.periods.map((period) => ({ period }));
  }

  /** Return the identifier that is here, and go on behind it if it can be nothing else. */
  takeIdentifier() {
    const read = readIdentifier(this.#text, this.place);
    if (read?.isCertain) this.place = read.end;
    return read;
  }
}
