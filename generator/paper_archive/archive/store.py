"""The content folder: where files are, and what is in them.

content/
  *.md                        pages that people write
  papers/2024/05/<slug>.md    papers by date, as far as known; otherwise in papers/undated/
  papers/imported.jsonl       what was imported (see ledger/)
  topics.yml                  the vocabulary of topics
  redirects.yml               where former addresses lead (see redirects.py)
  addresses.txt               the addresses of the last release (see released.py)
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from paper_archive.archive.files import disk, folders, whole_file
from paper_archive.archive.files.read_before import ReadBefore, read_before
from paper_archive.archive.ledger.entry import Ledger
from paper_archive.archive.ledger.lines import ReadLedger, read_ledger, write_ledger
from paper_archive.archive.markdown.page import read_page_with_warnings, write_page
from paper_archive.archive.topics.topics_file import Topic, read_topics
from paper_archive.errors import ArchiveError, Problem, Where
from paper_archive.paper import Paper

PAPERS: Final = "papers"
UNDATED: Final = "undated"
LEDGER: Final = "papers/imported.jsonl"
CAPTURES: Final = "captures"
TOPICS: Final = "topics.yml"
REDIRECTS: Final = "redirects.yml"
ADDRESSES: Final = "addresses.txt"
_LINK: Final = re.compile(r"\]\(|\]:|\b(?:href|src)\s*=", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """A paper on disk."""

    place: str
    """The path of the file, with forward slashes: five times smaller than a `Path`."""
    text: str
    """With the line ends of the file."""
    paper: Paper
    warnings: Sequence[Problem] = ()
    """What a person should know of the page."""
    has_mark: bool = False
    """Whether the file begins with a byte order mark, which `text` is without."""

    @property
    def path(self) -> Path:
        """The path of the file."""
        return Path(self.place)

    @property
    def marked_text(self) -> str:
        """All that is in the file."""
        return f"{disk.BYTE_ORDER_MARK * self.has_mark}{self.text}"

    @property
    def without_text(self) -> "Page":
        """The page with an empty text."""
        return replace(self, text="")


@dataclass(slots=True)
class Stored:
    """All papers in the folder."""

    pages: dict[str, Page] = field(default_factory=dict)
    """Slug → page, in order of slugs, without pages that have problems."""
    problems: list[Problem] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    """Slugs of the pages with problems."""
    twins: dict[str, list[Page]] = field(default_factory=dict)
    """Slug → pages, of those whose only problem is that there is more than one of them."""
    empty: dict[str, Page] = field(default_factory=dict)
    """Slug → page, of those that hold nothing, as a power loss leaves them."""
    is_whole: bool = True
    """Whether every folder could be read; otherwise there may be more pages."""

    @property
    def papers(self) -> list[Paper]:
        """The papers in order of their slugs."""
        return [page.paper for page in self.pages.values()]


def load(
    content: Path,
    listed: folders.Listing | None = None,
    read: dict[Path, bytes] | None = None,
) -> Stored:
    """Return the pages of the content folder, and the problems of those that cannot be read.

    `listed` is what is below the content folder, if that is known. Of the pages whose bytes were
    `read`, these are taken out, as they would fill memory beside the texts.
    """
    papers = content / PAPERS
    listing = folders.listed_below(papers, listed) if listed else folders.list_files(papers)
    by_slug: defaultdict[str, list[Path]] = defaultdict(list)
    for path in listing.files:
        if path.suffix == ".md":
            by_slug[path.stem].append(path)
    stored = Stored(problems=list(listing.problems), is_whole=not listing.problems)
    before = read_before(content, "pages", len(by_slug))
    for slug in sorted(by_slug):
        _load_slug(slug, by_slug[slug], stored, before, read or {})
    before.save()
    return stored


def _load_slug(
    slug: str,
    paths: list[Path],
    stored: Stored,
    before: ReadBefore[Paper],
    read: dict[Path, bytes],
) -> None:
    pages: list[Page] = []
    for path in paths:
        try:
            page = _page(slug, path, before, read.pop(path, None))
        except ArchiveError as error:
            stored.problems.extend(error.problems)
            continue
        if page.text.strip("\0"):
            pages.append(page)
        else:
            stored.empty[slug] = page
            where = Where(path.as_posix())
            stored.problems.append(Problem(where, "page-empty", "page is empty"))
    if len(paths) == len(pages) == 1:
        stored.pages[slug] = pages[0]
        return
    for path in paths[1:]:
        message = f"{paths[0].as_posix()} has the same name"
        stored.problems.append(Problem(Where(path.as_posix()), "slug-unique", message))
    stored.broken.add(slug)
    if len(paths) > 1:
        stored.empty.pop(slug, None)
    if len(paths) == len(pages):
        stored.twins[slug] = pages


def _page(slug: str, path: Path, before: ReadBefore[Paper], data: bytes | None) -> Page:
    """Return the page in a file, of these bytes if known; if empty, its paper has no title."""
    marked = disk.read_text(path, data, with_mark=True)
    text = marked.removeprefix(disk.BYTE_ORDER_MARK)
    if not text.strip("\0"):
        return Page(path.as_posix(), text, Paper(slug=slug, title=""))
    key = before.key(slug, text)
    known = before.get(key)
    if known is not None:
        return Page(path.as_posix(), text, known, has_mark=marked != text)
    paper, warnings = read_page_with_warnings(text, slug, Where(path.as_posix()))
    if not warnings:  # which name the path
        before.put(key, paper)
    return Page(path.as_posix(), text, paper, warnings, has_mark=marked != text)


def written_by_hand(pages: Mapping[str, Page]) -> dict[str, str]:
    """Return slug → text of the pages that are not as a command would write them."""
    texts = {slug: page.marked_text for slug, page in pages.items()}
    return {slug: text for slug, text in texts.items() if text != write_page(pages[slug].paper)}


def load_topics(content: Path) -> tuple[Topic, ...]:
    """Return the vocabulary; a folder without one has no topics."""
    path = content / TOPICS
    if not disk.is_there(path):
        return ()
    return read_topics(disk.read_bytes(path), Where(path.as_posix()))


def load_ledger(content: Path, known: Ledger | None = None) -> Ledger:
    """Return the ledger; it is empty before the first import.

    It is `known` itself if that was read from the same text.
    """
    path = content / LEDGER
    if not disk.is_there(path):
        return {}
    text = disk.read_text(path)
    if isinstance(known, ReadLedger) and known.is_of(text):
        return known
    before = read_before(content, "ledger", text.count("\n"))
    entries = read_ledger(text, Where(path.as_posix()), before)
    before.save()
    return entries


def save_ledger(content: Path, entries: Ledger, before: Ledger | None = None) -> None:
    """Write the ledger, if it has changed; an empty one is as good as none.

    `before` is how it was read; the lines of entries that did not change stay as they are.
    """
    path, data = content / LEDGER, write_ledger(entries, before).encode()
    if (disk.read_bytes(path) if disk.is_there(path) else b"") != data:
        whole_file.write(path, data)


def place_of(content: Path, paper: Paper, page: Page | None) -> Path:
    """Return the path for the page of a paper; `page` is its page so far, if any.

    A page moves when its date becomes known, unless a person has moved it, made it a link, or
    written links in its notes: from another folder they would lead elsewhere.
    """
    home = content / folder_of(paper)
    if page is None:
        return home / f"{paper.slug}.md"
    if page.path.stem != paper.slug:  # links in its notes lead from where it is
        return page.path.with_name(f"{paper.slug}.md")
    is_ours = page.path.parent == content / folder_of(page.paper) and not page.path.is_symlink()
    may_move = is_ours and not _LINK.search(page.paper.notes)
    return home / page.path.name if may_move else page.path


def folder_of(paper: Paper) -> str:
    """Return the folder for a new page of the paper: `papers/2024/05`, or `papers/undated`."""
    date = paper.date.replace("-", "/")[: len("2024/05")]
    return f"{PAPERS}/{date or UNDATED}"
