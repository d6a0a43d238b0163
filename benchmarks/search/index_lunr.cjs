/* Write a stock Lunr index and the titles of its papers as one file, as a process of its own.

   Lunr itself writes it: what lunr.py writes, Lunr refuses ("Out of order word insertion") as soon
   as a word has a letter beyond the first 65,536, as 𝐁𝐨𝐥𝐝 in a title has.

   node index_lunr.cjs LIBRARY PAPERS FILE */

const { readFileSync, writeFileSync } = require("node:fs");

const [library, papers, file] = process.argv.slice(2);
const lunr = require(library);

const titles = {};
const index = lunr(function () {
  this.ref("slug");
  for (const name of ["title", "abstract", "authors"]) this.field(name);
  for (const line of readFileSync(papers, "utf-8").split("\n")) {
    if (!line) continue;
    const { slug, title, abstract, authors } = JSON.parse(line);
    this.add({ slug, title, abstract, authors: authors.join("\n") });
    titles[slug] = title;
  }
});
writeFileSync(file, JSON.stringify({ index, titles }));
