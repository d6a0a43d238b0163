/* Links to a search without a part of it, where it finds nothing. They are loaded where that is so. */

import { SEARCH, SITE } from "../addresses.js";
import { counted } from "../numbers.js";
import { element } from "../page.js";
import { noun, t } from "../translation.js";
import { SHOWN, writeAddress } from "./address.js";
import { droppableOf } from "./dropping.js";
import { TITLES } from "./facet-titles.js";

/** @import { Answer, Search } from "../search/answers.js" */
/** @import { SearchRequest } from "./address.js" */
/** @import { Droppable } from "./dropping.js" */

const MOST = 5;

/**
 * Return a sentence and links: what could be left out, or where else to look, if nothing is found.
 *
 * @param {Search} search
 * @param {Answer} answer
 * @param {SearchRequest} request
 */
export async function droppableLinks(search, answer, request) {
  const droppable = await droppableOf(search, answer, request.chosen);
  const items = droppable.slice(0, MOST).map((each) => {
    const link = element("a", { href: writeAddress(without(request, each), SEARCH) }, t`without ${labelOf(each)}`);
    return element("li", {}, link, " ", element("span", { class: "of" }, counted(each.count, noun`paper`)));
  });
  if (items.length) return [element("p", {}, t`What could be left out:`), element("ul", {}, ...items)];
  return answer.partial.length ? [] : [element("p", {}, t`Try other words, or only their beginnings. All papers are listed here:`), element("ul", {}, ...lists())];
}

/** Return links to all papers. */
function lists() {
  const overviews = { "tags/": t`Topics`, "date/": t`Dates` };
  return Object.entries(overviews).map(([path, name]) => element("li", {}, element("a", { href: new URL(path, SITE) }, name)));
}

/** @param {Droppable} part */
function labelOf(part) {
  if ("column" in part) return `${TITLES[part.column]}: ${part.names.join(", ")}`;
  return [...part.typed.map((each) => t`“${each}”`), ...(part.isUnfiltered ? [t`any filter`] : [])].join(", ");
}

/**
 * Return a search without a part of it.
 *
 * @param {SearchRequest} request
 * @param {Droppable} part
 * @returns {SearchRequest}
 */
function without(request, part) {
  const shorter = { ...request, shown: SHOWN };
  if ("typed" in part) return { ...shorter, text: part.rest, ...(part.isUnfiltered && { chosen: {} }) };
  const chosen = Object.entries(request.chosen).filter(([column]) => column !== part.column);
  return { ...shorter, chosen: Object.fromEntries(chosen) };
}
