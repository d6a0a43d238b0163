/* The pages of papers, from which the reading list takes what it does not keep. */

import { paperAddress } from "../addresses.js";
import { t } from "../translation.js";

const AT_ONCE = 4;

/** Why a page is missing. @typedef {"gone" | "failed"} Reason */

/** A page that is gone from the archive, or could not be loaded. */
export class MissingPage extends Error {
  /**
   * @param {Reason} reason
   * @param {ErrorOptions} [options]
   */
  constructor(reason, options) {
    super(reason, options);
    this.reason = reason;
  }
}

/** The papers whose pages are missing, by name. @typedef {Record<Reason, string[]>} Missing */

/**
 * Return what is made of each page, in the order of the papers, and what is missing. Pages are loaded
 * a few at a time.
 *
 * @template {{ slug: string, title?: string }} Named
 * @template Made
 * @param {Named[]} papers
 * @param {(page: Document, paper: Named) => Made} make
 * @param {(count: number) => void} onPage called with the number of pages that are done
 */
export async function fromPages(papers, make, onPage) {
  /** @type {Map<string, Made>} */
  const made = new Map();
  /** @type {Missing} */
  const missing = { gone: [], failed: [] };
  const queue = papers.values();
  let count = 0;
  const work = async () => {
    for (const paper of queue) {
      try {
        made.set(paper.slug, make(await loadPage(paper.slug), paper));
      } catch (error) {
        if (!(error instanceof MissingPage)) throw error;
        missing[error.reason].push(paper.title ?? paper.slug);
      }
      count += 1;
      onPage(count);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const inOrder = papers.flatMap(({ slug }) => (made.has(slug) ? [/** @type {Made} */ (made.get(slug))] : []));
  return { made: inOrder, missing };
}

/**
 * Return a sentence for each kind of missing pages.
 *
 * @param {Missing} missing
 */
export function missingLabel({ gone, failed }) {
  const sentences = [
    gone.length && t`No longer in the archive: ${quoted(gone)}.`,
    failed.length && t`Could not be loaded: ${quoted(failed)}. Try again later.`,
  ];
  return sentences.filter(Boolean).join(" ");
}

/** @param {string[]} titles */
export const quoted = (titles) => titles.map((title) => t`“${title}”`).join(", ");

/**
 * Return the page of a paper.
 *
 * @param {string} slug
 * @throws {MissingPage}
 */
export async function loadPage(slug) {
  const response = await fetch(paperAddress(slug), { cache: "no-cache" }).catch((cause) => {
    throw new MissingPage("failed", { cause });
  });
  if (!response.ok) throw new MissingPage([404, 410].includes(response.status) ? "gone" : "failed");
  const text = await response.text().catch((cause) => {
    throw new MissingPage("failed", { cause });
  });
  return new DOMParser().parseFromString(text, "text/html");
}
