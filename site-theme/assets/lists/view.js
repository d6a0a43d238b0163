/* The button that switches lists between their two views. blocking/colours.js sets the view before a
   page is drawn. */

const KEY = "archive.view";
const COMPACT = "compact";

/**
 * Have a button switch the view of all lists, for the next visits too.
 *
 * @param {HTMLButtonElement} button
 */
export function switchView(button) {
  const { dataset } = document.body;
  const show = (/** @type {boolean} */ isCompact) => {
    dataset.view = isCompact ? COMPACT : "";
    button.setAttribute("aria-pressed", String(isCompact));
  };
  show(dataset.view === COMPACT);
  button.addEventListener("click", () => {
    const isCompact = dataset.view !== COMPACT;
    show(isCompact);
    try {
      localStorage.setItem(KEY, isCompact ? COMPACT : "");
    } catch {} // not kept, then
  });
}
