/** What scripts and search index of one build share: publish/scripts.py writes it anew. */
export const VERSION = "source";
