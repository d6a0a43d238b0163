/* What came into the archive since a reader's last visit. Only names of papers are kept, in this
   browser. `unseenPapers` knows no page and runs under Node; what it keeps is small and not worth
   a warning, so that what a browser refuses is passed over. */

const VISIT_HOURS = 6;
const SHOWN_AT_MOST = 50;
const HOUR_MS = 3_600_000;

const isVisit = (visit) => typeof visit?.at === "number" && Array.isArray(visit.slugs);

/** Return `{visits, last, papers}`: what to keep, the time of the last visit, and what is new since.

    `recent` is `[[slug, title], …]`, the newest first, and `kept` what was kept the last time. At
    the first visit there is no `last`. All of a visit, which lasts 6 hours, the same is new. */
export function unseenPapers(recent, kept, now) {
  const current = { at: now, slugs: recent.map(([slug]) => slug) };
  const known = isVisit(kept?.current) && kept.current.at <= now ? kept : {};
  const isGoingOn = known.current && now - known.current.at < VISIT_HOURS * HOUR_MS;
  const last = isGoingOn ? known.last : known.current;
  const visits = { last, current: isGoingOn ? { ...current, at: known.current.at } : current };
  if (!isVisit(last)) return { visits, papers: [] };
  const seen = new Set(last.slugs);
  let papers = recent.filter(([slug]) => !seen.has(slug));
  // Where one paper was taken away, an older one moves up into the file. It is not new.
  const place = recent.findLastIndex(([slug]) => seen.has(slug));
  if (place >= 0 && last.slugs.length >= recent.length) papers = papers.filter((paper) => recent.indexOf(paper) < place);
  return { visits, last: last.at, papers, isMore: papers.length > 0 && papers.length === recent.length };
}

/** Say in a place of the page what is new. */
export async function showNew(place) {
  const { addressOf, element, list } = await import("./saved-papers.js");
  const response = await fetch(new URL("../recent.json", import.meta.url), { cache: "no-cache" }).catch(() => ({ ok: false }));
  if (!response.ok) return; // the console tells; a reader misses nothing that was promised
  const key = list.key.replace(/[^:]*$/u, "visits");
  const found = unseenPapers(await response.json(), load(key), Date.now());
  store(key, found.visits);
  const { papers, last, isMore } = found;
  if (!papers.length) return;
  const then = new Date(last);
  const year = then.getFullYear() === new Date().getFullYear() ? undefined : "numeric";
  const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year }).format(then);
  const count = `${papers.length}${isMore ? " or more" : ""} new paper${papers.length === 1 ? "" : "s"}`;
  const links = papers.slice(0, SHOWN_AT_MOST).map(([slug, title]) => element("li", {}, element("a", { href: addressOf(slug), dir: "auto" }, title)));
  const rest = papers.length > SHOWN_AT_MOST ? [element("p", {}, `And ${papers.length - SHOWN_AT_MOST} more.`)] : [];
  place.append(element("details", {}, element("summary", {}, `${count} since your last visit on ${day}`), element("ul", {}, ...links), ...rest));
}

const load = (key) => passedOver(() => JSON.parse(localStorage?.getItem(key) ?? "null"));
const store = (key, visits) => passedOver(() => localStorage?.setItem(key, JSON.stringify(visits)));

function passedOver(act) {
  try {
    return act();
  } catch (error) {
    if (error instanceof DOMException || error instanceof SyntaxError) return null;
    throw error;
  }
}
