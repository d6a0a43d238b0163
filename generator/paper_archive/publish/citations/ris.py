"""Citations in RIS, the exchange format of reference managers."""

from paper_archive.in_print import first_and_last
from paper_archive.names import sorted_name
from paper_archive.paper import Paper
from paper_archive.publish.citations.kinds import imprint_of, kind_of, type_of
from paper_archive.publish.external_links import acl_address, acl_beside, best_address
from paper_archive.publish.languages.dates import date_parts
from paper_archive.statuses import warnings
from paper_archive.text import clean


def ris(paper: Paper, page_address: str) -> str:
    """Return the paper as RIS: one two-letter tag and value per line.

    Sources: RIS Format Specifications, Research Information Systems, 2011; EndNote for the numbers
    of PubMed (AN, C2), PubMed Central for the one beside an identifier of arXiv (U1).
    """
    year, month, day = date_parts(paper.date)
    kind, *places = kind_of(paper).ris
    imprint, (first, last) = imprint_of(paper), first_and_last(paper.pages)
    arxiv, pmid = paper.ids.get("arxiv", ""), paper.ids.get("pmid", "")
    lines = [
        ("TY", kind),
        ("ID", paper.citekey or paper.slug),
        ("TI", paper.title),
        *(("AU", sorted_name(name)) for name in paper.authors),
        ("AU", "et al." if paper.has_more_authors else ""),
        *(("ED", sorted_name(name)) for name in paper.editors),
        ("PY", year),
        ("DA", month and f"{year}/{month}/{day}/"),
        *((place, imprint.place) for place in places),
        ("T2", imprint.series),
        ("VL", paper.volume),
        ("IS", paper.issue),
        ("SP", first or paper.pages),
        ("EP", last),
        ("PB", imprint.publisher),
        ("DB", "arXiv" if arxiv else pmid and "PubMed"),
        ("AN", arxiv or pmid),
        ("U1", f"{pmid}[pmid]" if arxiv and pmid else ""),
        ("C2", paper.ids.get("pmcid", "")),
        ("DO", paper.ids.get("doi", "")),
        ("SN", paper.ids.get("isbn", "")),
        ("UR", best_address(paper, page_address)),
        ("L2", acl_address(acl) if (acl := acl_beside(paper)) else ""),
        ("M3", "Proceedings" if type_of(paper) == "proceedings" else ""),
        ("LA", paper.language),
        ("N1", ", ".join(warnings(paper.status))),
    ]
    known = [f"{tag}  - {clean(value)}" for tag, value in lines if value]
    return "\n".join([*known, "ER  - "])
