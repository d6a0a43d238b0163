/* Where a browser stores what is on the reading list. */

/**
 * Return the key of the list; several archives may share a host, so it has the path of the site.
 *
 * @param {string} base the path of the site on its host
 */
export const listKey = (base) => `paper-archive:${base}:reading-list`;
