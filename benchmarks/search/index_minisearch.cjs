/* Write a MiniSearch index as one file, as a process of its own.

   node index_minisearch.cjs LIBRARY PAPERS FILE */

const { readFileSync, writeFileSync } = require("node:fs");

const [library, papers, file] = process.argv.slice(2);
const MiniSearch = require(library);

const index = new MiniSearch({
  idField: "slug",
  fields: ["title", "abstract", "authors"],
  storeFields: ["title"],
  extractField: (paper, name) => (name === "authors" ? paper.authors.join("\n") : paper[name]),
});
for (const line of readFileSync(papers, "utf-8").split("\n")) if (line) index.add(JSON.parse(line));
writeFileSync(file, JSON.stringify(index));
