/* The line of a paper in lists that scripts make: results, the reading list, shared lists, new
   papers. partials/paper-line.html has the lines that templates make. */

import { paperAddress } from "./addresses.js";
import { dateLabel } from "./dates.js";
import { element } from "./page.js";
import { t } from "./translation.js";

/** @typedef {{ slug: string, title: string, date: string }} ListedPaper */

/**
 * Return the line of a paper.
 *
 * @param {ListedPaper} paper
 * @param {object} [shown]
 * @param {"h2" | "div"} [shown.heading]
 * @param {string} [shown.headingClass]
 * @param {(Node | string)[]} [shown.title] if it has marks
 * @param {(Node | string)[]} [shown.facts] in their order; those that are empty are left out
 * @param {Node[]} [shown.acts] the buttons
 */
export function paperLine(paper, { heading = "h2", headingClass, title, facts = [dateFact(paper)], acts = [] } = {}) {
  return element(
    "li",
    { class: "paper-line" },
    element(heading, { class: headingClass, dir: "auto" }, titleLink(paper, title)),
    element(
      "p",
      { class: "facts" },
      ...facts.filter(Boolean).map((fact) => (typeof fact === "string" ? element("span", {}, element("bdi", {}, fact)) : fact)),
      ...(acts.length ? [element("span", { class: "acts" }, ...acts)] : []),
    ),
  );
}

/**
 * Return the date of a paper, as a fact of its line.
 *
 * @param {Pick<ListedPaper, "date">} paper
 */
export function dateFact({ date }) {
  return date ? element("time", { datetime: date }, dateLabel(date)) : t`undated`;
}

/**
 * Return a line that has only the title.
 *
 * @param {{ slug: string, title: string }} paper
 */
export function titleLine(paper) {
  return element("li", { dir: "auto" }, titleLink(paper));
}

/**
 * Return the paper that a part of the page shows, where a template made it.
 *
 * @param {Element} place
 * @returns {ListedPaper}
 */
export function paperOf(place) {
  // The title is given apart if the one on the page has formulas.
  const title = place.getAttribute("data-title") ?? place.querySelector("h1, h2, h3")?.textContent?.trim() ?? "";
  const when = place.querySelector("time.when, .when time");
  const date = when?.getAttribute("datetime") ?? when?.textContent ?? "";
  return { slug: place.hasAttribute("data-paper") ? slugIn(location) : slugOf(place), title, date };
}

/**
 * Return the slug of the paper to which a line leads, since lines name it nowhere else.
 *
 * @param {Element} line
 */
export function slugOf(line) {
  return slugIn(line.querySelector("a") ?? { pathname: "" });
}

/**
 * Return the slug of the paper whose page is at an address.
 *
 * @param {{ pathname: string }} address
 */
export function slugIn({ pathname }) {
  return pathname.replace(/(?:index\.html)?$/u, "").split("/").at(-2) ?? "";
}

/**
 * @param {{ slug: string, title: string }} paper
 * @param {(Node | string)[]} [title]
 */
function titleLink({ slug, title: text }, title = [text]) {
  return element("a", { href: paperAddress(slug) }, ...title);
}
