"""What a format hands to the gate."""

from dataclasses import dataclass, field
from typing import TypeAlias

from paper_archive.errors import Problem, Where
from paper_archive.paper import Fields

Record: TypeAlias = tuple[Fields, Where]
"""What a source says of one paper, unchecked, and where."""


@dataclass(slots=True)
class Harvest:
    """The records of one file in its order, and what could not become one."""

    records: list[Record] = field(default_factory=list)
    rejected: list[Problem] = field(default_factory=list)
    """One problem for each record that has no fields to check."""
    notices: list[Problem] = field(default_factory=list)
