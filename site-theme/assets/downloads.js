/* Files that a page gives to its reader. */

import { element } from "./page.js";

const KEPT_MS = 60_000;

/**
 * Have the browser save a text as a file.
 *
 * @param {string} name
 * @param {string} text
 * @param {string} [mediaType]
 */
export function download(name, text, mediaType = "application/octet-stream") {
  const address = URL.createObjectURL(new Blob([text], { type: mediaType }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS); // the browser reads it after this turn
}
