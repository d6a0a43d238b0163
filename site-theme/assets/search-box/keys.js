/* The keys that lead to the search box, through its results, and back. */

/**
 * Have `/` and Ctrl-K lead to the box from anywhere on the page.
 *
 * @param {HTMLInputElement} input
 */
export function leadToBox(input) {
  document.addEventListener("keydown", (event) => {
    if (!isSlash(event) && !isControlK(event)) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}

/** @param {KeyboardEvent} event */
function isSlash({ key, ctrlKey, metaKey, altKey, target }) {
  if (key !== "/" || ctrlKey || metaKey || altKey) return false;
  return !(target instanceof Element && target.closest("input, textarea, select, [contenteditable]"));
}

/** @param {KeyboardEvent} event */
function isControlK({ key, ctrlKey, metaKey, altKey, shiftKey }) {
  return key.toLowerCase() === "k" && (ctrlKey || metaKey) && !altKey && !shiftKey;
}

/**
 * Have arrow keys lead through the results, and Escape back to the box and then out of the panel; an arrow opens it
 * again.
 *
 * @param {HTMLElement} place with the box or the results
 * @param {HTMLInputElement} input
 * @param {() => Iterable<HTMLElement>} links of the results
 * @param {() => void} open opens the panel of results
 * @param {() => boolean} close closes the panel of results; returns whether it was open
 */
export function leadThroughResults(place, input, links, open, close) {
  place.addEventListener("keydown", (event) => {
    const stops = [input, ...links()];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = step && at >= 0 ? stops[at + step] : undefined;
    if (next) {
      open();
      next.focus();
    } else if (event.key === "Escape" && at > 0) input.focus();
    else if (event.key !== "Escape" || !close()) return;
    event.preventDefault(); // the box keeps its text
  });
}
