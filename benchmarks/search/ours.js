async function openEngine() {
  const fetched = async (name) => (await fetch(`/search/${name}`)).json();
  const manifest = fetched("manifest.json");
  const { openIndex, Search } = await import("/assets/search-index.js");
  const load = (name) => (name === "manifest.json" ? manifest : fetched(name));
  // Here papers have no pages; a phrase is found in titles only.
  const search = new Search(await openIndex(load), async () => ({ authors: "", abstract: "" }));
  return async function* (text) {
    const { hits, nearest, query } = await search.answer(text);
    yield* search.records([...hits, ...nearest], query);
  };
}
