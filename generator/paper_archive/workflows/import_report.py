"""The report of an import: the outcomes of records, and the problems of each file."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from paper_archive.archive.merge import Conflict
from paper_archive.errors import Problem, Where
from paper_archive.sources import SourceRead
from paper_archive.text import counted

MOST_OTHERS: Final = 20
"""Up to this many files of no known format in a folder are a problem each; more are one warning."""
OUTCOMES: Final = ("new", "changed", "same", "rejected")


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
    """Problems of pages that could not be read or written, and of the ledger."""
    content_warnings: list[Problem] = field(default_factory=list)
    """Pages that were joined with another page of the paper, and files that were skipped."""
    saved: int = 0
    """Number of pages that were written."""

    def without_others(
        self, reads: Sequence[SourceRead], in_folders: Collection[str]
    ) -> list[SourceRead]:
        """Return the files without those of no known format in folders, if these are many.

        They are one warning then: a folder may have thousands of files that are not papers.
        """
        others = [read.path for read in reads if read.is_other and read.path in in_folders]
        if len(others) > MOST_OTHERS:
            skipped = counted(len(others), "file")
            message = f"skipped {skipped} of no known format, such as {others[0]}"
            where = Where(others[0].rpartition("/")[0] or ".")
            self.content_warnings.append(Problem(where, "files-skipped", message))
            skipped_paths = set(others)
            reads = [read for read in reads if read.path not in skipped_paths]
        return list(reads)

    @property
    def problems(self) -> list[Problem]:
        """All problems, those of the content folder first."""
        return self.content_problems + [each for source in self.sources for each in source.problems]

    @property
    def outcomes(self) -> Counter[str]:
        """The four counts over all files."""
        return sum((source.outcomes for source in self.sources), Counter[str]())
