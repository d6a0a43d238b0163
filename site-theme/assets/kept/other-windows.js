/* Windows of the same browser, which share what it stores. */

/**
 * Reload items when another window has stored some, or when the page comes back from the cache of the
 * browser, where it missed all events. What could not be stored is tried again when another window
 * has changed anything, since there may be room now.
 *
 * @param {{ key: string, trouble: string, reload: () => void }} kept
 */
export function followOtherWindows(kept) {
  addEventListener("storage", ({ key }) => (key === null || key === kept.key || kept.trouble) && kept.reload());
  addEventListener("pageshow", ({ persisted }) => persisted && kept.reload());
}
