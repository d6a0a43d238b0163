"""Citations in RIS, the exchange format of reference managers."""

from paper_archive.names import sorted_name
from paper_archive.paper import Paper
from paper_archive.publish.citations.venues import venue_kind
from paper_archive.publish.dates import date_parts
from paper_archive.publish.external_links import best_address
from paper_archive.text import clean


def ris(paper: Paper, page_address: str) -> str:
    """Return the paper as RIS: one two-letter tag and value per line.

    Source: RIS Format Specifications, Research Information Systems, 2011.
    """
    year, month, day = date_parts(paper.date)
    kind = {"journal": "JOUR", "conference": "CPAPER", "": "GEN"}[venue_kind(paper.venue)]
    lines = [
        ("TY", kind),
        ("ID", paper.slug),
        ("TI", paper.title),
        *(("AU", sorted_name(name)) for name in paper.authors),
        ("PY", year),
        ("DA", month and f"{year}/{month}/{day}/"),
        ("T2", paper.venue),
        ("DB", paper.ids.get("arxiv", "") and "arXiv"),
        ("AN", paper.ids.get("arxiv", "")),
        ("DO", paper.ids.get("doi", "")),
        ("UR", best_address(paper, page_address)),
    ]
    known = [f"{tag}  - {clean(value)}" for tag, value in lines if value]
    return "\n".join([*known, "ER  - "])
