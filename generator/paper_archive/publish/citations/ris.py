"""Citations in RIS, the exchange format of reference managers."""

from paper_archive.names import sorted_name
from paper_archive.paper import Paper
from paper_archive.publish.citations.kinds import kind_of, place_of
from paper_archive.publish.external_links import best_address
from paper_archive.publish.languages.dates import date_parts
from paper_archive.statuses import warnings
from paper_archive.text import clean


def ris(paper: Paper, page_address: str) -> str:
    """Return the paper as RIS: one two-letter tag and value per line.

    Source: RIS Format Specifications, Research Information Systems, 2011.
    """
    year, month, day = date_parts(paper.date)
    kind, *places = kind_of(paper).ris
    lines = [
        ("TY", kind),
        ("ID", paper.slug),
        ("TI", paper.title),
        *(("AU", sorted_name(name)) for name in paper.authors),
        ("AU", "et al." if paper.has_more_authors else ""),
        ("PY", year),
        ("DA", month and f"{year}/{month}/{day}/"),
        *((place, place_of(paper)) for place in places),
        ("DB", paper.ids.get("arxiv", "") and "arXiv"),
        ("AN", paper.ids.get("arxiv", "")),
        ("DO", paper.ids.get("doi", "")),
        ("SN", paper.ids.get("isbn", "")),
        ("UR", best_address(paper, page_address)),
        ("LA", paper.language),
        ("N1", ", ".join(warnings(paper.status))),
    ]
    known = [f"{tag}  - {clean(value)}" for tag, value in lines if value]
    return "\n".join([*known, "ER  - "])
