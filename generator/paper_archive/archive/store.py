"""The content folder: where files are, and what is in them.

content/
  *.md                        pages that people write
  papers/2024/05/<slug>.md    papers by date, as far as known; otherwise in papers/undated/
  papers/imported.jsonl       what was imported (see ledger.py)
  topics.yml                  the vocabulary of topics
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from paper_archive.archive import disk, folders, ledger
from paper_archive.archive.page import read_page_with_warnings
from paper_archive.archive.topics import Topic, read_topics
from paper_archive.errors import ArchiveError, Problem, Where
from paper_archive.paper import Paper

PAPERS: Final = "papers"
UNDATED: Final = "undated"
LEDGER: Final = "papers/imported.jsonl"
CAPTURES: Final = "captures"
TOPICS: Final = "topics.yml"


@dataclass(frozen=True, slots=True)
class Page:
    """A paper on disk."""

    path: Path
    text: str
    """With the line ends of the file."""
    paper: Paper
    warnings: Sequence[Problem] = ()
    """What a person should know of the page."""


@dataclass(frozen=True, slots=True)
class Stored:
    """All papers in the folder."""

    pages: dict[str, Page] = field(default_factory=dict)
    """Slug → page, in order of slugs, without pages that have problems."""
    problems: list[Problem] = field(default_factory=list)
    broken: frozenset[str] = frozenset()
    """Slugs of the pages with problems."""
    is_whole: bool = True
    """Whether every folder could be read; otherwise there may be more pages."""

    @property
    def papers(self) -> list[Paper]:
        """The papers in order of their slugs."""
        return [page.paper for page in self.pages.values()]


def load(content: Path) -> Stored:
    """Return the pages of the content folder, and the problems of those that cannot be read."""
    listing = folders.list_files(content / PAPERS)
    paths = [path for path in listing.files if path.suffix == ".md"]
    pages: dict[str, Page] = {}
    problems = list(listing.problems)
    broken: set[str] = set()
    for path in sorted(paths, key=lambda path: (path.stem, path)):
        where = Where(path.as_posix())
        if path.stem in pages:
            first = pages[path.stem].path.as_posix()
            message = f"{first} has the same name"
            problems.append(Problem(where, "slug-unique", message))
            broken.add(path.stem)
            continue
        try:
            text = disk.read_text(path)
            pages[path.stem] = Page(path, text, *read_page_with_warnings(text, path.stem, where))
        except ArchiveError as error:
            problems.extend(error.problems)
            broken.add(path.stem)
    whole = {slug: page for slug, page in pages.items() if slug not in broken}
    return Stored(whole, problems, frozenset(broken), not listing.problems)


def load_topics(content: Path) -> tuple[Topic, ...]:
    """Return the vocabulary; a folder without one has no topics."""
    path = content / TOPICS
    if not disk.is_there(path):
        return ()
    return read_topics(disk.read_bytes(path), Where(path.as_posix()))


def load_ledger(content: Path) -> ledger.Ledger:
    """Return the ledger; it is empty before the first import."""
    path = content / LEDGER
    if not disk.is_there(path):
        return {}
    return ledger.read(disk.read_text(path), Where(path.as_posix()))


def save_ledger(content: Path, entries: ledger.Ledger) -> None:
    """Write the ledger, if it has changed."""
    path, text = content / LEDGER, ledger.write(entries)
    if not disk.is_there(path) or disk.read_text(path) != text:
        disk.write_text(path, text)


def place_of(content: Path, paper: Paper, page: Page | None) -> Path:
    """Return the path for the page of a paper; `page` is its page so far, if any.

    A page moves when its date becomes known, unless a person has moved it or made it a link.
    """
    home = content / folder_of(paper)
    if page is None:
        return home / f"{paper.slug}.md"
    is_ours = page.path.parent == content / folder_of(page.paper) and not page.path.is_symlink()
    return home / page.path.name if is_ours else page.path


def folder_of(paper: Paper) -> str:
    """Return the folder for a new page of the paper: `papers/2024/05`, or `papers/undated`."""
    date = paper.date.replace("-", "/")[: len("2024/05")]
    return f"{PAPERS}/{date or UNDATED}"
