"""Updating: each source in `archive.yml` is asked for what is new since the last time.

A source that fails does not stop the others. What it answered before is imported, and the next
update begins with the rest. Days are fetched once they are over, as a whole or not at all. In the
end, services are asked for what pages lack, if the file says so.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property, partial
from typing import Final

from paper_archive.archive.files import folders
from paper_archive.errors import ArchiveError, Problem, Where
from paper_archive.identifiers import normal_form
from paper_archive.network import arxiv, daily_papers
from paper_archive.network.client import Client
from paper_archive.network.parts import Outcome
from paper_archive.text import counted, fold
from paper_archive.workflows import enriching
from paper_archive.workflows.asking import naming
from paper_archive.workflows.asking.naming import Catalog, Name
from paper_archive.workflows.configuration import Configuration
from paper_archive.workflows.configuration.sources import Source, library_of
from paper_archive.workflows.enriching import EnrichOptions
from paper_archive.workflows.fetching import Destination, FetchReport, fetch, fetch_library
from paper_archive.workflows.importing import ImportOptions, import_files
from paper_archive.workflows.input_files import named_files
from paper_archive.workflows.open_archive import open_archive
from paper_archive.workflows.source_marks.failing import note_outcomes
from paper_archive.workflows.source_marks.reached import day_reached, remember
from paper_archive.workflows.update_report import ENRICH, Step, UpdateReport

MOST_COMPLETED: Final = 500
"""How many papers one update asks about, to complete their pages."""
MOST_QUESTIONS: Final = 100
"""How many days of Daily Papers, or weeks of arXiv, one update asks for."""
DAYS_ASKED_AGAIN: Final = 14
"""arXiv lists a paper under the day of its submission, but only some days after it."""


def update(configuration: Configuration, client: Client, to: Destination) -> UpdateReport:
    """Ask all sources for what is new, import it, complete pages, and return what was done.

    In a dry run, return what would be done; pages that are not there yet are not completed.
    """
    work = _Update(configuration, client, to)
    steps = [work.step(source) for source in configuration.sources]
    if configuration.enrich is not None:
        steps.append(work.enrich(configuration.enrich))
    if steps and not to.is_dry_run:
        _note_outcomes(steps, to)
    return UpdateReport(steps)


def _note_outcomes(steps: Sequence[Step], to: Destination) -> None:
    """Write which sources failed, so that digests can say that papers are missing."""
    outcomes = {step.name: bool(step.problems) for step in steps if step.name != ENRICH}
    try:
        note_outcomes(to.content, outcomes, to.day, to.progress.message)
    except ArchiveError as error:
        steps[-1].failed.extend(error.problems)


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
        step = Step(kind=source.kind, name=source.label)
        to = replace(self._to, topics=tuple(source.texts("topics")))
        try:
            if source.kind == "files":
                self._import(step, source, to)
            elif source.kind == "zotero":
                step.include(fetch_library(self._client, library_of(source), to))
            elif source.names:
                self._fetch_names(step, source, to)
            else:
                self._fetch_days(step, source, to)
        except ArchiveError as error:
            step.failed.extend(error.problems)
        return step

    def enrich(self, services: Sequence[str]) -> Step:
        """Complete what pages lack."""
        step = Step(kind=ENRICH, name=ENRICH)
        catalogs = [enriching.BY_SERVICE[name] for name in services]
        options = EnrichOptions(
            catalogs=catalogs,
            day=self._to.day,
            limit=MOST_COMPLETED,
            is_dry_run=self._to.is_dry_run,
        )
        try:
            done = enriching.enrich(self._to.content, self._client, options, self._to.progress)
        except ArchiveError as error:
            step.failed.extend(error.problems)
            return step
        step.imported, step.captures, step.completed = (
            done.imported,
            done.captures,
            len(done.filled),
        )
        step.failed += [*done.failed, *done.imported.content_problems]
        step.noted += [*done.noted, *done.imported.content_warnings]
        if done.left:
            verb = "is" if done.left == 1 else "are"
            step.noted.append(_behind(Where(ENRICH), f"{counted(done.left, 'paper')} {verb} left"))
        return step

    def _import(self, step: Step, source: Source, to: Destination) -> None:
        paths = [
            path
            for text in source.texts("import")
            for path in folders.matching(self._configuration.folder / text)
        ]
        listings = {path: named_files(path, to.content) for path in paths}
        step.failed += [each for found in listings.values() for each in found.problems]
        files = [file for found in listings.values() for file in found.files]
        in_folders = {file.as_posix() for file in files} - {path.as_posix() for path in paths}
        if files:
            options = ImportOptions(
                in_folders=in_folders, topics=to.topics, is_dry_run=to.is_dry_run
            )
            step.include(FetchReport(import_files(files, to.content, options, to.progress)))

    def _fetch_names(self, step: Step, source: Source, to: Destination) -> None:
        """Ask for the papers that the archive lacks."""
        catalog = naming.CATALOGS[source.kind]
        lacking = [name for name in source.names if not self._has(catalog, name)]
        if lacking:
            step.include(fetch(naming.papers(self._client, catalog, lacking), to))

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

    def _fetch_days(self, step: Step, source: Source, to: Destination) -> None:
        """Ask for the days that are not there yet."""
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

        fetched = fetch(outcomes(), to)
        step.include(fetched)
        if until and not (to.is_dry_run or fetched.imported.content_problems):
            remember(to.content, source.label, until, to.progress.message)
            step.until = until
        if questions[MOST_QUESTIONS:]:
            message = f"fetched up to {questions[MOST_QUESTIONS - 1].last}; there is more"
            step.noted.append(_behind(source.where, message))

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


def _behind(where: Where, message: str) -> Problem:
    return Problem(where, "update-behind", message)


def _after(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
