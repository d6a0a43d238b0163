"""The report of an update: what became of each source, and how it ended."""

from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from paper_archive.errors import Problem
from paper_archive.workflows.fetching import FetchReport
from paper_archive.workflows.import_report import ImportReport

ENRICH: Final = "enrich"
"""The step that completes pages."""
Ending: TypeAlias = Literal["new-papers", "nothing-new", "source-failed"]


@dataclass(slots=True, kw_only=True)
class Step:
    """What an update did with one source, or to complete pages."""

    kind: str
    """The service as on the command line, `files` or `enrich`."""
    name: str
    """The source in words, which no other has."""
    imported: ImportReport = field(default_factory=ImportReport)
    captures: list[str] = field(default_factory=list)
    """The files with the answers."""
    failed: list[Problem] = field(default_factory=list)
    """Why not everything could be fetched, or the archive could not take it."""
    noted: list[Problem] = field(default_factory=list)
    """What a person should know."""
    until: str = ""
    """The last day of which everything is in the archive, if the source has days."""
    completed: int = 0
    """Number of pages that were filled in."""

    @property
    def problems(self) -> list[Problem]:
        """Why it is not whole."""
        return [*self.failed, *self.imported.source_problems]

    @property
    def ending(self) -> Ending:
        """How it ended."""
        if self.problems:
            return "source-failed"
        return "new-papers" if self.count("new") else "nothing-new"

    def count(self, outcome: Literal["new", "changed"]) -> int:
        """Return the number of records with this outcome; of completing, that of pages."""
        if self.kind == ENRICH:
            return self.completed if outcome == "changed" else 0
        return self.imported.outcomes[outcome]

    def include(self, fetched: FetchReport) -> None:
        """Take over what came of fetching."""
        self.imported = fetched.imported
        self.captures = [path.as_posix() for path in fetched.captures]
        self.failed += [*fetched.failed, *fetched.imported.content_problems]
        self.noted += [*fetched.missing, *fetched.noted, *fetched.imported.content_warnings]


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

    def count(self, outcome: Literal["new", "changed"]) -> int:
        """Return the number of all records with this outcome."""
        return sum(step.count(outcome) for step in self.steps)
