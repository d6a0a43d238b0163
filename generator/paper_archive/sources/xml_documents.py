"""Files of XML: which of the formats one is, and its records, one at a time.

Entities that a file defines itself are refused, since they can grow without end or name other
files; a DOCTYPE that only names a public definition is fine, and is not fetched.

Source: W3C, Extensible Markup Language 1.0, section 4.
"""

import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import BinaryIO, Final
from xml.etree import ElementTree as ET

from paper_archive.errors import ArchiveError, Problem, Where
from paper_archive.sources.source_file import SourceFile

_ROOT: Final = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)[\s/>]")
_PROLOG: Final = re.compile(
    rb"\A[\xef\xbb\xbf\s]*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>\s*)*",
    re.DOTALL,
)
_FORMATS: Final = {
    "PubmedArticleSet": "pubmed-xml",
    "PubmedArticle": "pubmed-xml",
    "PubmedBookArticle": "pubmed-xml",
    "PubmedBookArticleSet": "pubmed-xml",
    "MedlineCitationSet": "pubmed-xml",
    "collection": "acl-xml",
    "volume": "acl-xml",
    "OAI-PMH": "arxiv-oai",
    "ListRecords": "arxiv-oai",
    "GetRecord": "arxiv-oai",
    "records": "endnote-xml",
    "xml": "endnote-xml",
}
"""Root element → format."""


def xml_kind(head: bytes) -> str:
    """Return the name of the format of an XML file that begins like this; empty if unknown."""
    name = _root_of(head)
    if name == "feed":
        return "arxiv-atom" if b"arxiv.org" in head else ""
    if name == "record":
        return (
            "arxiv-oai" if b"oai" in head.lower() else "endnote-xml" if b"ref-type" in head else ""
        )
    if name == "records" and b"openarchives" in head:
        return "arxiv-oai"
    return _FORMATS.get(name, "")


def _root_of(head: bytes) -> str:
    """Return the name of the first element, without its namespace; empty if there is none."""
    prolog = _PROLOG.match(head)
    root = _ROOT.match(head, prolog.end() if prolog else 0)
    return root[1].decode() if root else ""


def elements_in(file: SourceFile, names: Collection[str]) -> Iterator[tuple[ET.Element, Where]]:
    """Yield each element of these names, whole, with its number; it is dropped before the next.

    Raises:
        ArchiveError: when the file is not XML, with the line where that shows; or when it defines
            entities.

    """
    with _refusing_broken(file) as stream:
        for number, (element, _) in enumerate(_whole(stream, names), start=1):
            yield element, Where(file.where.path, None, f"record {number}")


def elements_within(
    file: SourceFile, names: Collection[str], parent: str
) -> Iterator[tuple[ET.Element, ET.Element | None]]:
    """Yield each element of these names with the nearest element of another name around it.

    Raises:
        ArchiveError: as `elements_in` does.

    """
    with _refusing_broken(file) as stream:
        for element, around in _whole(stream, names):
            yield element, next((each for each in reversed(around) if local(each) == parent), None)


def events_in(file: SourceFile) -> Iterator[tuple[str, ET.Element]]:
    """Yield each element at its "start", with its attributes, and at its "end", with its text.

    It is dropped at its end, so that its parent never holds more than one child.

    Raises:
        ArchiveError: as `elements_in` does.

    """
    path: list[ET.Element] = []
    with _refusing_broken(file) as stream:
        # Entities are refused, and expat fetches nothing.
        for event, element in ET.iterparse(stream, events=("start", "end")):  # noqa: S314
            yield event, element
            if event == "start":
                path.append(element)
                continue
            path.pop()
            if path:
                path[-1].remove(element)


@contextmanager
def _refusing_broken(file: SourceFile) -> Iterator[BinaryIO]:
    """Open a file, and raise what is wrong with it if it is not XML that may be read."""
    head = file.head()
    if b"<!ENTITY" in head or re.search(rb"<!DOCTYPE[^>]*\[", head):
        message = "file defines XML entities, which are not allowed"
        raise ArchiveError([Problem(file.where, "xml", message)])
    if not _root_of(head):  # entities could be defined behind so long a beginning
        raise ArchiveError([Problem(file.where, "xml", "not XML: no element at its beginning")])
    with file.opened() as stream:
        try:
            yield stream
        except ET.ParseError as error:
            place = Where(file.where.path, error.position[0])
            reason = str(error).partition(":")[0]
            raise ArchiveError([Problem(place, "xml", f"not XML: {reason}")]) from error
        except (LookupError, ValueError) as error:
            message = "file declares an unknown encoding"
            raise ArchiveError([Problem(file.where, "encoding", message)]) from error


def _whole(
    stream: BinaryIO, names: Collection[str]
) -> Iterator[tuple[ET.Element, list[ET.Element]]]:
    """Yield the outermost elements of these names, and those around each; the rest is dropped."""
    path: list[ET.Element] = []
    outermost = 0
    # Entities are refused above, and expat fetches nothing.
    for event, element in ET.iterparse(stream, events=("start", "end")):  # noqa: S314
        if event == "start":
            path.append(element)
            if not outermost and local(element) in names:
                outermost = len(path)
            continue
        if len(path) == outermost:
            outermost = 0
            yield element, path[:-1]
        path.pop()
        if path and not outermost:
            path[-1].remove(element)


def local(element: ET.Element) -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def children(element: ET.Element, name: str) -> list[ET.Element]:
    """Return the children of a name, in any namespace."""
    return [each for each in element if local(each) == name]


def child(element: ET.Element, *path: str) -> ET.Element | None:
    """Return the first element at a path of names, or nothing."""
    for name in path:
        found = next((each for each in element if local(each) == name), None)
        if found is None:
            return None
        element = found
    return element


def text_at(element: ET.Element, *path: str) -> str:
    """Return the text of the first element at a path, with that of the elements in it."""
    found = child(element, *path)
    return all_text(found) if found is not None else ""


def all_text(element: ET.Element) -> str:
    """Return the text in an element on one line; a formula of TeX gets its dollars."""
    pieces: list[str] = []
    pending: list[ET.Element | str] = [element]
    while pending:
        each = pending.pop()
        if isinstance(each, str):
            pieces.append(each)
            continue
        mark = "$" if local(each) == "tex-math" else ""
        inner = [part for one in each for part in (one, one.tail or "")]
        pending.extend(reversed([mark, each.text or "", *inner, mark]))
    return " ".join("".join(pieces).split())
