/* The line of a paper that was found. */

import { topicAddress } from "../addresses.js";
import { counted } from "../numbers.js";
import { element } from "../page.js";
import { dateFact, paperLine } from "../paper-line.js";
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
    facts: [
      status && element("strong", { class: "status" }, status),
      byline(authors, authorCount, hasMoreAuthors),
      dateFact(paper),
      venue,
    ],
    acts: pdf ? [element("a", { href: pdf }, "PDF"), ...acts] : acts,
  });
  const excerpt = element("p", { class: "excerpt", dir: "auto" });
  if (paper.hasAbstract) line.append(excerpt); // it holds its room before it has text
  if (tags.length && heading === "h2") line.append(chips(tags)); // a panel has no room for them
  const showSentence = (/** @type {Stretch[]} */ sentence) => excerpt.replaceChildren(...nodes(sentence));
  return { line, showSentence };
}

/**
 * @param {string[]} authors the first of them; the mark of editors, in brackets, is behind their names
 * @param {number} count of all that are known
 * @param {boolean} hasMore whether there are others
 */
function byline(authors, count, hasMore) {
  if (!authors.length) return count ? counted(count, noun`author`) : "";
  const unnamed = count - authors.length;
  const names = authors.flatMap((name) => [name[0] === "(" ? " " : ", ", element("bdi", {}, name)]).slice(1);
  const more = hasMore ? t`et al.` : unnamed > 0 ? t`and ${unnamed} more` : "";
  return element("span", { class: "by" }, ...names, more && ` ${more}`);
}

/** @param {Tag[]} tags */
function chips(tags) {
  const items = tags.map(({ slug, name, hasPage }) => element("li", {}, element("a", { href: topicAddress(slug, hasPage) }, name)));
  return element("ul", { class: "chips", "aria-label": t`Topics` }, ...items);
}

/** @param {Stretch[]} stretches */
const nodes = (stretches) => stretches.map(([text, isMarked]) => (isMarked ? element("mark", {}, text) : text));
