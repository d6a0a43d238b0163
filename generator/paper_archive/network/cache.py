"""Answers that a service may confirm instead of sending them again, in a folder on the disk.

Each file has one answer: a line of JSON with what the service needs to confirm it, then the body.
Deleting the folder costs time, nothing else, so a file that cannot be read or written is ignored.
Keys are in no file and no name.

Source: RFC 9110, 13 (conditional requests); XDG Base Directory Specification.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

MOST_BYTES: Final = 256 << 20
"""How large the folder may be; the answers that were used least recently are deleted."""
_KEPT: Final = ("etag", "last-modified", "last-modified-version", "link", "total-results")
"""The headers that are kept."""


@dataclass(frozen=True, slots=True)
class Cached:
    """An answer that the service may confirm."""

    headers: Mapping[str, str]
    body: bytes

    @property
    def conditions(self) -> dict[str, str]:
        """The headers that ask whether it is still the answer."""
        names = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}
        return {names[key]: text for key, text in self.headers.items() if key in names}


class Cache:
    """The folder of answers."""

    def __init__(self, folder: Path, most_bytes: int = MOST_BYTES) -> None:
        self._folder = folder
        self._most_bytes = most_bytes
        self._bytes = -1  # not known yet

    def find(self, question: str) -> Cached | None:
        """Return the answer to a question, if it is there and whole."""
        path = self._path(question)
        try:
            head, _, body = path.read_bytes().partition(b"\n")
            headers = json.loads(head)
            if headers.pop("question") != question or headers.pop("sha256") != _digest(body):
                return None
            os.utime(path)
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return None
        return Cached(headers, body)

    def keep(self, question: str, headers: Mapping[str, str], body: bytes) -> None:
        """Keep an answer, if the service can confirm it and allows to keep it."""
        kept = {name: headers[name] for name in _KEPT if name in headers}
        if not kept.keys() & {"etag", "last-modified"}:
            return
        if "no-store" in headers.get("cache-control", "").lower():
            return
        head = json.dumps({"question": question, "sha256": _digest(body), **kept})
        path = self._path(question)
        temporary = path.with_name(f".{path.name}.{os.getpid()}")
        with suppress(OSError):  # the command goes on without it
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            data = head.encode() + b"\n" + body
            temporary.write_bytes(data)
            temporary.replace(path)
            self._limit(len(data))

    def _path(self, question: str) -> Path:
        return self._folder / _digest(question.encode())

    def _limit(self, added: int) -> None:
        """Delete the answers that were used least recently, if there are too many."""
        if 0 <= self._bytes + added <= self._most_bytes and self._bytes >= 0:
            self._bytes += added
            return
        files = [(path.stat(), path) for path in self._folder.iterdir()]
        self._bytes = sum(status.st_size for status, _ in files)
        for status, path in sorted(files, key=lambda file: file[0].st_mtime):
            if self._bytes <= self._most_bytes:
                break
            path.unlink()
            self._bytes -= status.st_size


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
