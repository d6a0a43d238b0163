"""The content folder: the one module that touches the disk.

    content/
      *.md                        pages that people write
      papers/2024/05/<slug>.md    papers by date, as far as it is known; papers/undated/ without one
      papers/imported.jsonl       what imports brought (see ledger.py)
      topics.yml                  the vocabulary of topics

A file is written beside its place and then moved there, so that whoever stops the work finds whole
old or whole new files.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

from paper_archive.archive import ledger
from paper_archive.archive.page import edit_page, read_page, write_page
from paper_archive.archive.topics import Topic, read_topics
from paper_archive.errors import ArchiveError, Problem, Where, not_utf8
from paper_archive.paper import Paper

PAPERS: Final = "papers"
UNDATED: Final = "undated"
LEDGER: Final = "papers/imported.jsonl"
CAPTURES: Final = "captures"
TOPICS: Final = "topics.yml"


@dataclass(frozen=True, slots=True)
class Page:
    """A paper as it lies on disk."""

    path: Path
    text: str
    """Line ends as in the file."""
    paper: Paper


@dataclass(frozen=True, slots=True)
class Stored:
    """All that the folder holds of papers."""

    pages: dict[str, Page] = field(default_factory=dict)
    """Slug → page, in order of slugs; a page with a problem is not among them."""
    problems: list[Problem] = field(default_factory=list)
    broken: frozenset[str] = frozenset()
    """Slugs of the pages with problems."""

    @property
    def papers(self) -> list[Paper]:
        """The papers in order of their slugs."""
        return [page.paper for page in self.pages.values()]


def load(content: Path) -> Stored:
    """Return the pages of the content folder, and the problems of those that cannot be read."""
    pages: dict[str, Page] = {}
    problems: list[Problem] = []
    broken: set[str] = set()
    for path in sorted(markdown_in(content / PAPERS), key=lambda path: (path.stem, path)):
        where = Where(path.as_posix())
        if path.stem in pages:
            first = pages[path.stem].path.as_posix()
            message = f"slug must name one page, not {first} as well"
            problems.append(Problem(where, "slug-unique", message))
            broken.add(path.stem)
            continue
        try:
            text = read_text(path)
            pages[path.stem] = Page(path, text, read_page(text, path.stem, where))
        except ArchiveError as error:
            problems.extend(error.problems)
            broken.add(path.stem)
    whole = {slug: page for slug, page in pages.items() if slug not in broken}
    return Stored(whole, problems, frozenset(broken))


def load_topics(content: Path) -> tuple[Topic, ...]:
    """Return the vocabulary; a folder without one has no topics."""
    path = content / TOPICS
    return read_topics(read_bytes(path), Where(path.as_posix())) if path.exists() else ()


def load_ledger(content: Path) -> ledger.Ledger:
    """Return what imports brought so far; nothing if there was no import yet."""
    path = content / LEDGER
    return ledger.read(read_text(path), Where(path.as_posix())) if path.exists() else {}


def save_ledger(content: Path, entries: ledger.Ledger) -> None:
    """Write what imports brought, if it is other than what is there."""
    path, text = content / LEDGER, ledger.write(entries)
    if not path.exists() or read_text(path) != text:
        write_text(path, text)


def save(content: Path, paper: Paper, page: Page | None) -> Path:
    """Write a paper and return the path of its page; `page` is what is there of it already.

    A page moves when the date becomes known; one that a person put elsewhere stays there.
    """
    if page is None:
        path = content / folder_of(paper) / f"{paper.slug}.md"
        write_text(path, write_page(paper))
        return path
    path = page.path
    is_ours = path.parent == content / folder_of(page.paper)
    if is_ours and folder_of(paper) != folder_of(page.paper):
        path = content / folder_of(paper) / path.name
        path.parent.mkdir(parents=True, exist_ok=True)
        page.path.replace(path)
    write_text(path, edit_page(page.text, paper))
    return path


def folder_of(paper: Paper) -> str:
    """Return where a new page of the paper lies: `papers/2024/05`, or `papers/undated`."""
    date = paper.date.replace("-", "/")[: len("2024/05")]
    return f"{PAPERS}/{date or UNDATED}"


def open_file(path: Path) -> BinaryIO:
    """Return the file, open for reading; the caller closes it.

    Raises:
        OSError: when it cannot be opened.

    """
    return path.open("rb")


def read_bytes(path: Path) -> bytes:
    """Return what a file holds.

    Raises:
        ArchiveError: when it cannot be read.

    """
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"file must be readable: {error.strerror}"
        raise ArchiveError([Problem(Where(path.as_posix()), "file-read", message)]) from error


def read_text(path: Path) -> str:
    """Return the text of a file with its line ends as they are.

    Raises:
        ArchiveError: when it cannot be read or is not UTF-8.

    """
    data = read_bytes(path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ArchiveError([not_utf8(error, Where(path.as_posix()))]) from error


def markdown_in(folder: Path) -> list[Path]:
    """Return the Markdown files below a folder, hidden ones left out."""
    return [path for path in files_in(folder) if path.suffix == ".md"] if folder.is_dir() else []


def files_in(path: Path) -> Iterator[Path]:
    """Yield the files that a path names: itself, or all below the folder but hidden ones."""
    if not path.is_dir():
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(folder, name) for name in sorted(names) if not name.startswith("."))


def write_text(path: Path, text: str) -> None:
    """Write a file whole: beside its place first, then moved there.

    Raises:
        ArchiveError: when it cannot be written; what was there is still there.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            beside.write_bytes(text.encode())
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        message = f"file must be writable: {error.strerror}"
        raise ArchiveError([Problem(Where(path.as_posix()), "file-write", message)]) from error
