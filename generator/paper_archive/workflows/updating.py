"""Updating: each source in `archive.yml` is asked for what is new since the last time.

A source that fails does not stop the others. What it answered before is imported, and the next
update begins with the rest. Days are fetched once they are over, as a whole or not at all.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property, partial
from typing import Final, Literal, TypeAlias

from paper_archive.archive import folders
from paper_archive.errors import ArchiveError, Problem
from paper_archive.identifiers import normal_form
from paper_archive.network import arxiv, daily_papers, zotero
from paper_archive.network.client import Client
from paper_archive.network.parts import Outcome
from paper_archive.text import fold
from paper_archive.workflows import naming
from paper_archive.workflows.configuration import Configuration
from paper_archive.workflows.configured_sources import CATALOGS, Source
from paper_archive.workflows.fetching import Destination, FetchReport, fetch, fetch_library
from paper_archive.workflows.importing import ImportOptions, import_files
from paper_archive.workflows.naming import Catalog, Name
from paper_archive.workflows.open_archive import open_archive
from paper_archive.workflows.reached import day_reached, remember

MOST_QUESTIONS: Final = 100
"""How many days of Daily Papers, or weeks of arXiv, one update asks for."""
DAYS_ASKED_AGAIN: Final = 14
"""arXiv lists a paper under the day of its submission, but only some days after it."""

Ending: TypeAlias = Literal["new-papers", "nothing-new", "source-failed"]


@dataclass(slots=True)
class Step:
    """What an update did with one source."""

    source: Source
    report: FetchReport = field(default_factory=FetchReport)
    until: str = ""
    """The last day of which everything is in the archive, if the source has days."""
    behind: list[Problem] = field(default_factory=list)
    """That there is more than one update asks for."""

    @property
    def problems(self) -> list[Problem]:
        """Why not everything could be fetched and imported."""
        return [*self.report.failed, *self.report.imported.problems]

    @property
    def ending(self) -> Ending:
        """How it ended."""
        if self.problems:
            return "source-failed"
        return "new-papers" if self.report.imported.outcomes["new"] else "nothing-new"


@dataclass(slots=True)
class UpdateReport:
    """What an update did."""

    steps: list[Step] = field(default_factory=list)

    @property
    def ending(self) -> Ending:
        """How it ended: a source that failed counts more than new papers."""
        endings = {step.ending for step in self.steps}
        order: tuple[Ending, ...] = ("source-failed", "new-papers", "nothing-new")
        return next((each for each in order if each in endings), "nothing-new")

    def count(self, outcome: str) -> int:
        """Return the number of records with this outcome, such as `new`."""
        return sum(step.report.imported.outcomes[outcome] for step in self.steps)


def update(configuration: Configuration, client: Client, to: Destination) -> UpdateReport:
    """Ask all sources for what is new, import it, and return what was done."""
    work = _Update(configuration, client, to)
    return UpdateReport([work.step(source) for source in configuration.sources])


@dataclass(frozen=True, slots=True)
class _Question:
    """One question about some days."""

    ask: Callable[[], Iterable[Outcome]]
    last: str
    """The last of the days."""
    is_final: bool
    """Whether the answer will stay the same."""


class _Update:
    def __init__(self, configuration: Configuration, client: Client, to: Destination) -> None:
        self._configuration = configuration
        self._client = client
        self._to = to

    def step(self, source: Source) -> Step:
        """Update from one source."""
        step = Step(source)
        to = replace(self._to, topics=tuple(source.texts("topics")))
        try:
            if source.kind == "files":
                self._import(step, to)
            elif source.kind == "zotero":
                library = zotero.library(source.text("library"))
                step.report = fetch_library(self._client, library, to) if library else step.report
            elif source.names:
                self._fetch_names(step, to)
            else:
                self._fetch_days(step, to)
        except ArchiveError as error:
            step.report.failed.extend(error.problems)
        return step

    def _import(self, step: Step, to: Destination) -> None:
        paths = [
            path
            for text in step.source.texts("import")
            for path in folders.matching(self._configuration.folder / text)
        ]
        listings = {path: folders.named_files(path) for path in paths}
        step.report.failed += [each for found in listings.values() for each in found.problems]
        files = [file for found in listings.values() for file in found.files]
        in_folders = {file.as_posix() for file in files} - {path.as_posix() for path in paths}
        if files:
            options = ImportOptions(in_folders=in_folders, topics=to.topics)
            step.report.imported = import_files(files, to.content, options, to.progress)

    def _fetch_names(self, step: Step, to: Destination) -> None:
        """Ask for the papers that the archive lacks."""
        catalog = CATALOGS[step.source.kind]
        lacking = [name for name in step.source.names if not self._has(catalog, name)]
        if lacking:
            step.report = fetch(naming.papers(self._client, catalog, lacking), to)

    def _has(self, catalog: Catalog, name: Name) -> bool:
        """Tell whether the archive has a paper, or had it until a person deleted it."""
        identifier = naming.identifier_of(catalog, name.text)
        if not identifier:
            return ("title", fold(name.text)) in self._known
        return bool({identifier, normal_form(*identifier)} & self._known)

    @cached_property
    def _known(self) -> set[tuple[str, str]]:
        """The identifiers and titles of all papers."""
        archive = open_archive(self._to.content)
        papers = [*archive.papers.values(), *(each.paper for each in archive.entries.values())]
        ids = {pair for paper in papers for pair in paper.ids.items()}
        return ids | {("title", fold(paper.title)) for paper in papers}

    def _fetch_days(self, step: Step, to: Destination) -> None:
        """Ask for the days that are not there yet."""
        source = step.source
        step.until = day_reached(to.content, source.label)
        start = max(source.text("since"), _after(step.until, 1) if step.until else "")
        ask = self._daily_papers if source.kind == "daily-papers" else self._arxiv
        questions = list(ask(source, start))
        until = ""

        def outcomes() -> Iterator[Outcome]:
            nonlocal until
            for question in questions[:MOST_QUESTIONS]:
                yield from list(question.ask())  # a question is answered as a whole or not at all
                until = question.last if question.is_final else until

        step.report = fetch(outcomes(), to)
        if until and not step.report.imported.content_problems:
            remember(to.content, source.label, until, to.progress.message)
            step.until = until
        if questions[MOST_QUESTIONS:]:
            message = f"fetched until {questions[MOST_QUESTIONS - 1].last}; there is more"
            step.behind = [Problem(source.where, "update-behind", message)]

    def _daily_papers(self, _source: Source, start: str) -> Iterator[_Question]:
        last = _after(self._to.day, -1)
        for period in daily_papers.days(start, last) if start <= last else ():
            ask = partial(daily_papers.listed, self._client, period)
            yield _Question(ask, period.last, is_final=True)

    def _arxiv(self, source: Source, start: str) -> Iterator[_Question]:
        """Yield the weeks of which arXiv has all papers, then the days since then."""
        last, final = _after(self._to.day, -1), _after(self._to.day, -DAYS_ASKED_AGAIN)
        while start <= last:
            until = min(_after(start, 6), final) if start <= final else start
            what = arxiv.Search(
                words=source.text("query"),
                category=source.text("category"),
                since=start,
                until=until,
            )
            ask = partial(arxiv.search, self._client, what, arxiv.MOST_RESULTS)
            yield _Question(ask, until, is_final=until <= final)
            start = _after(until, 1)


def _after(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
