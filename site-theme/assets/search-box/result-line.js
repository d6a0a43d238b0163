/* The line of a paper that was found. */

import { topicAddress } from "../addresses.js";
import { counted } from "../numbers.js";
import { element } from "../page.js";
import { paperLine } from "../paper-line.js";
import { noun, t } from "../translation.js";

/** @import { FoundPaper } from "../search/found-papers.js" */
/** @import { Tag } from "../search/records.js" */
/** @import { Stretch } from "../search/marks.js" */

/**
 * Return a line, and a function that puts a sentence of the abstract into it.
 *
 * @param {FoundPaper} paper
 * @param {Stretch[]} title with the words that were found marked
 * @param {"h2" | "div"} heading
 * @param {HTMLElement[]} acts the buttons
 */
export function resultLine({ authors, authorCount, hasMoreAuthors, venue, pdf, status, tags, ...paper }, title, heading, acts) {
  const line = paperLine(paper, {
    heading,
    headingClass: "result-title",
    title: nodes(title),
    // The link is beside the date, since behind a long venue it would be alone on a row.
    facts: [pdf && element("a", { href: pdf }, "PDF"), statusOf(status), byline(authors, authorCount, hasMoreAuthors), venue].filter(Boolean),
    acts,
  });
  const excerpt = element("p", { class: "excerpt", dir: "auto" });
  if (paper.hasAbstract) line.append(excerpt); // it holds its room before it has text
  if (tags.length && heading === "h2") line.append(chips(tags)); // a panel has no room for them
  const showSentence = (/** @type {Stretch[]} */ sentence) => excerpt.replaceChildren(...nodes(sentence));
  return { line, showSentence };
}

/**
 * @param {string[]} authors the first of them
 * @param {number} count of all that are known
 * @param {boolean} hasMore whether there are others
 */
function byline(authors, count, hasMore) {
  if (!authors.length) return count ? counted(count, noun`author`) : "";
  const unnamed = count - authors.length;
  const names = authors.flatMap((name) => [", ", element("bdi", {}, name)]).slice(1);
  const more = unnamed > 0 ? t`and ${unnamed} more` : "";
  return element("span", {}, ...names, hasMore ? ` ${t`et al.`}` : more && ` ${more}`);
}

/** @param {string} status */
const statusOf = (status) => status && element("strong", { class: "status" }, status);

/** @param {Tag[]} tags */
function chips(tags) {
  const items = tags.map(({ slug, name, hasPage }) => element("li", {}, element("a", { href: topicAddress(slug, hasPage) }, name)));
  return element("ul", { class: "chips", "aria-label": t`Topics` }, ...items);
}

/** @param {Stretch[]} stretches */
const nodes = (stretches) => stretches.map(([text, isMarked]) => (isMarked ? element("mark", {}, text) : text));
