async function openEngine() {
  const fetched = async (name) => (await fetch(`/search/${name}`)).json();
  const manifest = fetched("manifest.json");
  const { openSearch } = await import("/assets/search/answers.js");
  const load = (name) => (name === "manifest.json" ? manifest : fetched(name));
  const loadFilters = () => import("/assets/search/filters.js");
  const loadLanguage = () => import("/assets/search/language.js");
  const loadSlips = () => import("/assets/search/slips.js");
  // Here papers have no pages; a phrase is found in titles only.
  const readPage = async () => ({ title: "", names: [], abstract: "" });
  const search = await openSearch((await manifest).version, { load, readPage, loadFilters, loadLanguage, loadSlips });
  return async function* (text) {
    const answer = await search.answer(text);
    yield* search.records([...answer.hits, ...answer.partial], answer);
  };
}
