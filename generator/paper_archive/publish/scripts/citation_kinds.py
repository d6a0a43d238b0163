"""The table of kinds of works, as a module for the scripts that make citations."""

import json

from paper_archive.publish.citations.kinds import KINDS


def citation_kinds() -> str:
    """Return an ES module that exports `KINDS`: type → its entry of BibTeX, and RIS and CSL."""
    table = {type_: [kind.bibtex[0], kind.ris, kind.csl] for type_, kind in KINDS.items()}
    return f"export const KINDS = {json.dumps(table)};\n"
