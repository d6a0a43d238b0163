/* The rules of eslint for the scripts of the site and of the tests. */

import js from "@eslint/js";
import globals from "globals";

const SCRIPTS = "site-theme/assets";
const NO_MODULES = [`${SCRIPTS}/blocking/*.js`, "generator/paper_archive/publish/offline/*.js"];
/** Modules that know no page, and run in Node as well. */
const WITHOUT_PAGE = [
  "version.js",
  "numbers.js",
  "dates.js",
  "new-since.js",
  "kept/{damaged,items,parsed}.js",
  "citations/*.js",
  "search/*.js",
  "search-box/{address,dropping,wording}.js",
  "reading-list/{backup,exchange,list,saved-paper,selection,visits}.js",
  "saved-searches/{news,noticed,saved-search,searches}.js",
].map((path) => `${SCRIPTS}/${path}`);

export default [
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      complexity: ["error", 10], // counts `?.`, `??`, `&&` and `||` as well, unlike ruff
      eqeqeq: "error",
      "no-empty": ["error", { allowEmptyCatch: true }],
      "no-var": "error",
      "prefer-const": "error",
    },
  },
  { files: [`${SCRIPTS}/**/*.js`], ignores: [...WITHOUT_PAGE, ...NO_MODULES], languageOptions: { globals: globals.browser } },
  { files: WITHOUT_PAGE, languageOptions: { globals: globals["shared-node-browser"] } },
  { files: ["tests/node/*.mjs", ".ci/*.mjs"], languageOptions: { globals: globals.node } },
  { files: NO_MODULES, languageOptions: { globals: globals.browser, sourceType: "script" } },
  {
    files: ["benchmarks/search/*.js"], // a page loads one of them beside reader.js
    languageOptions: { globals: { ...globals.browser, lunr: "readonly" }, sourceType: "script" },
    rules: { "no-unused-vars": ["error", { varsIgnorePattern: "^(openEngine|reader)$" }] },
  },
  { files: ["benchmarks/**/*.cjs"], languageOptions: { globals: globals.node } },
];
