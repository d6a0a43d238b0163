"""The report of enriching from services: what was filled in, and what stayed unknown and why."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from paper_archive.errors import Problem
from paper_archive.workflows.import_report import ImportReport


@dataclass(frozen=True, slots=True)
class Unknown:
    """What a page lacks in the end."""

    slug: str
    lacks: Sequence[str]
    """Names of fields."""
    reasons: Sequence[str]
    """Why, for each service: `arXiv has no paper of this title`."""

    def as_json(self) -> dict[str, Any]:
        """Return it as `--report` writes it."""
        return {"slug": self.slug, "lacks": list(self.lacks), "reasons": list(self.reasons)}


@dataclass(slots=True)
class EnrichReport:
    """What was done."""

    imported: ImportReport = field(default_factory=ImportReport)
    captures: list[str] = field(default_factory=list)
    """The files with the answers, in the order in which they came; of a dry run, none."""
    failed: list[Problem] = field(default_factory=list)
    """Why services could not be asked to the end."""
    noted: list[Problem] = field(default_factory=list)
    """What a person should look at."""
    unknown: list[Unknown] = field(default_factory=list)
    """What pages lack in the end, in the order of their names, without those that are left."""
    asked: int = 0
    """Number of papers that services were asked about."""
    left: int = 0
    """Number of papers that there is something to ask about, beyond the limit."""

    @property
    def is_whole(self) -> bool:
        """Whether everything was asked, and all answers are in the pages."""
        return not (self.failed or self.left or self.imported.content_problems)

    def include(self, imported: ImportReport) -> None:
        """Add what was filled in from some answers to what was before."""
        sources, saved = self.imported.sources, self.imported.saved
        warnings = self.imported.content_warnings
        self.imported = imported
        self.imported.sources[:0] = sources
        self.imported.content_warnings[:0] = warnings
        self.imported.saved += saved

    @property
    def filled(self) -> dict[str, list[str]]:
        """Slug → the fields that its page lacked, and has now."""
        found: dict[str, list[str]] = {}
        for source in self.imported.sources:
            for joined in source.joined:
                if joined.filled:
                    found.setdefault(joined.slug, []).extend(joined.filled)
        return dict(sorted(found.items()))
