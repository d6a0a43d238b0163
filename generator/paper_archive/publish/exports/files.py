"""The exports of a site: all papers in each format, and those of each year, topic and venue.

    export/papers.jsonl, export/papers.2.jsonl, …   all papers, newest first; large ones as .gz, too
    export/2024.bib, export/undated.bib, …          those of a year, in each format
    export/topics/attention.bib, …                  those of a topic, in BibTeX
    export/venues/icml.bib, …                       those of a venue that has a list, in BibTeX

Topics have one format only, because a paper may have several of them; so have venues.
"""

import gzip
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count, groupby
from typing import Final

from paper_archive.paper import Paper
from paper_archive.publish.addresses import (
    EXPORTS,
    export_address,
    paper_address,
    public_address,
)
from paper_archive.publish.exports.formats import FORMATS, ExportFormat
from paper_archive.publish.exports.parts import Parts
from paper_archive.publish.exports.schema import schema
from paper_archive.publish.groups import Named, Topic
from paper_archive.publish.site import Site

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
        return "/" in self.name


def export_files(site: Site, texts: Mapping[str, str]) -> Iterator[tuple[ExportFile, bytes]]:
    """Yield each file of papers and its contents, one after another, as there may be gigabytes.

    `texts` are the pages that people wrote: slug → text.
    """
    wholes = [_Numbered(Parts(format_), WHOLE) for format_ in FORMATS]
    kept: dict[ExportFormat, dict[str, bytes]] = {each: {} for each in FORMATS if each.is_by_group}
    for year, papers in groupby(site.papers, lambda paper: paper.date[:4]):
        years = [_Numbered(Parts(format_), year or UNDATED) for format_ in FORMATS]
        for paper in papers:
            for whole, of_year in zip(wholes, years, strict=True):
                text = _text(whole.parts.format, paper, site, texts)
                yield from whole.add(text)
                yield from of_year.add(text)
                if (paper.tags or paper.venue) and whole.parts.format in kept:
                    kept[whole.parts.format][paper.slug] = text
        for of_year in years:
            yield from of_year.rest()
    for whole in wholes:
        yield from whole.rest()
    for format_, by_slug in kept.items():
        yield from _of_groups(site, format_, by_slug)


def schema_file() -> tuple[str, bytes]:
    """Return address and contents of the schema of JSON Lines."""
    return SCHEMA, schema()


class _Numbered:
    """The files of an export, numbered from 1."""

    def __init__(self, parts: Parts, name: str) -> None:
        self.parts = parts
        self._name = name
        self._numbers = count(1)

    def add(self, text: bytes) -> Iterator[tuple[ExportFile, bytes]]:
        """Add a paper, and yield the file that is full before."""
        return self._files(self.parts.add(text))

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
            if self._name == WHOLE and len(data) >= _LARGE_BYTES:
                packed = gzip.compress(data, _LEVEL, mtime=0)
                yield (
                    replace(file, address=f"{address}.gz", size=len(packed), is_packed=True),
                    packed,
                )


def _text(format_: ExportFormat, paper: Paper, site: Site, texts: Mapping[str, str]) -> bytes:
    address = public_address(site.address, paper_address(paper.slug))
    return format_.text(paper, address, texts.get(paper.slug, "")).encode()


def _of_groups(
    site: Site, format_: ExportFormat, by_slug: Mapping[str, bytes]
) -> Iterator[tuple[ExportFile, bytes]]:
    groups: Iterable[Topic | Named] = (*site.listed_topics, *site.venues)
    for each in groups:
        files = _Numbered(Parts(format_), each.export)
        for paper in each.group.papers:
            yield from files.add(by_slug[paper.slug])
        yield from files.rest()
