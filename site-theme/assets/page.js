/* Elements of the page. */

/** @typedef {Record<string, string | number | boolean | URL | undefined>} Attributes */

/**
 * Make an element. An attribute that is false or undefined is left out.
 *
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Attributes} [attributes]
 * @param {(Node | string)[]} children
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== false && value !== undefined) made.setAttribute(attribute, value === true ? "" : String(value));
  }
  made.append(...children);
  return made;
}

/**
 * Make a button.
 *
 * @param {string} label
 * @param {() => unknown} act what a click does
 * @param {Attributes} [attributes]
 */
export function button(label, act, attributes) {
  const made = element("button", { type: "button", ...attributes }, label);
  made.addEventListener("click", () => act());
  return made;
}

/**
 * Return the first element that a selector finds.
 *
 * @template {Element} Found
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => Found} type
 */
export function required(root, selector, type) {
  const found = root.querySelector(selector);
  if (!(found instanceof type)) throw new TypeError(`the page has no ${type.name} ${selector}`);
  return found;
}
