async function openEngine() {
  const found = fetch("/lunr-index.json").then((answer) => answer.json());
  const script = document.createElement("script"); // lunr.js is no module
  script.src = "/lunr.js";
  const isLoaded = new Promise((resolve) => script.addEventListener("load", resolve));
  document.head.append(script);
  await isLoaded;
  const { index: data, titles } = await found;
  const index = lunr.Index.load(data);
  return function* (text) {
    // As `index.search`, but what is Lunr's syntax is text: a colon would be an error.
    const results = index.query((query) => {
      for (const token of lunr.tokenizer(text)) query.term(token.toString(), {});
    });
    for (const { ref } of results) yield { slug: ref, title: titles[ref] };
  };
}
