"""The groups of files that are exports: those of a year, a topic or a venue, and all papers."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeAlias

from paper_archive.archive.content import Content
from paper_archive.archive.store import written_by_hand
from paper_archive.paper import Paper
from paper_archive.plugin.files.file_groups import FileGroups, Task, Write
from paper_archive.plugin.files.year_texts import YearTexts, line_of
from paper_archive.publish.exports.files import (
    ExportFile,
    ExportSet,
    ExportTexts,
    WholeFiles,
    export_sets,
    packed,
    packed_address,
    schema_file,
    set_files,
)
from paper_archive.publish.exports.formats import FORMATS, ExportFormat
from paper_archive.publish.keys import Keys
from paper_archive.publish.site import Site

_Row: TypeAlias = list[Any]
"""What `row_of` returns."""
_Value: TypeAlias = tuple[list[_Row], list[str]]
"""The rows of files, and the lines of papers if they are those of a year; see `year_texts`."""


class ExportTasks:
    """The exports of a site; after an edit, only those that have the paper are made anew."""

    def __init__(
        self,
        site: Site,
        content: Content,
        texts: Mapping[str, str],
        keys: Keys,
        groups: FileGroups,
    ) -> None:
        """`texts` is slug → digest of the page that a person may have edited."""
        self._site = site
        self._content = content
        self._digests = texts
        self._keys = keys
        self._groups = groups
        self._made: dict[str, _Value] = {}
        self._paper_keys: dict[str, str] = {}
        years = groups.last_value(self._years_key) or {}
        self._years = {
            year: _files_and_lines(groups.last_value(key)) for year, key in years.items()
        }
        """Those of the last build, if it was of the same code and settings."""
        known = YearTexts(groups, self._years, self._key_of)
        self._texts = ExportTexts(site.address, self._page, known.of, site.shared_keys)

    @cached_property
    def tasks(self) -> Sequence[Task]:
        """Years, topics and venues; the last one makes the files of all papers of the years."""
        sets = [*export_sets(self._site)]
        tasks = [*map(self._task, sets)]
        years = {
            each.name: task.key
            for task, each in zip(tasks, sets, strict=True)
            if not each.is_of_group
        }
        self._groups.keep(self._years_key, years)
        keys = [*years.values()]
        key = self._keys.of("exports of all papers", keys)
        return [*tasks, Task(key, lambda write: self._make_whole(keys, write))]

    def written(self) -> list[ExportFile]:
        """Return all files, once they are written; those of all papers first.

        Raises:
            OSError: when a file cannot be written.
            PluginError: when the process that makes them was ended from outside.

        """
        *others, whole = [self._groups.value(task.key) for task in self.tasks]
        return [file for value in (whole, *others) for file in _files_and_lines(value)[0]]

    def _task(self, papers: ExportSet) -> Task:
        address, found = self._site.address, papers.papers
        pages = [] if papers.is_of_group else [self._digests[paper.slug] for paper in found]
        shared = [paper.slug for paper in found if paper.slug in self._site.shared_keys]
        key = self._keys.of("export", papers.name, address, found, pages, shared)

        def make(write: Write) -> _Value:
            sizes: defaultdict[str, list[int]] = defaultdict(list)

            def text_of(format_: ExportFormat, paper: Paper) -> bytes:
                text = self._texts.of(format_, paper)
                sizes[paper.slug].append(len(text))
                return text

            rows = list(_written(set_files(papers, text_of), write))
            lines = [
                line_of(self._key_of(paper), sizes[paper.slug])
                for paper in (() if papers.is_of_group else found)
            ]
            self._made[key] = rows, lines
            return rows, lines

        return Task(key, make)

    @property
    def _years_key(self) -> str:
        return self._keys.of("years of exports")

    def _key_of(self, paper: Paper) -> str:
        """Return the key of what a paper is in all formats."""
        slug, address = paper.slug, self._site.address
        if slug not in self._paper_keys:
            is_shared = slug in self._site.shared_keys
            self._paper_keys[slug] = self._keys.of(address, paper, self._digests[slug], is_shared)
        return self._paper_keys[slug]

    def _page(self, paper: Paper) -> str:
        """Return the page of a paper if a person wrote it; nothing otherwise."""
        pages = {paper.slug: self._content.pages[paper.slug]}
        return written_by_hand(pages).get(paper.slug, "")

    def _packed(self, address: str, data: bytes) -> bytes:
        """Return a file as gzip: that of the last build, if the same code made it of the same."""
        is_same = self._years and self._groups.stands(address, data)
        known = self._groups.read_standing(packed_address(address)) if is_same else b""
        return known or packed(data)

    def _make_whole(self, years: Sequence[str], write: Write) -> _Value:
        # This process has just made the years that changed; the others stand.
        made = [self._made.get(key) or self._groups.last_value(key) for key in years]
        files = [file for value in made for file in _files_and_lines(value)[0]]
        written: list[_Row] = []
        for format_ in FORMATS:
            whole = WholeFiles(format_, self._packed)
            for year in files:
                if year.format == format_:
                    data = self._groups.read(year.address)
                    written += _written(whole.add(year, data), write)
            written += _written(whole.rest(), write)
        write(*schema_file())
        return written, []


def _written(files: Iterator[tuple[ExportFile, bytes]], write: Write) -> Iterator[_Row]:
    """Write files, and yield their rows."""
    for file, data in files:
        write(file.address, data)
        yield row_of(file)


def row_of(file: ExportFile) -> _Row:
    """Return a file as JSON has it."""
    return [file.address, file.format.name, file.papers, file.size, file.name, file.is_packed]


def _files_and_lines(value: _Value | None) -> tuple[Sequence[ExportFile], Sequence[str]]:
    """Return what is known of files, which are made in this build or an earlier one."""
    rows, lines = value or ([], [])
    return [*map(_file, rows)], lines


def _file(row: _Row) -> ExportFile:
    """Return a file that was made in this build or an earlier one."""
    address, format_, papers, size, name, is_packed = row
    return ExportFile(
        address=address,
        format=next(each for each in FORMATS if each.name == format_),
        papers=papers,
        size=size,
        name=name,
        is_packed=is_packed,
    )
