/* Addresses of the site, wherever it is published. */

/** The front page. */
export const SITE = new URL("..", import.meta.url);

/** The search page, and the folder of the search index. */
export const SEARCH = new URL("search/", SITE);

/**
 * Return the address of a paper's page.
 *
 * @param {string} slug
 */
export const paperAddress = (slug) => new URL(`papers/${slug}/`, SITE);

/**
 * Return the address of the papers of a topic: its page, or a search.
 *
 * @param {string} tag
 * @param {boolean} hasPage
 */
export const topicAddress = (tag, hasPage) => new URL(hasPage ? `tags/${tag}/` : `search/?tag=${tag}`, SITE);
