/* The citations of several papers as one file, made of their pages. */

import { citationOf, MEDIA_TYPES } from "../citations/formats.js";
import { download } from "../downloads.js";
import { counted, formatted } from "../numbers.js";
import { noun, t } from "../translation.js";
import { joinedCitations } from "./exchange.js";
import { fromPages, missingLabel, quoted } from "./paper-pages.js";

/**
 * Have the browser save the citations of papers as one file, and say how far it is, how many are in it
 * and which are missing.
 *
 * @param {{ slug: string, title: string }[]} papers
 * @param {keyof typeof MEDIA_TYPES} format
 * @param {[name: string, file: string]} names of the format, and of the file
 * @param {(message: string) => void} say
 */
export async function saveCitations(papers, format, [name, file], say) {
  /** @type {string[]} */
  const without = [];
  const citationIn = (/** @type {Document} */ page, /** @type {{ title: string }} */ { title }) => {
    const text = citationOf(page, format);
    if (!text) without.push(title);
    return text;
  };
  const { made, missing } = await fromPages(papers, citationIn, (count) =>
    say(t`Loaded ${formatted(count)} of ${counted(papers.length, noun`page`)}…`),
  );
  const texts = made.filter(Boolean);
  if (texts.length) download(file, joinedCitations(format, texts), MEDIA_TYPES[format]);
  const sentences = [
    t`${formatted(texts.length)} of ${counted(papers.length, noun`paper`)} exported as ${name}.`,
    missingLabel(missing),
    without.length && t`Without a citation: ${quoted(without)}.`,
  ];
  say(sentences.filter(Boolean).join(" "));
}
