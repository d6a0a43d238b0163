"""Who was mailed which digest, in a folder `.digests` beside `archive.yml`.

Each digest has a file with a line before and after each message:

    {"recipient": "6dcd4ce23d88e2ee9568ba546c007c63", "state": "begun"}
    {"recipient": "6dcd4ce23d88e2ee9568ba546c007c63", "state": "sent"}

The line before is on the disk before the server gets the message. Where it is the last one of a
recipient, the command was stopped in between: they may have the digest, and never get it again. The
last line of the file may be incomplete: then the message was not begun, or its `begun` is there. A
rest that is longer than a line is damage: without what it held, people would be mailed again.

A recipient is named by a hash of their address. Whoever has it can still tell whether somebody they
know is a recipient, so the folder is as private as the list of them.
"""

import json
from hashlib import sha256
from pathlib import Path
from typing import Final, Literal, TypeAlias

from paper_archive.archive.files import disk, whole_file
from paper_archive.errors import ArchiveError, Problem, Where

FOLDER: Final = ".digests"
LOCK: Final = f"{FOLDER}/.lock"
"""Whoever mails holds it."""
State: TypeAlias = Literal["begun", "sent", "refused"]
_STATES: Final = frozenset(("begun", "sent", "refused"))
_LONGEST: Final = len(json.dumps({"recipient": "0" * 32, "state": "refused"}))


class Mailed:
    """What is known of one digest."""

    def __init__(self, folder: Path, period: str, key: str) -> None:
        """Read the file; `key` tells the digest from others of the period.

        Raises:
            ArchiveError: when it cannot be read.

        """
        self._key = key
        self._path = folder / FOLDER / f"{period}-{_digest(key)[:8]}.jsonl"
        self._states: dict[str, State] = {}
        if disk.is_there(self._path):
            *lines, rest = disk.read_text(self._path).split("\n")
            for number, line in enumerate(lines, start=1):
                name, state = _read(line, Where(self._path.as_posix(), number))
                self._states[name] = state
            if len(rest) > _LONGEST:
                raise _no_line(Where(self._path.as_posix(), len(lines) + 1))
            if rest:
                whole_file.write(self._path, "".join(f"{line}\n" for line in lines))

    def state(self, recipient: str) -> State | None:
        """Return what became of the message to a recipient; None if there was none."""
        return self._states.get(_digest(f"{self._key}\n{recipient}"))

    def note(self, recipient: str, state: State) -> None:
        """Write what becomes of the message to a recipient, and wait until it is on the disk.

        Raises:
            ArchiveError: when it cannot be written.

        """
        name = _digest(f"{self._key}\n{recipient}")
        with disk.failing("file-write", "cannot write the file", self._path):
            self._path.parent.mkdir(parents=True, exist_ok=True)
        line = json.dumps({"recipient": name, "state": state})
        disk.append(self._path, f"{line}\n", is_flushed=True)
        self._states[name] = state


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:32]


def _read(line: str, where: Where) -> tuple[str, State]:
    try:
        values = json.loads(line)
        name, state = values["recipient"], values["state"]
        is_whole = isinstance(name, str) and state in _STATES
    except (ValueError, TypeError, KeyError, RecursionError):
        is_whole = False
    if not is_whole:
        raise _no_line(where)
    return name, state


def _no_line(where: Where) -> ArchiveError:
    message = "line must be an object with recipient and state"
    return ArchiveError([Problem(where, "digest-mailed", message)])
