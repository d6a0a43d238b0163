/* Under which key a browser stores the saved searches of a site. */

/** @param {string} base the path of the site on its host */
export const searchesKey = (base) => `paper-archive:${base}:searches`;
