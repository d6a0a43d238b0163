"""The addresses of the last release, as its file `addresses.txt` lists them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from paper_archive.archive.files import disk
from paper_archive.errors import ArchiveError, Problem, Where, shown


@dataclass(frozen=True, slots=True)
class Released:
    """The addresses that a release of the site had."""

    path: str
    lines: Mapping[str, int]
    """Address below the root → its line in the file."""


def load_released(path: Path) -> Released:
    """Return the addresses of a list that a build wrote.

    Raises:
        ArchiveError: when the file cannot be read, or is no such list.

    """
    lines: dict[str, int] = {}
    for number, line in enumerate(disk.read_text(path).splitlines(), start=1):
        if not line.startswith("/"):
            message = f"line must be an address that begins with /, not {shown(line)}"
            where = Where(path.as_posix(), number)
            raise ArchiveError([Problem(where, "addresses-list", message)])
        lines.setdefault(line[1:], number)
    return Released(path.as_posix(), lines)
