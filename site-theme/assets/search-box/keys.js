/* The keys that lead to the search box, through its results, and back. */

/**
 * Have `/` and Ctrl-K lead to the box from anywhere on the page.
 *
 * @param {HTMLInputElement} input
 */
export function leadToBox(input) {
  document.addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event;
    const isTyping = target instanceof Element && target.closest("input, textarea, select, [contenteditable]");
    const isSlash = key === "/" && !ctrlKey && !metaKey && !altKey && !isTyping;
    const isControlK = key.toLowerCase() === "k" && (ctrlKey || metaKey) && !altKey && !shiftKey;
    if (!isSlash && !isControlK) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}

/**
 * Have arrow keys lead through the results, and Escape back to the box and then out of the panel.
 *
 * @param {HTMLElement} place with the box or the results
 * @param {HTMLInputElement} input
 * @param {() => Iterable<HTMLElement>} links of the results
 * @param {() => boolean} close closes the panel of results; returns whether it was open
 */
export function leadThroughResults(place, input, links, close) {
  place.addEventListener("keydown", (event) => {
    const stops = [input, ...links()];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = step && at >= 0 ? stops[at + step] : undefined;
    if (next) next.focus();
    else if (event.key === "Escape" && at > 0) input.focus();
    else if (event.key !== "Escape" || !close()) return;
    event.preventDefault(); // the box keeps its text
  });
}
