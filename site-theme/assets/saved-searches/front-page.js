/* What is new in saved searches, on the front page. */

import { SITE } from "../addresses.js";
import { followOtherWindows } from "../kept/other-windows.js";
import { element } from "../page.js";
import { t } from "../translation.js";
import { troubleNotice } from "../kept/troubles.js";
import { NewsCounter } from "./counter.js";
import { searchLine } from "./line.js";
import { SearchLines } from "./lines.js";
import { joinedNews, newsLabel } from "./news.js";
import { SavedSearches } from "./searches.js";

/** @import { SearchLoader } from "../search-box/loading.js" */

/**
 * Show how much is new, and the searches below.
 *
 * @param {Element} place
 * @param {SearchLoader} loader
 */
export function showSavedSearches(place, loader) {
  const searches = new SavedSearches(() => localStorage, SITE.pathname);
  troubleNotice(searches, t`saved searches`);
  const count = element("span", { role: "status" });
  const list = element("ul", { class: "searches" });
  const details = element("details", {}, element("summary", {}, t`Saved searches`, count), list);
  const lines = new SearchLines(list, searches, new NewsCounter(loader), searchLine, (news) => {
    count.textContent = `: ${newsLabel(joinedNews(news))}`;
  });
  const show = () => {
    details.hidden = !searches.items.size;
    lines.show();
  };
  searches.addEventListener("change", show);
  followOtherWindows(searches);
  place.append(details);
  show();
}
