"""Importing: files become records, records are merged into the archive, and changes are saved."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

from paper_archive.archive import disk, journal, store
from paper_archive.archive.catalogue import Catalogue, Taken
from paper_archive.archive.ledger import Ledger
from paper_archive.archive.saving import Change, save, writing
from paper_archive.archive.topics import Vocabulary
from paper_archive.errors import ArchiveError, Problem, Where
from paper_archive.paper import Paper
from paper_archive.sources import Admitted, Reported, read_source
from paper_archive.sources.format import Rejected, Warned
from paper_archive.sources.source_file import SourceFile
from paper_archive.workflows.import_report import ImportReport, SourceReport
from paper_archive.workflows.progress import Progress

MOST_PASSES: Final = 3
"""How often pages are read again because they were edited meanwhile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """Options of an import."""

    format_name: str = ""
    """Format of the files; empty to detect it."""
    captured: str = ""
    """ISO day on which the files were saved; empty to take it from their names."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Field → name of the column of a table that holds it; of others it is guessed."""
    is_update: bool = False
    """Take the source's value where it conflicts with a page."""
    is_dry_run: bool = False
    """Report only; save nothing."""
    is_strict: bool = False
    """Save nothing if there is any problem."""


@dataclass(frozen=True, slots=True)
class _Archive:
    """The archive as it was read, and the catalogue that records are added to."""

    stored: store.Stored
    ledger: Ledger
    vocabulary: Vocabulary
    catalogue: Catalogue

    def changes(self) -> list[Change]:
        """Return the pages that records have changed, in order of their slugs."""
        return [
            Change(
                paper=paper,
                page=self.stored.pages.get(slug),
                entry=self.catalogue.ledger[slug],
                otherwise={slug: self.ledger[slug]} if slug in self.ledger else {},
            )
            for slug, paper in sorted(self.catalogue.papers.items())
            if slug not in self.stored.pages or self.stored.pages[slug].paper != paper
        ]


@dataclass(slots=True)
class _Take:
    """A record and its outcome."""

    source: SourceReport
    record: Paper
    where: Where
    taken: Taken | None = None
    """None if it was rejected."""
    problems: tuple[Problem, ...] = ()

    def report(self) -> None:
        """Add the outcome to the report of the file."""
        self.source.outcomes[self.taken.outcome if self.taken else "rejected"] += 1
        self.source.problems.extend(self.problems)
        if self.taken:
            self.source.warnings.extend(self.taken.warnings)
            self.source.conflicts.extend(self.taken.conflicts)


def import_files(
    paths: Iterable[Path], content: Path, options: ImportOptions, progress: Progress
) -> ImportReport:
    """Import the files into the content folder and return what was done.

    The files are imported in order of their capture, so that the pages do not depend on the order
    on the command line.

    Raises:
        ArchiveError: when the vocabulary, the ledger or a folder of papers cannot be read, or
            another command is running; nothing is saved then.

    """
    report = ImportReport()
    if options.is_dry_run:
        takes = _take_all(paths, _read(content), options, report)
    else:
        with writing(content, "paper-archive import", progress.message):
            archive = _read(content)
            takes = _take_all(paths, archive, options, report)
            has_problems = report.problems or any(take.problems for take in takes)
            if not (options.is_strict and has_problems):
                _save(takes, archive, content, options, progress, report)
    for take in takes:
        take.report()
    for source in report.sources:  # records of one page can share its problems
        once = dict.fromkeys(source.problems)
        source.problems = sorted(once, key=lambda problem: problem.where.line or 0)
    return report


def _read(content: Path) -> _Archive:
    stored = store.load(content)
    if not stored.is_whole:
        raise ArchiveError(stored.problems)
    ledger = journal.load_ledger(content)
    papers = {slug: page.paper for slug, page in stored.pages.items()}
    return _Archive(
        stored,
        ledger,
        Vocabulary(store.load_topics(content)),
        Catalogue(papers, ledger, stored.broken),
    )


def _take_all(
    paths: Iterable[Path], archive: _Archive, options: ImportOptions, report: ImportReport
) -> list[_Take]:
    """Add the records of all files to the catalogue, and return the outcome of each."""
    report.content_problems = archive.stored.problems
    reads = [
        read_source(_source_file(path, options), options.format_name)
        for path in dict.fromkeys(paths)
    ]
    takes: list[_Take] = []
    for read in sorted(reads, key=lambda each: (each.captured, each.path.rpartition("/")[2])):
        source = SourceReport(read)
        report.sources.append(source)
        for outcome in read.outcomes:
            match outcome:
                case Admitted(record, where):
                    takes.append(_Take(source, record, where))
                    _take(takes[-1], archive, options)
                case Rejected(problems):
                    source.outcomes["rejected"] += 1
                    source.problems.extend(problems)
                case Reported(problems):
                    source.problems.extend(problems)
                case Warned(problem):
                    source.warnings.append(problem)
    return takes


def _source_file(path: Path, options: ImportOptions) -> SourceFile:
    opened = partial(disk.open_file, path)
    return SourceFile(Where(path.as_posix()), opened, options.captured, options.columns)


def _take(take: _Take, archive: _Archive, options: ImportOptions) -> None:
    topics_of = archive.vocabulary.topics_of
    take.taken, take.problems = None, ()
    try:
        take.taken = archive.catalogue.take(
            take.record, take.where, topics_of, is_update=options.is_update
        )
    except ArchiveError as error:
        take.problems = error.problems


def _save(  # noqa: PLR0913, PLR0917  # the state of an import
    takes: list[_Take],
    archive: _Archive,
    content: Path,
    options: ImportOptions,
    progress: Progress,
    report: ImportReport,
) -> None:
    """Save the changes; records of pages that were edited meanwhile are merged again."""
    for number in range(MOST_PASSES):
        if number:
            archive = _read(content)
            for take in takes:
                _take(take, archive, options)
        saved = save(
            content, archive.changes(), archive.ledger, archive.catalogue.ledger, progress.pages
        )
        report.saved += saved.written
        takes = [take for take in takes if take.taken and take.taken.slug in saved.unsaved]
        if not saved.is_outdated:
            break
    for take in takes:
        if take.taken:
            take.problems = saved.unsaved[take.taken.slug]
            take.taken = None
    report.content_problems = archive.stored.problems + saved.problems
