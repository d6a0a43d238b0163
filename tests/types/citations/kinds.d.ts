/* The module that publish/scripts/citation_kinds.py makes of the table of kinds. */

export const KINDS: Record<string, [bibtex: string, ris: string[], csl: [type: string, venue: string]]>;
