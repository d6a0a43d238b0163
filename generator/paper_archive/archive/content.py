"""The content folder, loaded whole: `paper-archive check` and the build both start here."""

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
    """What must be fixed before the site can be built."""
    warnings: list[Problem]
    """What a person should know, though the site can be built."""

    @property
    def papers(self) -> list[Paper]:
        """The papers in order of their slugs."""
        return [page.paper for page in self.pages.values()]


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
    problems.extend(_problems_of_other_pages(content))
    warnings = _warnings(stored, {topic.slug for topic in topics})
    return Content(stored.pages, topics, problems, warnings)


def _problems_of_other_pages(content: Path) -> list[Problem]:
    """Return the front-matter that is not YAML: MkDocs ignores it and prints it into the page."""
    problems: list[Problem] = []
    for path in store.markdown_in(content):
        if path.is_relative_to(content / store.PAPERS):
            continue
        try:
            read_any_front_matter(store.read_text(path), Where(path.as_posix()))
        except ArchiveError as error:
            problems.extend(error.problems)
    return problems


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
