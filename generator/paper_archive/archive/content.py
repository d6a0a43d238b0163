"""The content folder, loaded whole: `paper-archive check` and the build both start here."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from paper_archive.archive import disk, store
from paper_archive.archive.overlooked import is_other_page, is_overlooked, keys_of_a_paper
from paper_archive.archive.page import misleading_heading, read_any_front_matter
from paper_archive.archive.topics import Topic
from paper_archive.errors import ArchiveError, Problem, Where
from paper_archive.paper import Paper
from paper_archive.values import is_undecoded

_RAW: Final = (f"{store.PAPERS}/", f"{store.CAPTURES}/", store.TOPICS)


@dataclass(frozen=True, slots=True)
class Content:
    """The content folder, read whole."""

    folder: Path
    pages: dict[str, store.Page]
    """Slug → page, in order of slugs."""
    paper_count: int
    """How many pages of papers there are, those with problems included."""
    other_pages: list[Path]
    """Pages that people write beside the papers, in order of their paths."""
    topics: tuple[Topic, ...]
    problems: list[Problem]
    """What must be fixed before the site can be built."""
    warnings: list[Problem]
    """What a person should know, though the site can be built."""

    @property
    def papers(self) -> list[Paper]:
        """The papers in order of their slugs."""
        return [page.paper for page in self.pages.values()]

    def source_of(self, paper: Paper) -> str:
        """Return the path of a paper's page below the folder, with forward slashes."""
        return self.pages[paper.slug].path.relative_to(self.folder).as_posix()


def load_content(content: Path) -> Content:
    """Return what the folder holds, with the problems of every file; none of them is raised."""
    stored = store.load(content)
    topics: tuple[Topic, ...] = ()
    problems = list(stored.problems)
    try:
        topics = store.load_topics(content)
    except ArchiveError as error:
        problems.extend(error.problems)
    try:
        store.load_ledger(content)
    except ArchiveError as error:
        problems.extend(error.problems)
    listing = disk.list_files(content)
    problems.extend(each for each in listing.problems if each not in stored.problems)
    files = {path.relative_to(content).as_posix(): path for path in listing.files}
    other_pages = [path for name, path in files.items() if is_other_page(name)]
    warnings = _warnings(stored, {topic.slug for topic in topics})
    for path in other_pages:
        try:
            warnings.extend(_warnings_of_other_page(path))
        except ArchiveError as error:
            problems.extend(error.problems)
    problems.extend(_problems_of_names(files))
    warnings.extend(_warnings_of_names(files))
    paper_count = len(stored.pages) + len(stored.broken)
    if not paper_count:
        warnings.append(Problem(Where(content.as_posix()), "archive-empty", "no papers found"))
    return Content(content, stored.pages, paper_count, other_pages, topics, problems, warnings)


def is_raw(path: str) -> bool:
    """Tell whether a file of the folder is what pages are made of, and is not itself published."""
    return path.startswith(_RAW)


def _warnings(stored: store.Stored, known: set[str]) -> list[Problem]:
    warnings: list[Problem] = []
    for page in stored.pages.values():
        where = Where(page.path.as_posix())
        heading = misleading_heading(page.text, page.paper, where)
        if heading:
            warnings.append(heading)
        for tag in page.paper.tags:
            if known and tag not in known:
                message = f"tag must be a topic of {store.TOPICS}, not {tag!r}"
                warnings.append(Problem(where, "tag-known", message))
    return warnings


def _warnings_of_other_page(path: Path) -> list[Problem]:
    """Return whether the page looks like a paper.

    Raises:
        ArchiveError: when its front-matter is not YAML; MkDocs would print it into the page.

    """
    where = Where(path.as_posix())
    keys = keys_of_a_paper(read_any_front_matter(disk.read_text(path), where))
    if not keys:
        return []
    message = f"page looks like a paper ({', '.join(keys)}), but is not in {store.PAPERS}/"
    return [Problem(where, "page-misplaced", message)]


def _problems_of_names(files: Mapping[str, Path]) -> list[Problem]:
    """Return the names that are not UTF-8, which no address can hold."""
    message = "name of the file must be UTF-8"
    return [
        Problem(Where(path.as_posix()), "file-name", message)
        for name, path in files.items()
        if is_undecoded(name) and not name.startswith(f"{store.CAPTURES}/")
    ]


def _warnings_of_names(files: Mapping[str, Path]) -> list[Problem]:
    return [
        Problem(Where(path.as_posix()), "file-ignored", "file is not read")
        for name, path in files.items()
        if is_overlooked(name)
    ]
