/** What scripts and search index of one build share: publish/scripts/ writes it anew. */
export const VERSION = "source";
