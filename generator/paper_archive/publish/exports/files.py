"""The exports of a site: all papers in each format, and those of each year, topic and venue.

    export/papers.jsonl, export/papers.2.jsonl, …   all papers, newest first; large ones as .gz, too
    export/2024.bib, export/undated.bib, …          those of a year, in each format
    export/topics/attention.bib, …                  those of a topic, in BibTeX
    export/venues/icml.bib, …                       those of a venue that has a list, in BibTeX

Topics have one format only, because a paper may have several of them; so have venues.
"""

import gzip
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count, groupby
from typing import Final, TypeAlias, TypeVar

from paper_archive.paper import Paper
from paper_archive.publish.addresses import (
    EXPORTS,
    export_address,
    paper_address,
    public_address,
)
from paper_archive.publish.citations.citation_keys import as_cited
from paper_archive.publish.exports.formats import FORMATS, ExportFormat
from paper_archive.publish.exports.parts import Parts
from paper_archive.publish.exports.schema import schema
from paper_archive.publish.groups import Named, Topic
from paper_archive.publish.site import Site

_Text = TypeVar("_Text")
TextOf: TypeAlias = Callable[[ExportFormat, Paper], _Text]
"""Returns what a paper is in a format."""
Pack: TypeAlias = Callable[[str, bytes], bytes]
"""Returns the file at an address as gzip."""
WHOLE: Final = "papers"
UNDATED: Final = "undated"
SCHEMA: Final = f"{EXPORTS}papers.schema.json"
_LARGE_BYTES: Final = 1_000_000
"""From this size on, a file of all papers is also there as gzip."""
_LEVEL: Final = 4
"""It takes half the time of the usual 6, and makes files that are 5 % larger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportFile:
    """A file of papers."""

    address: str
    format: ExportFormat
    papers: int
    size: int
    """In bytes."""
    name: str = WHOLE
    """`papers`, a year, or `undated`; `topics/…`, `venues/…`."""
    is_packed: bool = False
    """Whether it is the same as the file before it, as gzip."""

    @property
    def is_of_group(self) -> bool:
        """Whether it has the papers of a topic or a venue."""
        return _is_of_group(self.name)


@dataclass(frozen=True, slots=True)
class ExportSet:
    """Papers that have files of their own: those of a year, a topic or a venue."""

    name: str
    papers: Sequence[Paper]
    formats: Sequence[ExportFormat]
    """Those that it has a file in."""

    @property
    def is_of_group(self) -> bool:
        """Whether they are those of a topic or a venue."""
        return _is_of_group(self.name)


def export_sets(site: Site) -> Iterator[ExportSet]:
    """Yield the years, in the order of a file of all papers, and then topics and venues."""
    for year, papers in groupby(site.papers, year_of):
        yield ExportSet(year, [*papers], FORMATS)
    formats = [each for each in FORMATS if each.is_by_group]
    groups: Iterable[Topic | Named] = (*site.listed_topics, *site.venues)
    for each in groups:
        yield ExportSet(each.export, each.group.papers, formats)


def year_of(paper: Paper) -> str:
    """Return the name of the year whose files a paper is in."""
    return paper.date[:4] or UNDATED


class ExportTexts:
    """What papers are in each format; what is in several files is made once."""

    def __init__(
        self,
        address: str,
        pages: Callable[[Paper], str],
        known: TextOf[bytes | None] = lambda _format, _paper: None,
        shared_keys: Collection[str] = (),
    ) -> None:
        """`address` is that of the site; `pages` returns the text of a page that people wrote.

        `known` returns what need not be made; papers with `shared_keys` are cited by their slugs.
        """
        self._address = address
        self._pages = pages
        self._known = known
        self._shared_keys = shared_keys
        self._kept: dict[tuple[str, str], bytes] = {}

    def of(self, format_: ExportFormat, paper: Paper) -> bytes:
        """Return a paper in a format."""
        is_kept = format_.is_by_group and (paper.tags or paper.venue)
        text = self._kept.get((format_.name, paper.slug)) if is_kept else None
        if text is None:
            text = self._known(format_, paper) or self._made(format_, paper)
            if is_kept:
                self._kept[format_.name, paper.slug] = text
        return text

    def _made(self, format_: ExportFormat, paper: Paper) -> bytes:
        address = public_address(self._address, paper_address(paper.slug))
        page = self._pages(paper) if format_.has_pages else ""
        if format_.is_cited:
            paper = as_cited(paper, self._shared_keys)
        return format_.text(paper, address, page).encode()


def set_files(papers: ExportSet, text_of: TextOf[bytes]) -> Iterator[tuple[ExportFile, bytes]]:
    """Yield the files of some papers, format by format, and their contents."""
    for format_ in papers.formats:
        files = _Numbered(Parts(format_), papers.name)
        for paper in papers.papers:
            yield from files.add(text_of(format_, paper))
        yield from files.rest()


class WholeFiles:
    """The files of all papers in a format, made of those of the years, in their order.

    Each consists of whole ones of these, so that few of them differ after an edit.
    """

    def __init__(self, format_: ExportFormat, pack: Pack = lambda _, data: packed(data)) -> None:
        self._format = format_
        self._files = _Numbered(Parts(format_), WHOLE, pack)

    def add(self, year: ExportFile, data: bytes) -> Iterator[tuple[ExportFile, bytes]]:
        """Add a file of a year, and yield those that are full before."""
        return self._files.add(self._format.texts_in(data, year.papers), year.papers)

    def rest(self) -> Iterator[tuple[ExportFile, bytes]]:
        """Yield the last file, and the same as gzip if it is large."""
        return self._files.rest()


def export_files(
    site: Site, texts: Mapping[str, str], shared_keys: Collection[str] = ()
) -> Iterator[tuple[ExportFile, bytes]]:
    """Yield each file of papers and its contents, one after another, as there may be gigabytes.

    `texts` are the pages that people wrote: slug → text.
    """
    made = ExportTexts(
        site.address, lambda paper: texts.get(paper.slug, ""), shared_keys=shared_keys
    )
    wholes = {format_: WholeFiles(format_) for format_ in FORMATS}
    for papers in export_sets(site):
        for file, data in set_files(papers, made.of):
            yield file, data
            if not file.is_of_group:
                yield from wholes[file.format].add(file, data)
    for whole in wholes.values():
        yield from whole.rest()


def packed(data: bytes) -> bytes:
    """Return a file as gzip."""
    return gzip.compress(data, _LEVEL, mtime=0)


def packed_address(address: str) -> str:
    """Return where a file is as gzip."""
    return f"{address}.gz"


def schema_file() -> tuple[str, bytes]:
    """Return address and contents of the schema of JSON Lines."""
    return SCHEMA, schema()


class _Numbered:
    """The files of an export, numbered from 1."""

    def __init__(self, parts: Parts, name: str, pack: Pack | None = None) -> None:
        """`pack` returns a file as gzip; without it, none is there as gzip as well."""
        self.parts = parts
        self._name = name
        self._pack = pack
        self._numbers = count(1)

    def add(self, text: bytes, papers: int = 1) -> Iterator[tuple[ExportFile, bytes]]:
        """Add papers, and yield the file that is full before."""
        return self._files(self.parts.add(text, papers))

    def rest(self) -> Iterator[tuple[ExportFile, bytes]]:
        """Yield the last file."""
        return self._files(self.parts.rest())

    def _files(self, parts: Iterable[tuple[int, bytes]]) -> Iterator[tuple[ExportFile, bytes]]:
        format_ = self.parts.format
        for papers, data in parts:
            address = export_address(self._name, format_.extension, next(self._numbers))
            file = ExportFile(
                address=address,
                format=format_,
                papers=papers,
                size=len(data),
                name=self._name,
            )
            yield file, data
            if self._pack and len(data) >= _LARGE_BYTES:
                place, small = packed_address(address), self._pack(address, data)
                yield replace(file, address=place, size=len(small), is_packed=True), small


def _is_of_group(name: str) -> bool:
    return "/" in name
