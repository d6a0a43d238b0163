"""A source read whole, so that tests can ask what became of its records."""

from collections import Counter
from dataclasses import dataclass, field

from paper_archive.errors import Problem, Where
from paper_archive.paper import Paper
from paper_archive.sources import read_source
from paper_archive.sources.format import Rejected, Warned
from paper_archive.sources.outcomes import Admitted, Reported
from paper_archive.sources.source_file import SourceFile


@dataclass
class Reading:
    """The contents of a source."""

    format: str
    captured: str
    papers: list[tuple[Paper, Where]] = field(default_factory=list)
    rejected: int = 0
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    not_kept: Counter[str] = field(default_factory=Counter)


def read_whole(data: bytes, where: Where, format_name: str = "", captured: str = "") -> Reading:
    """Return everything in a file of these bytes."""
    read = read_source(SourceFile.of_bytes(data, where, captured), format_name)
    reading = Reading(read.format, read.captured)
    for outcome in read.outcomes:
        match outcome:
            case Admitted(paper, place):
                reading.papers.append((paper, place))
                reading.not_kept.update(outcome.not_kept)
            case Rejected(problems):
                reading.rejected += 1
                reading.problems.extend(problems)
            case Reported(problems):
                reading.problems.extend(problems)
            case Warned(problem):
                reading.warnings.append(problem)
    reading.problems.sort(key=lambda problem: problem.where.line or 0)
    return reading
