"""The groups of files that are made of papers and are no pages, with the keys of what they show.

They are written as they are made, because all of them would not fit in memory.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from paper_archive.archive.content import Content
from paper_archive.archive.page import without_notes
from paper_archive.archive.store import written_by_hand
from paper_archive.errors import Where
from paper_archive.plugin.file_groups import Task, Write
from paper_archive.publish.addresses import LLMS, markdown_address
from paper_archive.publish.exports.files import ExportFile, export_files, schema_file
from paper_archive.publish.exports.formats import FORMATS
from paper_archive.publish.exports.llms import llms_txt
from paper_archive.publish.feeds.files import FeedFiles
from paper_archive.publish.files import site_files
from paper_archive.publish.keys import Keys
from paper_archive.publish.site import Site


@dataclass(frozen=True, slots=True)
class DirectFiles:
    """The groups of a site; what they are made of beside it is in all keys."""

    site: Site
    content: Content
    keys: Keys
    texts: Mapping[str, str]
    """Slug → digest of the page that a person may have edited."""

    def exports(self) -> Task:
        """Return the exports; their value is what `exports_of` takes."""

        def make(write: Write) -> list[list[Any]]:
            written = []
            for file, data in export_files(self.site, written_by_hand(self.content.pages)):
                write(file.address, data)
                written.append(_row(file))
            write(*schema_file())
            return written

        site = self.site
        return Task(
            self.keys.of("exports", site.address, site.papers, self.texts, site.vocabulary), make
        )

    def markdown_pages(self) -> Task:
        """Return the page of each paper as Markdown, without notes, whose links lead nowhere."""

        def make(write: Write) -> None:
            for slug, page in self.content.pages.items():
                text = without_notes(page.text, Where(page.path.as_posix()))
                write(markdown_address(slug), text.encode())

        return Task(self.keys.of("markdown", self.texts), make)

    def feeds(self) -> Iterator[Task]:
        """Yield the feed of each page, in both formats, and the list of them."""
        files = FeedFiles(self.site)
        for names, made_of in files.groups():
            yield Task(self.keys.of("feed", names, made_of), _writing(files, names))

    def search(self, version: str) -> Task:
        """Return the search index, and what programs read of the whole site."""

        def make(write: Write) -> None:
            for name, data in site_files(self.site, version).items():
                write(name, data)

        return Task(self.keys.of("search", version, self.site), make)

    def llms(self, description: str, exports: Sequence[ExportFile]) -> Task:
        """Return what programs that read text are told of the site."""

        def make(write: Write) -> None:
            write(LLMS, llms_txt(self.site, description, exports).encode())

        rows = list(map(_row, exports))
        return Task(self.keys.of("llms", description, rows, self.site), make)


def exports_of(rows: Sequence[Sequence[Any]]) -> list[ExportFile]:
    """Return the files of exports that were made in this build or an earlier one."""
    formats = {each.name: each for each in FORMATS}
    return [
        ExportFile(
            address=address,
            format=formats[format_],
            papers=papers,
            size=size,
            name=name,
            is_packed=is_packed,
        )
        for address, format_, papers, size, name, is_packed in rows
    ]


def _row(file: ExportFile) -> list[Any]:
    return [file.address, file.format.name, file.papers, file.size, file.name, file.is_packed]


def _writing(files: Mapping[str, bytes], names: Sequence[str]) -> Callable[[Write], None]:
    def make(write: Write) -> None:
        for name in names:
            write(name, files[name])

    return make
