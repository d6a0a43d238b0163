/* What runs on every page. What only some pages need is loaded there. */

import { SITE } from "./addresses.js";
import { switchColours } from "./colours.js";
import { element, required } from "./page.js";
import { paperOf } from "./paper-line.js";
import { listKey } from "./reading-list/key.js";
import { SaveButtons } from "./reading-list/save-buttons.js";
import { remembered } from "./kept/remembered.js";
import { searchesKey } from "./saved-searches/key.js";
import { startSearchBox } from "./search-box/box.js";
import { keepTextFields } from "./text-fields.js";
import { t } from "./translation.js";
import { VERSION } from "./version.js";

/** Another address, since some browsers never try again one that failed. @param {number} attempt */
const again = (attempt) => (attempt ? `&attempt=${attempt}` : "");
/** @type {import("./search-box/loading.js").Imports} */
const imports = {
  importSearch: (attempt) => import(`./search/answers.js?v=${VERSION}${again(attempt)}`),
  importFilters: (attempt) => import(`./search/filters.js?v=${VERSION}${again(attempt)}`),
  importLanguage: (attempt) => import(`./search/language.js?v=${VERSION}${again(attempt)}`),
  importSlips: (attempt) => import(`./search/slips.js?v=${VERSION}${again(attempt)}`),
  importPageTexts: (attempt) => import(`./page-texts.js?v=${VERSION}${again(attempt)}`),
  importDroppable: (attempt) => import(`./search-box/droppable-links.js?v=${VERSION}${again(attempt)}`),
  importSearchPage: (attempt) => import(`./search-page.js?v=${VERSION}${again(attempt)}`),
};

const saveButtons = new SaveButtons(listKey(SITE.pathname), (attempt) => import(`./reading-list/saving.js?v=${VERSION}${again(attempt)}`));

switchColours(required(document, ".colours", HTMLElement));
keepTextFields();
saveButtons.addToPage();
const searchLoader = startSearchBox(required(document, "form.search", HTMLFormElement), imports, (paper) => saveButtons.make(paper));

const papers = document.querySelector(".list");
if (papers) {
  import(`./lists/page.js?v=${VERSION}`).then(({ startList }) => startList(papers));
}

const paperPage = document.querySelector("article[data-paper]");
if (paperPage) {
  import(`./paper-page.js?v=${VERSION}`).then(({ startPaperPage }) => startPaperPage(paperPage, paperOf(paperPage), saveButtons));
}

const newPapers = document.querySelector("[data-new]");
if (newPapers) {
  import(`./reading-list/new-papers.js?v=${VERSION}`).then(({ showNewPapers }) => showNewPapers(newPapers));
}

const searchesPlace = document.querySelector("[data-saved-searches]");
if (searchesPlace && remembered(searchesKey(SITE.pathname))) {
  import(`./saved-searches/front-page.js?v=${VERSION}`).then(({ showSavedSearches }) => showSavedSearches(searchesPlace, searchLoader));
}

const notFound = document.querySelector("[data-not-found]");
if (notFound) {
  import(`./not-found.js?v=${VERSION}`).then(({ findWhatWasMeant }) => findWhatWasMeant(notFound));
}

const filterPlace = document.querySelector("[data-filter]");
if (filterPlace instanceof HTMLElement) {
  import(`./filter-box.js?v=${VERSION}`).then(({ addFilterBox }) => addFilterBox(filterPlace));
}

const listPlace = document.querySelector("[data-reading-list]");
if (listPlace) {
  Promise.all([import(`./reading-list/page.js?v=${VERSION}`), saveButtons.open()])
    .then(([{ showReadingList }, list]) => showReadingList(listPlace, list, saveButtons, searchLoader))
    .catch((error) => {
      listPlace.append(element("p", { role: "alert" }, t`The reading list could not be loaded. Reload the page to try again.`));
      throw error;
    });
}
