/* Texts of kept items that could not be read, set aside in the storage of a browser. */

/**
 * Return key → text of those that were set aside; `key` is that of the items themselves.
 *
 * @param {Storage} storage
 * @param {string} key
 */
export function damagedTexts(storage, key) {
  const keys = Array.from({ length: storage.length }, (_, place) => storage.key(place) ?? "");
  const damaged = keys.filter((each) => each.startsWith(`${key}:damaged-`));
  return new Map(damaged.map((each) => [each, storage.getItem(each) ?? ""]));
}

/**
 * Keep a damaged text under a key of its own, once.
 *
 * @param {Storage} storage
 * @param {string} key
 * @param {string} text
 */
export function setAside(storage, key, text) {
  const damaged = damagedTexts(storage, key);
  if ([...damaged.values()].includes(text)) return;
  let number = 1;
  while (damaged.has(`${key}:damaged-${number}`)) number++;
  storage.setItem(`${key}:damaged-${number}`, text);
}
