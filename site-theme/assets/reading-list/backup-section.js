/* Backups of the reading list: a file that has all of it, and that adds to a list. */

import { download } from "../downloads.js";
import { counted, formatted } from "../numbers.js";
import { element } from "../page.js";
import { MAX_SEARCHES } from "../saved-searches/searches.js";
import { noun, t } from "../translation.js";
import { action, actionRow, statusLine } from "./actions.js";
import { readBackup, writeBackup } from "./backup.js";
import { merged } from "./exchange.js";
import { quoted } from "./paper-pages.js";

/** @import { SavedSearches } from "../saved-searches/searches.js" */
/** @import { ReadingList } from "./list.js" */
/** @import { NamedLists } from "./named-lists.js" */

const WHY =
  t`A browser may lose what it stores. A backup file has all saved papers, lists and searches; restoring one adds to them and deletes nothing.`;

/**
 * Return the section of the page.
 *
 * @param {ReadingList} list
 * @param {NamedLists} lists
 * @param {SavedSearches} searches
 */
export function backupSection(list, lists, searches) {
  const { status, say } = statusLine();
  const input = element("input", { type: "file", accept: ".json,application/json", hidden: true });
  input.addEventListener("change", async () => {
    const file = input.files?.[0];
    if (!file) return;
    const text = await file.text();
    input.value = "";
    say(restore(list, lists, searches, file.name, text));
  });
  const save = action(t`Save a backup`, () => {
    const papers = [...list.papers.values()];
    download(`reading-list-backup-${new Date().toISOString().slice(0, 10)}.json`, writeBackup(papers, [...lists.items.values()], [...searches.items.values()]));
    const sentences = [
      t`${counted(papers.length, noun`paper`)} saved in the backup, with notes.`,
      lists.items.size && t`Lists: ${formatted(lists.items.size)}.`,
      searches.items.size && t`Saved searches: ${formatted(searches.items.size)}.`,
    ];
    say(sentences.filter(Boolean).join(" "));
  });
  const open = action(t`Restore a backup`, () => input.click());
  return element("section", { class: "on-screen" }, element("h2", {}, t`Backup`), element("p", {}, WHY), actionRow(save, open), status, input);
}

/**
 * Add the papers and searches of a backup; return what was done.
 *
 * @param {ReadingList} list
 * @param {NamedLists} lists
 * @param {SavedSearches} searches
 * @param {string} name of the file
 * @param {string} text
 */
function restore(list, lists, searches, name, text) {
  const backup = readBackup(text);
  if (!backup) return t`“${name}” is not a backup of a reading list. Nothing was changed.`;
  const { papers, isWhole } = backup;
  // What another browser has seen says nothing of this one.
  const looked = Date.now();
  const { added: found, left } = searches.save(...backup.searches.map((search) => ({ ...search, looked })));
  let counts = { added: 0, changed: 0, joined: 0 };
  list.put((now) => {
    const merging = merged(now, papers);
    counts = merging;
    return merging.papers;
  });
  const leftOut = backup.lists.filter((each) => !lists.add(each));
  const { added, changed, joined } = counts;
  const sentences = [
    t`${counted(added, noun`paper`)} added, ${formatted(changed)} changed, of ${formatted(papers.length)} in the backup.`,
    leftOut.length && t`There is no room for the lists ${quoted(leftOut.map((each) => each.name))}: their papers are in the reading list.`,
    backup.searches.length && t`Saved searches: ${formatted(found)} added, of ${formatted(backup.searches.length)}.`,
    left && t`There is no room for more than ${MAX_SEARCHES} saved searches.`,
    joined && t`Where notes differed, both were kept: ${counted(joined, noun`paper`)}.`,
    !isWhole && t`Part of the file could not be read and was left out.`,
  ];
  return sentences.filter(Boolean).join(" ");
}
