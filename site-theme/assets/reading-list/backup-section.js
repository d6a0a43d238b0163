/* Backups of the reading list: a file that has all of it, and that adds to a list. */

import { download } from "../downloads.js";
import { counted, formatted } from "../numbers.js";
import { element } from "../page.js";
import { action, actionRow } from "./actions.js";
import { merged } from "./exchange.js";
import { readPapers, writePapers } from "./saved-paper.js";

/** @import { ReadingList } from "./list.js" */

const WHY =
  "A browser may lose what it stores. A backup file has the whole list; restoring one adds to the list " +
  "and deletes nothing.";

/**
 * Return the section of the page.
 *
 * @param {ReadingList} list
 * @param {(message: string) => void} say
 */
export function backupSection(list, say) {
  const input = element("input", { type: "file", accept: ".json,application/json", hidden: true });
  input.addEventListener("change", async () => {
    const file = input.files?.[0];
    if (!file) return;
    const text = await file.text();
    input.value = "";
    say(restore(list, file.name, text));
  });
  const save = action("Save a backup", () => {
    const papers = [...list.papers.values()];
    download(`reading-list-backup-${new Date().toISOString().slice(0, 10)}.json`, writePapers(papers));
    say(`${counted(papers.length, "paper")} saved in the backup, with notes.`);
  });
  const open = action("Restore a backup", () => input.click());
  return element("section", {}, element("h2", {}, "Backup"), element("p", {}, WHY), actionRow(save, open), input);
}

/**
 * Add the papers of a backup to a list; return what was done.
 *
 * @param {ReadingList} list
 * @param {string} name of the file
 * @param {string} text
 */
function restore(list, name, text) {
  const backup = readPapers(text);
  if (!backup) return `“${name}” is not a backup of a reading list. Nothing was changed.`;
  const { papers, isWhole } = backup;
  let counts = { added: 0, changed: 0, joined: 0 };
  list.put((now) => {
    const found = merged(now, papers);
    counts = found;
    return found.papers;
  });
  const { added, changed, joined } = counts;
  const sentences = [
    `${counted(added, "paper")} added, ${formatted(changed)} changed, of ${formatted(papers.length)} in the backup.`,
    joined && `Where notes differed, both were kept: ${counted(joined, "paper")}.`,
    !isWhole && "Part of the file could not be read and was left out.",
  ];
  return sentences.filter(Boolean).join(" ");
}
