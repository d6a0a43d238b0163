/* The module that publish/search/lunr_js.py makes of lunr.js. */

export const STOP_WORDS: ReadonlySet<string>;
export function stem(word: string): string;
