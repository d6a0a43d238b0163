/* The module that publish/scripts/stop_words.py makes of lunr.js. */

export const STOP_WORDS: ReadonlySet<string>;
