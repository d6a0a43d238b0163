"""The report of an import: the outcomes of records, and the problems of each file."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from paper_archive.archive.catalogue import Addition
from paper_archive.archive.merging.merge import Conflict
from paper_archive.archive.merging.twins import Twins
from paper_archive.errors import Problem, Where
from paper_archive.paper import Paper, lacks
from paper_archive.sources import SourceRead
from paper_archive.sources.format import Rejected, Unwanted, Warned
from paper_archive.sources.outcomes import Outcome, Reported
from paper_archive.text import counted

_MOST_OTHERS: Final = 20
"""Up to this many files of no known format in a folder are a problem each; more are one warning."""
ENRICHED: Final = ("authors", "date", "ids", "venue")
"""The fields that are counted where they are unknown."""
OUTCOMES: Final = ("new", "changed", "same", "rejected")


@dataclass(frozen=True, slots=True)
class Joined:
    """A record that joined a page which was there, in the archive or since a record before it."""

    where: Where
    title: str
    """As the record has it."""
    slug: str
    evidence: str
    """What the two have in common."""
    is_weak: bool
    """Whether a person should look at it."""
    is_change: bool
    """Whether the record added something to the page."""
    filled: tuple[str, ...]
    """The fields that the page lacked."""

    def as_json(self) -> dict[str, Any]:
        """Return it as `--report` writes it."""
        return {
            "where": str(self.where),
            "title": self.title,
            "slug": self.slug,
            "evidence": self.evidence,
            "weak": self.is_weak,
            "outcome": "changed" if self.is_change else "same",
            "filled": list(self.filled),
        }


@dataclass(slots=True)
class SourceReport:
    """What became of the records of one file; each is counted in exactly one outcome."""

    read: SourceRead
    outcomes: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    joined: list[Joined] = field(default_factory=list)
    filled: Counter[str] = field(default_factory=Counter)
    """Field → number of pages that lacked it."""
    not_kept: Counter[str] = field(default_factory=Counter)
    """Field as the source names it → number of records that have it, though no page keeps it."""
    undated: int = 0
    """Number of new papers without the day of a capture, which no feed has."""
    untagged: int = 0
    """Number of new papers without a topic."""
    only_sources: int = 0
    """Number of changed records that added to their page no more than that it is in this file."""

    def count(self, outcome: Outcome) -> None:
        """Add an outcome that is not a paper: its count, its problems or its warning."""
        match outcome:
            case Unwanted():
                self.outcomes["other"] += 1
            case Rejected(problems):
                self.outcomes["rejected"] += 1
                self.problems.extend(problems)
            case Reported(problems):
                self.problems.extend(problems)
            case Warned(problem):
                self.warnings.append(problem)

    def as_json(self, outcomes: Iterable[str] = OUTCOMES) -> dict[str, Any]:
        """Return the report as `--report` writes it, with these outcomes."""
        return {
            "path": self.read.path,
            "format": self.read.format,
            "records": self.outcomes.total(),
            **{outcome: self.outcomes[outcome] for outcome in outcomes},
            "problems": [problem.as_json() for problem in self.problems],
            "notices": [warning.as_json() for warning in self.warnings],
            "conflicts": [asdict(conflict) for conflict in self.conflicts],
            "joined": [each.as_json() for each in self.joined],
            "not_kept": dict(self.not_kept.most_common()),
        }


@dataclass(slots=True)
class ImportedRecord:
    """A record and its outcome."""

    source: SourceReport
    record: Paper
    where: Where
    is_named: bool
    """Whether it names its page."""
    page: str | None = None
    """The text of `Admitted.page`."""
    addition: Addition | None = None
    """None if it was rejected."""
    problems: tuple[Problem, ...] = ()

    def reject(self, problems: tuple[Problem, ...]) -> None:
        """Count the record as rejected, for these reasons."""
        self.addition, self.problems = None, problems

    def report(self) -> None:
        """Add the outcome to the report of the file."""
        self.source.outcomes[self.addition.outcome if self.addition else "rejected"] += 1
        self.source.problems.extend(self.problems)
        if self.addition:
            is_dated = any(source.captured for source in self.record.sources)
            self.source.undated += self.addition.outcome == "new" and not is_dated
            self.source.untagged += self.addition.is_untagged
            self.source.only_sources += self.addition.is_only_source
            self.source.warnings.extend(self.addition.warnings)
            self.source.conflicts.extend(self.addition.conflicts)
            self.source.filled.update(self.addition.filled)
            self._report_join(self.addition)

    def _report_join(self, addition: Addition) -> None:
        if addition.match is None:
            return
        verdict, is_change = addition.match.verdict, addition.outcome == "changed"
        joined = Joined(
            *(self.where, self.record.title, addition.slug, verdict.evidence, verdict.is_weak),
            is_change=is_change,
            filled=addition.filled,
        )
        self.source.joined.append(joined)


@dataclass(slots=True)
class ImportReport:
    """What an import did."""

    sources: list[SourceReport] = field(default_factory=list)
    content_problems: list[Problem] = field(default_factory=list)
    """Problems of pages that could not be read or written, and of the ledger."""
    content_warnings: list[Problem] = field(default_factory=list)
    """Pages that were joined with another page of the paper, and files that were skipped."""
    papers: Mapping[str, Paper] = field(default_factory=dict)
    """Slug → paper as it is now; of `enrich` only."""
    saved: int = 0
    """Number of pages that were written."""

    def without_others(
        self, reads: Sequence[SourceRead], in_folders: Collection[str]
    ) -> list[SourceRead]:
        """Return the files without those of no known format in folders, if these are many.

        They are one warning then: a folder may have thousands of files that are not papers.
        """
        others = [read.path for read in reads if read.is_other and read.path in in_folders]
        if len(others) > _MOST_OTHERS:
            skipped = counted(len(others), "file")
            message = f"skipped {skipped} of no known format, such as {others[0]}"
            where = Where(others[0].rpartition("/")[0] or ".")
            self.content_warnings.append(Problem(where, "files-skipped", message))
            skipped_paths = set(others)
            reads = [read for read in reads if read.path not in skipped_paths]
        return list(reads)

    def drop_solved(self, written: Collection[str], joined: Mapping[str, Twins]) -> None:
        """Drop the problems of pages that are solved now, and report which pages were joined."""
        self.content_problems = [
            problem
            for problem in self.content_problems
            if problem.rule not in {"page-empty", "slug-unique"}
            or Path(problem.where.path).stem not in written
        ]
        for twins in (twins for slug, twins in joined.items() if slug in written):
            for page in twins.others:
                message = f"joined into {twins.kept.path.as_posix()}; deleted"
                where = Where(page.place)
                self.content_warnings.append(Problem(where, "page-joined", message))

    @property
    def unknown(self) -> Counter[str]:
        """Field → number of papers of which it is not known; of `enrich` only."""
        papers = self.papers.values()
        return Counter(name for paper in papers for name in ENRICHED if lacks(paper, name))

    @property
    def problems(self) -> list[Problem]:
        """All problems, those of the content folder first."""
        return self.content_problems + self.source_problems

    @property
    def source_problems(self) -> list[Problem]:
        """The problems of all files."""
        return [each for source in self.sources for each in source.problems]

    @property
    def source_warnings(self) -> list[Problem]:
        """The warnings of all files."""
        return [each for source in self.sources for each in source.warnings]

    @property
    def outcomes(self) -> Counter[str]:
        """The four counts over all files."""
        return sum((source.outcomes for source in self.sources), Counter[str]())
