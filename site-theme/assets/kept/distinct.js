/* Items in texts that a browser keeps or a person brings: each once, and only what is one. */

/**
 * Return the items among values, the first of each key, and whether these are all.
 *
 * @template Item
 * @param {unknown[]} values
 * @param {(value: any) => Item | undefined} read returns the item that a value is, if it is one
 * @param {(item: Item) => string} keyOf
 */
export function distinctItems(values, read, keyOf) {
  /** @type {Map<string, Item>} */
  const items = new Map();
  for (const each of values) {
    const item = read(each ?? {});
    if (item && !items.has(keyOf(item))) items.set(keyOf(item), item);
  }
  return { items: [...items.values()], isWhole: items.size === values.length };
}
