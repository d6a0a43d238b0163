"""What a format is, and what reading a file gives, item by item."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from paper_archive.errors import Problem, Where
from paper_archive.paper import Fields
from paper_archive.sources.source_file import SourceFile


@dataclass(frozen=True, slots=True)
class Record:
    """What a source says of one paper, unchecked."""

    fields: Fields
    where: Where


@dataclass(frozen=True, slots=True)
class Rejected:
    """A record that cannot become a paper, and why."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Warned:
    """What a person should know though no record is rejected."""

    problem: Problem


Item: TypeAlias = Record | Rejected | Warned


class Format(Protocol):
    """One module of this folder: it translates names and shapes, and leaves judging to the gate."""

    @property
    def NAME(self) -> str:  # noqa: N802  # a constant of the module
        """The name of the format, as `--format` takes it."""

    def claims(self, head: bytes) -> bool:
        """Tell whether a file that begins like this is of the format; no other format may."""

    def read(self, file: SourceFile) -> Iterator[Item]:
        """Yield the records of a file in its order, and what could not become one.

        `sources` is not among the fields: `read_source` adds where a paper was seen.

        Raises:
            ArchiveError: when the file as a whole cannot be read.

        """
