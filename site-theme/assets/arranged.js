/* Parts of a page in an order. */

/**
 * Give a place these children, in this order. What has the focus is never moved: it would lose it, and
 * with it a word that is being composed.
 *
 * @param {Element} place
 * @param {Element[]} elements
 */
export function arrange(place, elements) {
  const wanted = new Set(elements);
  for (const child of [...place.children]) if (!wanted.has(child)) child.remove();
  const focused = elements.find((each) => each.contains(document.activeElement));
  /** @type {Element | null} */
  let next = null;
  for (const each of [...elements].reverse()) {
    const isThere = each.parentNode === place && each.nextElementSibling === next;
    if (each !== focused && !isThere) place.insertBefore(each, next);
    next = each;
  }
}
