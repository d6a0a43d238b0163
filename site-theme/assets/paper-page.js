/* What only the page of a paper needs. */

import { addAbstractTag } from "./abstract-tag.js";
import { linkAuthors } from "./author-link.js";
import { addCitations, copyByLink } from "./cite.js";
import { fillCorrections } from "./corrections.js";
import { sortRelated } from "./related-order.js";
import { addTitleSearches } from "./title-searches.js";

for (const byline of document.querySelectorAll(".paper .names, .paper .names details")) linkAuthors(byline);
const related = document.querySelector(".related");
if (related) sortRelated(related);
addAbstractTag();
addCitations();
copyByLink();
fillCorrections();
addTitleSearches();
