"""Citations of a paper in the formats that people and programs use.

Unknown fields are left out; nothing is invented. The citation key is the slug, because authors and
dates may become known later, and keys in people's documents must stay valid.
"""

from typing import NamedTuple

from paper_archive.paper import Paper
from paper_archive.publish.citations.bibtex import bibtex
from paper_archive.publish.citations.csl_json import csl_json
from paper_archive.publish.citations.plain_text import plain_text
from paper_archive.publish.citations.ris import ris
from paper_archive.publish.language import message


class Citation(NamedTuple):
    """A paper in one format; `text` does not end with a newline."""

    name: str
    extension: str
    media_type: str
    text: str


def citations(paper: Paper, page_address: str) -> list[Citation]:
    """Return the paper in every format, the most used first."""
    formats = (
        (("BibTeX", "bib", "application/x-bibtex"), bibtex),
        (("RIS", "ris", "application/x-research-info-systems"), ris),
        (("CSL-JSON", "json", "application/vnd.citationstyles.csl+json"), csl_json),
        ((message("Text"), "txt", "text/plain"), plain_text),
    )
    return [Citation(*about, write(paper, page_address)) for about, write in formats]
