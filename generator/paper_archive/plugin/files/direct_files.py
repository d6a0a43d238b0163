"""The groups of files that are made of papers and are no pages, with the keys of what they show.

They are written as they are made, because all of them would not fit in memory.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from paper_archive.archive.content import Content
from paper_archive.archive.markdown.page import without_notes
from paper_archive.errors import Where
from paper_archive.plugin.files.export_tasks import ExportTasks, row_of
from paper_archive.plugin.files.file_groups import FileGroups, Task, Write
from paper_archive.publish.addresses import LLMS, markdown_address
from paper_archive.publish.exports.files import ExportFile
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

    def exports(self, groups: FileGroups) -> ExportTasks:
        """Return the exports, as the groups make them."""
        return ExportTasks(self.site, self.content, self.texts, self.keys, groups)

    def markdown_pages(self) -> Iterator[Task]:
        """Yield the pages of papers as Markdown, without notes, whose links lead nowhere.

        Those of a year are a group.
        """
        for year, papers in groupby(self.site.papers, lambda paper: paper.date[:4]):
            slugs = [paper.slug for paper in papers]
            texts = [self.texts[slug] for slug in slugs]
            yield Task(self.keys.of("markdown", year, slugs, texts), self._markdown_of(slugs))

    def _markdown_of(self, slugs: Sequence[str]) -> Callable[[Write], None]:
        def make(write: Write) -> None:
            for slug in slugs:
                page = self.content.pages[slug]
                text = without_notes(page.text, Where(page.place))
                write(markdown_address(slug), text.encode())

        return make

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

        rows = list(map(row_of, exports))
        return Task(self.keys.of("llms", description, rows, self.site), make)


def _writing(files: Mapping[str, bytes], names: Sequence[str]) -> Callable[[Write], None]:
    def make(write: Write) -> None:
        for name in names:
            write(name, files[name])

    return make
