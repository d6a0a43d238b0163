/* What the head of a page says of it to programs. */

/** Name and content of an element. @typedef {[name: string, content: string]} Metadata */

/**
 * Return the metadata of a page, in their order.
 *
 * @param {ParentNode} page
 * @returns {Metadata[]}
 */
export function metadataOf(page) {
  return Array.from(page.querySelectorAll("meta[name]"), (tag) => [tag.getAttribute("name") ?? "", tag.getAttribute("content") ?? ""]);
}
