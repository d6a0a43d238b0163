"""What kind of work a paper is, and what each format calls it: one table for all formats."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from paper_archive.paper import Paper
from paper_archive.publish.citations.venues import known_venue_type, venue_type
from paper_archive.text import fold


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of work in each format, and the field that holds the venue there."""

    bibtex: tuple[str, str]
    """Type of the entry, field."""
    ris: tuple[str, ...]
    """Type of the reference, tags."""
    csl: tuple[str, str]
    """Type of the item, variable."""
    zotero: str
    """Type of the item in Zotero, which programs read from COinS and DC.type."""
    tags: tuple[str, ...] = ("citation_publisher",)
    """Names of `<meta>` tags; where several name the venue, Zotero takes the type of the last."""
    schema: str = "ScholarlyArticle"
    """Type of schema.org."""
    host: str = ""
    """Type of what the venue is, in schema.org; empty if it is the publisher."""


KINDS: Final[Mapping[str, Kind]] = {
    "article": Kind(
        ("article", "journal"),
        ("JOUR", "T2"),
        ("article-journal", "container-title"),
        "journalArticle",
        tags=("citation_journal_title",),
        host="Periodical",
    ),
    "conference": Kind(
        ("inproceedings", "booktitle"),
        # C3 is the title of the proceedings, T2 the name of the conference.
        ("CPAPER", "T2", "C3"),
        ("paper-conference", "container-title"),
        "conferencePaper",
        tags=("citation_inbook_title", "citation_conference_title"),
        host="PublicationVolume",
    ),
    "preprint": Kind(
        ("misc", "howpublished"), ("UNPB", "PB"), ("article", "publisher"), "preprint"
    ),
    "book": Kind(
        ("book", "publisher"), ("BOOK", "PB"), ("book", "publisher"), "book", schema="Book"
    ),
    "chapter": Kind(
        ("incollection", "booktitle"),
        ("CHAP", "T2"),
        ("chapter", "container-title"),
        "bookSection",
        tags=("citation_inbook_title",),
        schema="Chapter",
        host="Book",
    ),
    "thesis": Kind(
        ("phdthesis", "school"),
        ("THES", "PB"),
        ("thesis", "publisher"),
        "thesis",
        tags=("citation_dissertation_institution",),
        schema="Thesis",
    ),
    "report": Kind(
        ("techreport", "institution"),
        ("RPRT", "PB"),
        ("report", "publisher"),
        "report",
        tags=("citation_technical_report_institution",),
        schema="Report",
    ),
    "proceedings": Kind(
        ("proceedings", "publisher"), ("BOOK", "PB"), ("book", "publisher"), "book", schema="Book"
    ),
    "dataset": Kind(
        ("misc", "howpublished"),
        ("DATA", "PB"),
        ("dataset", "publisher"),
        "dataset",
        schema="Dataset",
    ),
    "software": Kind(
        ("misc", "howpublished"),
        ("COMP", "PB"),
        ("software", "publisher"),
        "computerProgram",
        schema="SoftwareSourceCode",
    ),
    "patent": Kind(
        ("misc", "howpublished"),
        ("PAT", "PB"),
        ("patent", "publisher"),
        "patent",
        schema="CreativeWork",
    ),
    "webpage": Kind(
        ("misc", "howpublished"),
        ("ELEC", "T2"),
        ("webpage", "container-title"),
        "webpage",
        tags=("DC.source",),
        schema="WebPage",
        host="WebSite",
    ),
    "other": Kind(("misc", "howpublished"), ("GEN", "PB"), ("document", "publisher"), "document"),
}
"""Type of a paper → its kind. Nothing is known of "other" but its venue, if that.

Sources: Oren Patashnik, BibTeXing, 1988; RIS Format Specifications, 2011; CSL 1.0.2, appendix III;
Zotero's item types, and its translators "Embedded Metadata" and "RIS"; https://schema.org.
"""

_ARXIV: Final = re.compile(r"arxiv\b", re.IGNORECASE)


def type_of(paper: Paper) -> str:
    """Return the type of a paper: what its source says, else what its venue or identifiers tell.

    BibTeX has no entry for preprints, so what a source calls an article in arXiv is one. A preprint
    with the name of a journal or of a conference has appeared there.
    """
    known = known_venue_type(paper.venue)
    if known == "preprint" and paper.type in ("", "article", "conference", "other"):
        return "preprint"
    if (known and paper.type == "other") or (
        known in ("article", "conference") and paper.type == "preprint"
    ):
        return known
    is_only_on_arxiv = "arxiv" in paper.ids and not paper.venue
    return paper.type or venue_type(paper.venue) or ("preprint" if is_only_on_arxiv else "other")


def untold_type(paper: Paper) -> str:
    """Return the type of a work for which BibTeX has no entry, but of a preprint in arXiv."""
    if paper.type in ("", "other") or KINDS[paper.type].bibtex[0] != "misc":
        return ""
    is_in_arxiv = number_of(paper) or ("arxiv" in paper.ids and not paper.venue)
    is_told = paper.type == "preprint" and is_in_arxiv
    return "" if is_told or type_of(paper) != paper.type else paper.type


def kind_of(paper: Paper) -> Kind:
    """Return the kind of a paper."""
    return KINDS[type_of(paper)]


def place_of(paper: Paper) -> str:
    """Return where a paper appeared: its venue; of a preprint, the name of the server alone."""
    is_on_arxiv = _ARXIV.match(paper.venue) if paper.venue else "arxiv" in paper.ids
    return "arXiv" if is_on_arxiv and type_of(paper) == "preprint" else paper.venue


def publisher_of(paper: Paper) -> str:
    """Return the publisher, unless that is what the venue is called."""
    if not paper.publisher:
        return ""
    place = place_of(paper)
    return "" if place and fold(paper.publisher) == fold(place) else paper.publisher


class Imprint(NamedTuple):
    """Where a paper appeared, for formats in which the venue of a book is its publisher."""

    place: str
    """For the field of the venue."""
    publisher: str
    """For a field of its own."""
    series: str
    """The venue of a book, unless it is named like a publisher."""


def imprint_of(paper: Paper) -> Imprint:
    """Return where a paper appeared; a field that has the venue has no publisher."""
    kind, place, publisher = kind_of(paper), place_of(paper), publisher_of(paper)
    if kind.schema == "Book":
        is_publisher = not publisher and known_venue_type(place) == "book"
        return Imprint(place, "", "") if is_publisher else Imprint(publisher, "", place)
    if kind.host or not publisher:
        return Imprint(place, publisher, "")
    return Imprint(place or publisher, "", "")


def number_of(paper: Paper) -> str:
    """Return the number of a preprint on its server, as citations print it; else nothing."""
    arxiv = paper.ids.get("arxiv", "")
    return f"arXiv:{arxiv}" if arxiv and place_of(paper) == "arXiv" else ""
