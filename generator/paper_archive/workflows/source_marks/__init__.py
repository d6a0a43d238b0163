"""Tables of sources in `captures/`, as JSON: source → what is known of it.

They lie beside the captures and are kept in git with them, one line for each source, sorted.
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from paper_archive.archive.files import disk, whole_file
from paper_archive.errors import ArchiveError, Problem, Where


def read_marks(path: Path, is_mark: Callable[[object], bool], what: str) -> dict[str, Any]:
    """Return source → mark; nothing if there is no file.

    `what` says what the file must be an object of, for a message.

    Raises:
        ArchiveError: when the file cannot be read, or has something else.

    """
    if not disk.is_there(path):
        return {}
    try:
        marks = json.loads(disk.read_text(path))
    except (ValueError, RecursionError) as error:
        raise damaged(path, what) from error
    if not (isinstance(marks, dict) and all(map(is_mark, marks.values()))):
        raise damaged(path, what)
    return marks


def write_marks(path: Path, marks: Mapping[str, Any]) -> None:
    """Write source → mark.

    Raises:
        ArchiveError: when the file cannot be written.

    """
    text = json.dumps(marks, indent=2, sort_keys=True, ensure_ascii=False)
    whole_file.write(path, f"{text}\n")


def damaged(path: Path, what: str) -> ArchiveError:
    """Return the error that a file is not such a table."""
    message = f"file must be an object of {what}"
    return ArchiveError([Problem(Where(path.as_posix()), "versions", message)])
