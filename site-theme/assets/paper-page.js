/* What only the page of a paper needs. */

import { addAbstractTag } from "./abstract-tag.js";
import { addCitations, copyByLink } from "./cite.js";
import { fillCorrections } from "./corrections.js";
import { addTitleSearches } from "./title-searches.js";

addAbstractTag();
addCitations();
copyByLink();
fillCorrections();
addTitleSearches();
