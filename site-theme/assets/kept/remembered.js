/* What a browser remembers between visits that nobody would miss: it is not worth a warning if the
   browser refuses. */

import { parsed } from "./parsed.js";

/**
 * Return what is remembered, if anything.
 *
 * @param {string} key
 * @returns {unknown}
 */
export const remembered = (key) => unlessRefused(() => parsed(localStorage?.getItem(key) ?? ""));

/**
 * Tell whether anything is stored.
 *
 * @param {string} key
 */
export const isStored = (key) => unlessRefused(() => localStorage?.getItem(key) ?? undefined) !== undefined;

/**
 * @param {string} key
 * @param {unknown} value
 */
export const remember = (key, value) => unlessRefused(() => localStorage?.setItem(key, JSON.stringify(value)));

/** @param {() => unknown} act */
function unlessRefused(act) {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return undefined;
  }
}
