"""Articles of PubMed as XML.

Source: NLM, "MEDLINE/PubMed XML Element Descriptions"; pubmed_250101.dtd.
"""

from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET

from paper_archive.sources.field_values.dates import date_or_unread, iso_date, of_parts
from paper_archive.sources.field_values.languages import language_tag
from paper_archive.sources.field_values.people import ET_AL, authors_and_orcids, given_family
from paper_archive.sources.field_values.printed import (
    in_print,
    medline_pages,
    page_range,
)
from paper_archive.sources.field_values.tags import tags_of
from paper_archive.sources.field_values.titles import without_stop
from paper_archive.sources.field_values.updates import (
    NOTICES,
    RETRACTED,
    pubmed_address,
    united,
    update_in,
)
from paper_archive.sources.format import Item, Record
from paper_archive.sources.source_file import SourceFile
from paper_archive.sources.xml_documents import (
    all_text,
    child,
    children,
    elements_in,
    text_at,
    xml_kind,
)

NAME: Final = "pubmed-xml"

_UPDATES: Final = {
    "RetractionIn": "retracted",
    "RetractedandRepublishedIn": "retracted",
    "PartialRetractionIn": "partly-retracted",
    "ExpressionOfConcernIn": "concern",
    "ErratumIn": "corrected",
    "CorrectedandRepublishedIn": "corrected",
    "UpdateIn": "superseded",
}
"""RefType of a notice → status of the article."""
_UPDATED: Final = {
    "RetractionOf": "retracted",
    "PartialRetractionOf": "partly-retracted",
    "ExpressionOfConcernFor": "concern",
    "ErratumFor": "corrected",
}
"""RefType of an article → its status, in its notice."""
_IDS: Final = {"doi": "doi", "pmc": "pmcid", "pubmed": "pmid"}


def claims(head: bytes) -> bool:
    """Tell whether the file holds articles of PubMed as XML."""
    return xml_kind(head) == NAME


def read(file: SourceFile) -> Iterator[Item]:
    """Yield the articles and books of a file."""
    names = ("PubmedArticle", "PubmedBookArticle", "MedlineCitation")
    for element, where in elements_in(file, names):
        citation = child(element, "MedlineCitation")
        book = child(element, "BookDocument")
        found = citation if citation is not None else book if book is not None else element
        yield Record(_fields(found, element), where, is_notice=_is_notice(found))


def _fields(citation: ET.Element, whole: ET.Element) -> dict[str, object]:
    article = child(citation, "Article")
    article = citation if article is None else article
    title = text_at(article, "ArticleTitle") or text_at(article, "VernacularTitle")
    title = title or text_at(citation, "Book", "BookTitle")
    book = child(citation, "Book")
    type_ = _type(citation, article)
    authors = _people(article) or _people(book)
    editors = [] if book is None else _people(book, "editors")
    return {
        "title": without_stop(title) or None,
        "abstract": _abstract(article),
        **authors_and_orcids(authors),
        "date": date_or_unread(
            _date(article) or _date_of(child(citation, "Book", "PubDate")),
            text_at(article, "Journal", "JournalIssue", "PubDate", "Year"),
            text_at(article, "Journal", "JournalIssue", "PubDate", "MedlineDate"),
        ),
        "venue": text_at(article, "Journal", "Title")
        or text_at(article, "Journal", "ISOAbbreviation")
        or text_at(citation, "MedlineJournalInfo", "MedlineTA")
        or (text_at(citation, "Book", "BookTitle") if text_at(article, "ArticleTitle") else ""),
        "type": type_,
        **in_print(
            volume=text_at(article, "Journal", "JournalIssue", "Volume"),
            issue=text_at(article, "Journal", "JournalIssue", "Issue"),
            pages=_pages(article),
            publisher=text_at(citation, "Book", "Publisher", "PublisherName"),
            editors=(name for name, _ in editors),
        ),
        "language": language_tag(text_at(article, "Language")),
        "status": _status(citation, article),
        "updates": {
            pubmed_address(pmid): _UPDATED[kind]
            for each in _linked(citation)
            if (kind := each.get("RefType", "")) in _UPDATED and (pmid := text_at(each, "PMID"))
        },
        "tags": tags_of(
            all_text(keyword)
            for each in children(citation, "KeywordList")
            for keyword in children(each, "Keyword")
        ),
        "ids": _ids(citation, whole, article),
    }


def _type(citation: ET.Element, article: ET.Element) -> str:
    if child(citation, "Book") is not None:
        return "chapter" if text_at(article, "ArticleTitle") else "book"
    return "preprint" if "Preprint" in _kinds(article) else "article"


def _kinds(article: ET.Element) -> list[str]:
    kinds = child(article, "PublicationTypeList")
    return [] if kinds is None else list(map(all_text, kinds))


def _status(citation: ET.Element, article: ET.Element) -> dict[str, dict[str, str]]:
    """Return what was said of an article since; `RetractionIn` and the like name the notices."""
    updates = [
        update_in(_UPDATES[kind], text_at(each, "RefSource"), text_at(each, "PMID"))
        for each in _linked(citation)
        if (kind := each.get("RefType", "")) in _UPDATES
    ]
    is_retracted = RETRACTED in _kinds(article)
    return ({"retracted": {}} if is_retracted else {}) | united(updates)


def _linked(citation: ET.Element) -> list[ET.Element]:
    linked = child(citation, "CommentsCorrectionsList")
    return [] if linked is None else children(linked, "CommentsCorrections")


def _is_notice(citation: ET.Element) -> bool:
    article = child(citation, "Article")
    return article is not None and not NOTICES.isdisjoint(_kinds(article))


def _abstract(article: ET.Element) -> str:
    abstract = child(article, "Abstract")
    paragraphs = []
    for each in children(abstract, "AbstractText") if abstract is not None else ():
        label, text = each.get("Label", ""), all_text(each)
        if text:
            paragraphs.append(f"{label}: {text}" if label else text)
    return "\n\n".join(paragraphs)


def _pages(article: ET.Element) -> str:
    pages = medline_pages(text_at(article, "Pagination", "MedlinePgn"))
    first, last = (text_at(article, "Pagination", name) for name in ("StartPage", "EndPage"))
    return pages or page_range(first, last)


def _people(element: ET.Element | None, kind: str = "authors") -> list[tuple[str, str]]:
    """Return name and ORCID iD of each author; an iD is empty if it is not known."""
    lists = () if element is None else children(element, "AuthorList")
    authors = next((each for each in lists if each.get("Type", "authors") == kind), None)
    if authors is None:
        return []
    people = [(_name(each), _orcid(each)) for each in children(authors, "Author")]
    return [*people, (ET_AL, "")] if authors.get("CompleteYN") == "N" else people


def _name(author: ET.Element) -> str:
    return text_at(author, "CollectiveName") or given_family(
        text_at(author, "LastName"),
        text_at(author, "ForeName") or text_at(author, "Initials"),
        suffix=text_at(author, "Suffix"),
    )


def _orcid(author: ET.Element) -> str:
    found = (
        all_text(each)
        for each in children(author, "Identifier")
        if each.get("Source", "").upper() == "ORCID"
    )
    return next(found, "")


def _date(article: ET.Element) -> str:
    printed = _date_of(child(article, "Journal", "JournalIssue", "PubDate"))
    online = _date_of(child(article, "ArticleDate"))
    return online if online.startswith(printed) else printed


def _date_of(element: ET.Element | None) -> str:
    if element is None:
        return ""
    parts = (text_at(element, name) for name in ("Year", "Month", "Day"))
    return of_parts(*parts) or iso_date(text_at(element, "MedlineDate"))


def _ids(citation: ET.Element, whole: ET.Element, article: ET.Element) -> dict[str, str]:
    ids = {"pmid": text} if (text := text_at(citation, "PMID")) else {}
    data = child(whole, "PubmedData", "ArticleIdList")
    for each in children(data, "ArticleId") if data is not None else ():
        scheme, text = _IDS.get(each.get("IdType", ""), ""), all_text(each)
        if scheme and text:
            ids.setdefault(scheme, text)
    for each in children(article, "ELocationID"):
        if each.get("EIdType") == "doi" and all_text(each):
            ids.setdefault("doi", all_text(each))
    return ids
