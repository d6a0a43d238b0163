"""Fetching: what services answer is saved as captures, and these are imported.

What came before a service failed, or a person stopped the command, is saved. Repeating the command
asks again, and changes nothing where the answers are the same.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from paper_archive.errors import ArchiveError, Problem, Where
from paper_archive.network import services, zotero
from paper_archive.network.client import Client
from paper_archive.network.failures import ServiceFailed
from paper_archive.network.parts import Missing, Noted, Outcome, Part
from paper_archive.network.services import Service
from paper_archive.network.zotero import Library
from paper_archive.sources.source_file import SourceFile
from paper_archive.workflows.asking.captures import Captures
from paper_archive.workflows.import_report import ImportReport
from paper_archive.workflows.importing import ImportOptions, import_files
from paper_archive.workflows.progress import Progress
from paper_archive.workflows.source_marks.reached import remember, version_reached


@dataclass(slots=True)
class FetchReport:
    """What a fetch did."""

    imported: ImportReport = field(default_factory=ImportReport)
    captures: list[Path] = field(default_factory=list)
    """The files with the answers, in the order in which they came."""
    missing: list[Problem] = field(default_factory=list)
    """What the services do not have."""
    failed: list[Problem] = field(default_factory=list)
    """Why a service could not be asked to the end; empty if it was."""
    noted: list[Problem] = field(default_factory=list)
    """What a person should know of the answers."""

    @property
    def is_whole(self) -> bool:
        """Whether everything that was asked for was answered and imported."""
        return not (self.failed or self.imported.content_problems)


@dataclass(frozen=True, slots=True)
class Destination:
    """Where fetched papers go."""

    content: Path
    day: str
    """The ISO day of the captures."""
    progress: Progress
    is_update: bool = False
    """Take the service's value where it conflicts with a page."""
    topics: tuple[str, ...] = ()
    """Only papers about one of these topics are added; none for all papers."""
    is_dry_run: bool = False
    """Ask and report only; save nothing."""


def fetch(outcomes: Iterable[Outcome], to: Destination) -> FetchReport:
    """Save the answers of services as captures, import them, and return what was done.

    In a dry run, return what would be done.

    Raises:
        ArchiveError: when something cannot be read or written, or another command is running.

    """
    report = FetchReport()
    files = list(_kept(outcomes, to, report))
    if files:
        options = ImportOptions(is_update=to.is_update, topics=to.topics, is_dry_run=to.is_dry_run)
        try:
            report.imported = import_files(files, to.content, options, to.progress)
        except ArchiveError as error:
            report.imported.content_problems.extend(error.problems)
    return report


def _kept(
    outcomes: Iterable[Outcome], to: Destination, report: FetchReport
) -> Iterator[Path | SourceFile]:
    """Yield the captures of answers, or in a dry run the answers; report all else."""
    captures = Captures(to.content, to.day, to.progress.message)
    try:
        for outcome in outcomes:
            match outcome:
                case Part() if to.is_dry_run:
                    yield captures.file(outcome)
                case Part():
                    report.captures.append(captures.keep(outcome))
                    yield report.captures[-1]
                case Missing(service, what):
                    report.missing.append(_problem(service, "paper-unknown", f"has {what}"))
                case Noted(service, message):
                    report.noted.append(_problem(service, "answer-noted", message))
    except ServiceFailed as error:
        report.failed.extend(error.problems)


def fetch_library(client: Client, library: Library, to: Destination) -> FetchReport:
    """Fetch what changed in a library of Zotero since the last time, in the same way.

    The new version is remembered once all of it is imported.

    Raises:
        ArchiveError: as in `fetch`.

    """
    about = f" about {', '.join(to.topics)}" if to.topics else ""
    source = f"zotero {library.name}{about}"
    since = version = version_reached(to.content, source)

    def outcomes() -> Iterator[Outcome]:
        nonlocal version
        parts, version = zotero.changed(client, library, since)
        yield from parts
        if not parts:
            yield Noted(services.ZOTERO, f"nothing changed in {library.name}")

    report = fetch(outcomes(), to)
    if report.is_whole and not to.is_dry_run:
        remember(to.content, source, version, to.progress.message)
    return report


def _problem(service: Service, rule: str, message: str) -> Problem:
    return Problem(Where(service.title), rule, message)
