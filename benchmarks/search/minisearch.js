async function openEngine() {
  const text = fetch("/minisearch-index.json").then((answer) => answer.text());
  const { default: MiniSearch } = await import("/minisearch.js");
  const index = MiniSearch.loadJSON(await text, {
    idField: "slug",
    fields: ["title", "abstract", "authors"],
    storeFields: ["title"],
    searchOptions: { boost: { title: 2 }, prefix: true, fuzzy: 0.2 },
  });
  return function* (query) {
    for (const { id, title } of index.search(query)) yield { slug: id, title };
  };
}
