"""What is wrong with a content folder: `paper-archive check` and the build ask the same."""

from dataclasses import dataclass
from pathlib import Path

from paper_archive.archive import store
from paper_archive.archive.page import misleading_heading, read_any_front_matter
from paper_archive.archive.topics import Topic
from paper_archive.errors import ArchiveError, Problem, Where
from paper_archive.paper import Paper


@dataclass(frozen=True, slots=True)
class Content:
    """The content folder, read whole."""

    pages: dict[str, store.Page]
    """Slug → page, in order of slugs."""
    topics: tuple[Topic, ...]
    problems: list[Problem]
    """What must be mended before the site can be built."""
    notices: list[Problem]
    """What a person should know though the site can be built."""

    @property
    def papers(self) -> list[Paper]:
        """The papers in order of their slugs."""
        return [page.paper for page in self.pages.values()]


def check(content: Path) -> Content:
    """Return what the folder holds, with every fault of every file."""
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
    problems.extend(_faults_of_other_pages(content))
    notices = _notices(stored, {topic.slug for topic in topics})
    return Content(stored.pages, topics, problems, notices)


def _faults_of_other_pages(content: Path) -> list[Problem]:
    """MkDocs passes over front-matter that is no YAML and prints it into the page."""
    problems: list[Problem] = []
    for path in store.markdown_in(content):
        if path.is_relative_to(content / store.PAPERS):
            continue
        try:
            read_any_front_matter(store.read_text(path), Where(path.as_posix()))
        except ArchiveError as error:
            problems.extend(error.problems)
    return problems


def _notices(stored: store.Stored, known: set[str]) -> list[Problem]:
    notices: list[Problem] = []
    for page in stored.pages.values():
        where = Where(page.path.as_posix())
        heading = misleading_heading(page.text, page.paper, where)
        if heading:
            notices.append(heading)
        for tag in page.paper.tags:
            if known and tag not in known:
                message = f"tag must be a topic of {store.TOPICS}, not {tag!r}"
                notices.append(Problem(where, "tag-known", message))
    return notices
