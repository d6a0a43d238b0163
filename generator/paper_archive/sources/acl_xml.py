"""Volumes of the ACL Anthology: its XML of today, and that of before 2019.

Source: https://github.com/acl-org/acl-anthology, data/xml/schema.rnc.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET

from paper_archive.errors import Where
from paper_archive.identifiers import NoIdentifierError, normal_form
from paper_archive.sources.field_values.addresses import ids_and_links
from paper_archive.sources.field_values.dates import date_or_unread, iso_date, of_parts
from paper_archive.sources.field_values.languages import language_tag
from paper_archive.sources.field_values.people import authors_and_orcids, given_family
from paper_archive.sources.field_values.printed import in_print, key_of
from paper_archive.sources.field_values.updates import Update, united
from paper_archive.sources.format import Item, Record
from paper_archive.sources.source_file import SourceFile
from paper_archive.sources.xml_documents import (
    all_text,
    children,
    elements_in,
    local,
    text_at,
    xml_kind,
)

NAME: Final = "acl-xml"

_TWO_DIGITS: Final = ("W", "C69", "D19-5")
"""Beginnings of old identifiers in which two digits name the volume, and two the paper."""


@dataclass(frozen=True, slots=True)
class _Volume:
    """What is said once for all papers of a volume."""

    collection: str
    number: str = ""
    book: str = ""
    journal: str = ""
    year: str = ""
    month: str = ""
    journal_volume: str = ""
    journal_issue: str = ""
    publisher: str = ""
    editors: tuple[str, ...] = ()

    @property
    def is_journal(self) -> bool:
        """Whether the volume is one of Computational Linguistics or TACL."""
        return bool(self.journal) or self.collection.startswith(("J", "Q"))


def claims(head: bytes) -> bool:
    """Tell whether the file is XML of the Anthology."""
    return xml_kind(head) == NAME and b"paper" in head


def read(file: SourceFile) -> Iterator[Item]:
    """Yield the papers of all volumes in a file, without their front matter."""
    for volume, _ in elements_in(file, ("collection", "volume")):
        is_collection = local(volume) == "collection"
        for each in children(volume, "volume") if is_collection else [volume]:
            about = _volume(each, volume.get("id", ""), is_old=not is_collection)
            for number, paper in enumerate(children(each, "paper"), start=1):
                item = f"volume {about.number}, paper {number}"
                yield Record(_fields(paper, about), Where(file.where.path, None, item))


def _volume(volume: ET.Element, collection: str, *, is_old: bool) -> _Volume:
    if is_old:
        return _Volume(collection)
    meta = next(iter(children(volume, "meta")), volume)
    return _Volume(
        collection,
        volume.get("id", ""),
        text_at(meta, "booktitle"),
        text_at(meta, "journal-title"),
        text_at(meta, "year"),
        text_at(meta, "month"),
        text_at(meta, "journal-volume"),
        text_at(meta, "journal-issue"),
        text_at(meta, "publisher"),
        tuple(map(_name, children(meta, "editor"))),
    )


def _fields(paper: ET.Element, volume: _Volume) -> dict[str, object]:
    people = ((_name(each), each.get("orcid", "")) for each in children(paper, "author"))
    ids, links = ids_and_links([("", text_at(paper, "url")), ("code", _code(paper))])
    if doi := text_at(paper, "doi"):
        ids["doi"] = doi
    if identifier := _identifier(paper, volume):
        ids["acl"] = identifier
    year = text_at(paper, "year") or volume.year
    title = text_at(paper, "title")
    return {
        "title": title or None,
        "abstract": text_at(paper, "abstract"),
        **authors_and_orcids(people),
        "date": date_or_unread(of_parts(year, text_at(paper, "month") or volume.month), year),
        "venue": volume.journal or text_at(paper, "booktitle") or volume.book,
        "type": "article" if volume.is_journal else "conference",
        **in_print(
            volume=volume.journal_volume,
            issue=volume.journal_issue,
            pages=text_at(paper, "pages"),
            publisher=volume.publisher,
            editors=volume.editors,
        ),
        **key_of(text_at(paper, "bibkey"), title),
        "updated": _last_revision(paper),
        "language": language_tag(text_at(paper, "language")),
        "status": united(_updates(paper, ids.get("acl", ""))),
        "ids": ids,
        "links": links,
    }


def _name(author: ET.Element) -> str:
    family, given = text_at(author, "last"), text_at(author, "first")
    return given_family(family, given, suffix=text_at(author, "suffix")) or all_text(author)


def _code(paper: ET.Element) -> str:
    return next((each.get("url", "") for each in children(paper, "pwccode")), "")


def _identifier(paper: ET.Element, volume: _Volume) -> str:
    """Return the identifier that the paper names, or else the one that its place gives."""
    number = paper.get("id", "")
    for text in (text_at(paper, "url"), _placed(number, volume)):
        try:
            return normal_form("acl", text)[1]
        except NoIdentifierError:
            continue
    return ""


def _placed(number: str, volume: _Volume) -> str:
    """Return the identifier of a paper by the number of its volume and its own."""
    if not volume.number:
        return f"{volume.collection}-{number}"
    if not volume.collection[:1].isalpha():
        return f"{volume.collection}-{volume.number}.{number}"
    if f"{volume.collection}-{volume.number}".startswith(_TWO_DIGITS):
        return f"{volume.collection}-{volume.number:0>2}{number:0>2}"
    return f"{volume.collection}-{volume.number}{number:0>3}"


def _last_revision(paper: ET.Element) -> str:
    return max((iso_date(each.get("date", "")) for each in children(paper, "revision")), default="")


def _updates(paper: ET.Element, identifier: str) -> Iterator[Update]:
    """Yield that a paper was retracted, removed or corrected; its page at the Anthology says so."""
    page = f"https://aclanthology.org/{identifier}/" if identifier else ""
    for name, status in (("retracted", "retracted"), ("removed", "removed")):
        for each in children(paper, name):
            yield Update(status, iso_date(each.get("date", "")), page)
    for each in children(paper, "erratum"):
        file = each.get("href") or all_text(each)
        notice = f"https://aclanthology.org/{file}.pdf" if re.fullmatch(r"[\w.-]+", file) else page
        yield Update("corrected", iso_date(each.get("date", "")), notice)
