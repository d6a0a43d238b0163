/* Names that readers give to what they keep. */

export const MAX_NAME_CHARS = 200;

/**
 * Return a name on one line, without what is too long.
 *
 * @param {string} text
 */
export const nameOf = (text) => [...text.replace(/\s+/gu, " ").trim()].slice(0, MAX_NAME_CHARS).join("").trim();
