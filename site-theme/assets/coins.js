/* The COinS of papers in lists that scripts make: Zotero finds papers by them. Lists that templates
   make have theirs. */

import { element } from "./page.js";

const REST_MS = 1_000;
const MAX_LINES = 100;

/** Returns the COinS that the page of a paper holds; nothing if it cannot be loaded. @typedef {(slug: string) => Promise<string | undefined>} ReadCoins */

/**
 * Give the lines of papers their COinS once the reader has rested on them for a second, and have
 * Zotero look at the page again. Not for readers who save data, and not for more than 100 lines.
 *
 * @param {Map<string, Element>} lines slug → line
 * @param {ReadCoins} readCoins
 * @param {AbortSignal} signal
 */
export async function addCoins(lines, readCoins, signal) {
  const { connection } = /** @type {{ connection?: { saveData?: boolean } }} */ (navigator);
  if (connection?.saveData) return;
  await new Promise((resolve) => setTimeout(resolve, REST_MS));
  const without = [...lines].filter(([, line]) => !line.querySelector(".Z3988")).slice(0, MAX_LINES);
  for (const [slug, line] of without) {
    if (signal.aborted) return;
    const title = await readCoins(slug);
    if (title) line.prepend(element("span", { class: "Z3988", title }));
  }
  // Source: https://www.zotero.org/support/dev/exposing_metadata, "Force Zotero to refresh metadata".
  if (without.length) document.dispatchEvent(new Event("ZoteroItemUpdated", { bubbles: true, cancelable: true }));
}

/**
 * Return the COinS of the paper whose page this is.
 *
 * @param {ParentNode} page
 */
export const coinsOf = (page) => page.querySelector("[data-coins]")?.getAttribute("data-coins") ?? "";
