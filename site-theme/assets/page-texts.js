/* The texts of papers' pages, and the sentences that results show of them: loaded with the first of them. */

import { paperAddress } from "./addresses.js";
import { namesOn } from "./author-link.js";
import { metadataOf } from "./metadata.js";
import { bestSentence, shortened } from "./search/excerpts.js";
import { marked } from "./search/marks.js";
import { fetched } from "./search-box/failures.js";

/** @import { PageTexts } from "./search/phrases.js" */

/** @type {Map<string, Promise<PageTexts>>} */
const pages = new Map();

/**
 * Return the texts of a paper's page.
 *
 * @param {string} slug
 */
export function readPage(slug) {
  let page = pages.get(slug);
  if (!page) {
    page = readTexts(slug);
    page.catch(() => pages.delete(slug)); // so that it can be loaded again
    pages.set(slug, page);
  }
  return page;
}

/**
 * @param {string} slug
 * @returns {Promise<PageTexts>}
 */
async function readTexts(slug) {
  const response = await fetched(paperAddress(slug), "default");
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const textOf = (/** @type {string} */ selector) => page.body.querySelector(selector)?.textContent?.trim() ?? "";
  return { title: textOf("h1"), names: namesOn(page), abstract: textOf(".abstract"), metadata: metadataOf(page) };
}

/**
 * Return the sentence of an abstract that says most of what was found, marked and not too long.
 *
 * @param {string} abstract
 * @param {Set<string>} stems
 */
export const sentenceOf = (abstract, stems) => shortened(marked(bestSentence(abstract, stems), stems));
