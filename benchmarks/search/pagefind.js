async function openEngine() {
  const pagefind = await import("/pagefind/pagefind.js");
  // In the page itself, since nothing slows down what a worker fetches.
  await pagefind.options({ noWorker: true });
  await pagefind.init();
  return async function* (text) {
    const { results } = await pagefind.search(text);
    const read = async (result) => {
      const { url, meta } = await result.data();
      return { slug: url.replace(/^.*\/|\.html$/g, ""), title: meta.title };
    };
    for (const first of results.slice(0, 1)) yield read(first);
    for (const next of results.slice(1, 10).map(read)) yield next;
  };
}
