"""How a paper is cited: the same few facts in the formats that people and programs read.

What is not known is left out, so nothing here is ever invented. The key of an entry is the slug:
authors and dates may be learnt later, and a key in somebody's text must go on to be found.
"""

from typing import NamedTuple

from paper_archive.paper import Paper
from paper_archive.publish.citations.bibtex import bibtex
from paper_archive.publish.citations.csl_json import csl_json
from paper_archive.publish.citations.plain_text import plain_text
from paper_archive.publish.citations.ris import ris


class Citation(NamedTuple):
    """A paper in one format; the text has no line end at its end."""

    name: str
    extension: str
    media_type: str
    text: str


def citations(paper: Paper, page_address: str) -> list[Citation]:
    """Return a paper in every format, the one that is asked for most first."""
    formats = (
        (("BibTeX", "bib", "application/x-bibtex"), bibtex),
        (("RIS", "ris", "application/x-research-info-systems"), ris),
        (("CSL-JSON", "json", "application/vnd.citationstyles.csl+json"), csl_json),
        (("Text", "txt", "text/plain"), plain_text),
    )
    return [Citation(*about, write(paper, page_address)) for about, write in formats]
