/* What only the page of a paper needs. */

import { addCitations, copyByLink } from "./cite.js";
import { fillCorrections } from "./corrections.js";
import { addTitleSearches } from "./title-searches.js";

addCitations();
copyByLink();
fillCorrections();
addTitleSearches();
