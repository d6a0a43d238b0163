"""An import: files become records, records meet the archive, and what changed is saved."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Final

from paper_archive.archive import disk, store
from paper_archive.archive.catalogue import Catalogue
from paper_archive.archive.merge import Conflict
from paper_archive.archive.topics import Vocabulary
from paper_archive.errors import ArchiveError, Problem, Where
from paper_archive.paper import Paper
from paper_archive.sources import Admitted, Faults, SourceRead, read_source
from paper_archive.sources.format import Rejected, Warned
from paper_archive.sources.source_file import SourceFile
from paper_archive.workflows.progress import Progress

OUTCOMES: Final = ("new", "changed", "same", "rejected")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """Options of an import."""

    format_name: str = ""
    """Format of the files; empty to detect it."""
    captured: str = ""
    """ISO day on which the files were saved; empty to take it from their names."""
    is_update: bool = False
    """Take the source's value where it conflicts with a page."""
    is_dry_run: bool = False
    """Report only; save nothing."""
    is_strict: bool = False
    """Save nothing if there is any problem."""


@dataclass(slots=True)
class SourceReport:
    """What became of the records of one file; each is counted in exactly one outcome."""

    read: SourceRead
    outcomes: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Return the report as `--report` writes it."""
        return {
            "path": self.read.path,
            "format": self.read.format,
            "records": self.outcomes.total(),
            **{outcome: self.outcomes[outcome] for outcome in OUTCOMES},
            "problems": [problem.as_json() for problem in self.problems],
            "notices": [warning.as_json() for warning in self.warnings],
            "conflicts": [asdict(conflict) for conflict in self.conflicts],
        }


@dataclass(slots=True)
class ImportReport:
    """What an import did."""

    sources: list[SourceReport] = field(default_factory=list)
    content_problems: list[Problem] = field(default_factory=list)
    """Pages that could not be read, and so could not be changed."""
    saved: int = 0
    """How many pages were written."""

    @property
    def problems(self) -> list[Problem]:
        """All problems, those of the content folder first."""
        return self.content_problems + [each for source in self.sources for each in source.problems]

    @property
    def outcomes(self) -> Counter[str]:
        """The four counts over all files."""
        return sum((source.outcomes for source in self.sources), Counter[str]())


def import_files(
    paths: Iterable[Path], content: Path, options: ImportOptions, progress: Progress
) -> ImportReport:
    """Import the files into the content folder and return what was done.

    The files are taken in order of their capture, so that the order in which they were named does
    not tell in the pages.

    Raises:
        ArchiveError: when the vocabulary, the ledger or a folder of papers cannot be read; nothing
            is saved then.

    """
    stored = store.load(content)
    if not stored.is_whole:
        raise ArchiveError(stored.problems)
    vocabulary = Vocabulary(store.load_topics(content))
    catalogue = Catalogue(
        {slug: page.paper for slug, page in stored.pages.items()},
        store.load_ledger(content),
        stored.broken,
    )
    report = ImportReport(content_problems=stored.problems)
    reads = [
        read_source(_source_file(path, options), options.format_name)
        for path in dict.fromkeys(paths)
    ]
    for read in sorted(reads, key=lambda each: (each.captured, each.path.rpartition("/")[2])):
        report.sources.append(_take(read, catalogue, vocabulary, options))
    if options.is_dry_run or (options.is_strict and report.problems):
        return report
    report.saved = _save(catalogue, stored, content, progress)
    return report


def _source_file(path: Path, options: ImportOptions) -> SourceFile:
    return SourceFile(Where(path.as_posix()), partial(disk.open_file, path), options.captured)


def _take(
    read: SourceRead, catalogue: Catalogue, vocabulary: Vocabulary, options: ImportOptions
) -> SourceReport:
    """Take the records of a file into the catalogue and return what became of each."""
    report = SourceReport(read)
    for outcome in read.outcomes:
        match outcome:
            case Admitted(record, where):
                _take_record(record, where, report, catalogue, vocabulary, options)
            case Rejected(problems):
                report.outcomes["rejected"] += 1
                report.problems.extend(problems)
            case Faults(problems):
                report.problems.extend(problems)
            case Warned(problem):
                report.warnings.append(problem)
    report.problems.sort(key=lambda problem: problem.where.line or 0)
    return report


def _take_record(  # noqa: PLR0913, PLR0917  # what a record meets
    record: Paper,
    where: Where,
    report: SourceReport,
    catalogue: Catalogue,
    vocabulary: Vocabulary,
    options: ImportOptions,
) -> None:
    try:
        taken = catalogue.take(record, where, vocabulary.topics_of, is_update=options.is_update)
    except ArchiveError as error:
        report.outcomes["rejected"] += 1
        report.problems.extend(error.problems)
        return
    report.outcomes[taken.outcome] += 1
    report.warnings.extend(taken.warnings)
    report.conflicts.extend(taken.conflicts)


def _save(catalogue: Catalogue, stored: store.Stored, content: Path, progress: Progress) -> int:
    pages = stored.pages
    changed = [
        paper
        for slug, paper in sorted(catalogue.papers.items())
        if slug not in pages or pages[slug].paper != paper
    ]
    for done, paper in enumerate(changed, start=1):
        store.save(content, paper, pages.get(paper.slug))
        progress(done, len(changed))
    # Last: an entry without its page would say that a person deleted the page.
    store.save_ledger(content, catalogue.ledger)
    return len(changed)
