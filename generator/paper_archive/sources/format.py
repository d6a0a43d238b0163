"""What a format is, and the items that it reads from a file."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from paper_archive.errors import Problem, Where
from paper_archive.paper import Fields
from paper_archive.sources.source_file import SourceFile


@dataclass(frozen=True, slots=True)
class Record:
    """What a source says about one paper, unchecked."""

    fields: Fields
    where: Where
    page: str | None = None
    """The text, if the record is a page of another archive; empty if the fields say all of it."""
    not_kept: tuple[str, ...] = ()
    """What else the record says, by its names in the source. Only formats of files that people keep
    fill this in: the records of a service stay there."""
    is_notice: bool = False
    """Whether it is certainly a notice about another paper, whatever its title says."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A record that cannot become a paper, and why."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning; no record is rejected."""

    problem: Problem


@dataclass(frozen=True, slots=True)
class Unwanted:
    """A record that was not read, because `SourceFile.is_wanted` has no use for it."""


Item: TypeAlias = Record | Rejected | Warned | Unwanted


class Format(Protocol):
    """A module of this folder: it translates names and shapes, and does not check values."""

    @property
    def NAME(self) -> str:  # noqa: N802  # a constant of the module
        """The name of the format, as `--format` takes it."""

    def claims(self, head: bytes) -> bool:
        """Tell whether a file that begins like this has the format; no other format may say so."""

    def read(self, file: SourceFile) -> Iterator[Item]:
        """Yield the records of a file in order, and those that are rejected.

        `read_source` adds where a paper was seen, unless the fields include `sources`.

        Raises:
            ArchiveError: when the file as a whole cannot be read.

        """
