"""The content folder, loaded whole: `paper-archive check` and the build both start here."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TypeVar

from paper_archive.archive import store
from paper_archive.archive.addresses.redirects import (
    all_redirects,
    gone_papers,
    load_redirects,
    moved_pages,
)
from paper_archive.archive.addresses.released import Released, load_released
from paper_archive.archive.addresses.renames import follow, renames, with_former_name
from paper_archive.archive.content_files.content_bytes import ContentBytes
from paper_archive.archive.content_files.file_problems import (
    overlooked,
    unpublishable,
    without_address,
)
from paper_archive.archive.content_files.overlooked import is_other_page, keys_of_a_paper
from paper_archive.archive.content_files.published import is_paper, is_published, published_as
from paper_archive.archive.files import disk, folders
from paper_archive.archive.ledger.entry import Ledger
from paper_archive.archive.markdown.page import read_any_front_matter
from paper_archive.archive.notes import check_notes
from paper_archive.archive.recognising.shared_identifiers import shared_identifiers
from paper_archive.archive.topics.broad_topics import broad_topics
from paper_archive.archive.topics.topics_file import Topic
from paper_archive.errors import ArchiveError, Problem, Where
from paper_archive.links import PublishedFiles
from paper_archive.paper import Paper
from paper_archive.redirect import Redirect

_Loaded = TypeVar("_Loaded")


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The content folder, loaded whole."""

    folder: Path
    files: PublishedFiles
    """The files that the site publishes, as pages or unchanged."""
    pages: dict[str, store.Page]
    """Slug → page, in order of slugs."""
    paper_count: int
    """Number of papers, including those whose pages have problems."""
    other_pages: list[Path]
    """Pages that are not papers, in order of their paths."""
    topics: tuple[Topic, ...]
    problems: list[Problem]
    """What must be fixed before the site can be built."""
    former: Mapping[str, str]
    """Slug → former slug of the pages that a person renamed since the last import."""
    redirects: list[Redirect]
    """Where the addresses lead that have no page any more."""
    gone: list[Paper]
    """The papers whose pages were deleted, or merged into others."""
    released: Released | None
    """The addresses of the last release, if the folder has their list."""
    warnings: list[Problem]
    """What a person should know, though the site can be built."""

    @property
    def is_walkable(self) -> bool:
        """Whether walking through the folder and following its links ends."""
        return all(problem.rule != "folder-loop" for problem in self.problems)

    def without_texts(self) -> "Content":
        """Return the same with pages whose texts are empty, for whoever needs the papers only."""
        return replace(self, pages={slug: page.without_text for slug, page in self.pages.items()})

    @property
    def papers(self) -> list[Paper]:
        """The papers in order of their slugs; those renamed by hand have their former name, too."""
        return [with_former_name(page.paper, self.former) for page in self.pages.values()]

    @property
    def other_files(self) -> frozenset[str]:
        """The published files that are not papers, relative to the folder."""
        return frozenset(path for path in self.files.paths if not is_paper(path))

    @property
    def other_addresses(self) -> set[str]:
        """The addresses of pages that are not papers, and of files, below the root of the site."""
        return {published_as(path).removesuffix("index.html") for path in self.other_files}

    def paper_at(self, path: str) -> Paper | None:
        """Return the paper whose page has this path, relative to the folder."""
        page = self.pages.get(PurePosixPath(path).stem) if is_paper(path) else None
        return page.paper if page else None

    def source_of(self, paper: Paper) -> str:
        """Return the path of a paper's page, relative to the folder, with forward slashes."""
        return _below(self.pages[paper.slug].place, self.folder)


def load_content(
    folder: Path, site_names: Collection[str] = (), read: ContentBytes | None = None
) -> Content:
    """Return what is in the folder, or was `read` of it, with all problems; none is raised.

    `site_names` are the names, in lowercase, that the site itself uses at its root.
    """
    found = _Findings()
    listing, pages = (read.listing, read.pages) if read else (folders.list_files(folder), None)
    stored = store.load(folder, listing, pages)
    found.problems += stored.problems
    topics: tuple[Topic, ...] = found.attempt(lambda: store.load_topics(folder), ())
    ledger: Ledger = found.attempt(lambda: store.load_ledger(folder), {})
    found.problems += (each for each in listing.problems if each not in stored.problems)
    files = {_name(path, folder): path for path in listing.files}
    found.warnings += _warnings(stored, {topic.slug for topic in topics}, ledger)
    found.warnings += broad_topics(stored.papers, topics, Where((folder / store.TOPICS).as_posix()))
    renamed = _renamed(stored, ledger)
    found.warnings += shared_identifiers(stored.pages, follow(ledger, renamed))
    found.warnings += _renamed_by_hand(stored, renamed)
    written: list[Redirect] = found.attempt(lambda: load_redirects(folder), [])
    redirects = all_redirects(stored, ledger, renamed, written, folder)
    other_pages = {name: path for name, path in files.items() if is_other_page(name)}
    texts = {
        name: found.attempt(_other_page(path, found), "") for name, path in other_pages.items()
    }
    found.problems += unpublishable(files, listing.folder_links)
    paths = frozenset(filter(is_published, files))
    moved = moved_pages(redirects, stored, folder)
    published = PublishedFiles(paths, folder.resolve().name, moved)
    found.problems += without_address(published, folder, site_names)
    papers = {_below(page.place, folder): page for page in stored.pages.values()}
    notes = check_notes(papers, texts, folder, published, site_names)
    found.problems += notes.problems
    found.warnings += notes.warnings
    found.warnings += overlooked(files, notes.linked)
    paper_count = len(stored.pages) + len(stored.broken)
    if not paper_count:
        found.warnings.append(Problem(Where(folder.as_posix()), "archive-empty", "no papers found"))
    return Content(
        folder=folder,
        files=published,
        pages=stored.pages,
        paper_count=paper_count,
        other_pages=[*other_pages.values()],
        topics=topics,
        former={new: old for old, new in renamed.items()},
        redirects=redirects,
        gone=gone_papers(stored, ledger, renamed),
        released=found.attempt(lambda: _released(folder), None),
        problems=found.problems,
        warnings=found.warnings,
    )


@dataclass(slots=True)
class _Findings:
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    def attempt(self, load: Callable[[], _Loaded], otherwise: _Loaded) -> _Loaded:
        """Return what is loaded, or else keep the problems and return `otherwise`."""
        try:
            return load()
        except ArchiveError as error:
            self.problems.extend(error.problems)
            return otherwise


def _name(path: Path, folder: Path) -> str:
    """Return the path below a folder, ten times as fast as `relative_to`."""
    return "/".join(path.parts[len(folder.parts) :])


def _below(place: str, folder: Path) -> str:
    """Return the part of a path that is below a folder."""
    return place.removeprefix(f"{folder.as_posix().rstrip('/')}/")


def _released(folder: Path) -> Released | None:
    path = folder / store.ADDRESSES
    return load_released(path) if disk.is_there(path) else None


def _renamed(stored: store.Stored, ledger: Ledger) -> dict[str, str]:
    """Return old slug → new slug of the pages that a person renamed."""
    papers = {paper.slug: paper for paper in stored.papers}
    return renames(papers, ledger, stored.broken) if stored.is_whole else {}


def _renamed_by_hand(stored: store.Stored, renamed: Mapping[str, str]) -> Iterator[Problem]:
    for old, new in renamed.items():
        page = stored.pages[new]
        if old not in page.paper.redirects:
            message = f"page was renamed from {old}, which it must list under redirects"
            yield Problem(Where(page.place), "page-renamed", message)


def _warnings(stored: store.Stored, topics: set[str], ledger: Ledger) -> Iterator[Problem]:
    for page in stored.pages.values():
        yield from page.warnings
        entry = ledger.get(page.paper.slug)
        # What a source brought, such as the keywords of a journal, is no mistake of a person.
        brought = entry.source_tags if entry else ()
        for tag in page.paper.tags:
            if topics and tag not in topics and tag not in brought:
                message = f"tag {tag!r} is not a topic in {store.TOPICS}"
                yield Problem(Where(page.place), "tag-known", message)


def _other_page(path: Path, found: _Findings) -> Callable[[], str]:
    """Return a function that loads a page, and warns if it looks like a paper.

    Its front-matter must be YAML, because MkDocs would print anything else into the page.
    """

    def load() -> str:
        text, where = disk.read_text(path), Where(path.as_posix())
        keys = keys_of_a_paper(read_any_front_matter(text, where))
        if keys:
            message = f"page looks like a paper ({', '.join(keys)}), but is not in {store.PAPERS}/"
            found.warnings.append(Problem(where, "page-misplaced", message))
        return text

    return load
