"""Answers of services as captures: kept as they came, so that pages can be made again from them.

The name of a capture says which service answered, when, and what the question was:
`arxiv-2026-11-27-1706.03762.xml`. A digest is added where the question does not fit into a name,
and a number (`_2`) where a question had another answer on the same day. An answer that says the
same of every paper as the latest capture of its question is not kept again.

What `enrich` asked for is in a folder of its own: these answers fill in pages, and bring none.
"""

import hashlib
import itertools
import re
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Final

from paper_archive.archive import store
from paper_archive.archive.files import disk, folders, whole_file
from paper_archive.archive.writing.lock import locked
from paper_archive.errors import Where
from paper_archive.network.parts import Part
from paper_archive.network.services import Service
from paper_archive.paper import fields_of
from paper_archive.sources import read_source
from paper_archive.sources.outcomes import Admitted
from paper_archive.sources.source_file import SourceFile

ENRICHED: Final = f"{store.CAPTURES}/enriched"
_LABEL_CHARS: Final = 60
_NAME: Final = re.compile(
    r"(?P<service>[a-z-]+)-(?P<day>\d{4}-\d\d-\d\d)-(?P<label>[^_]+)(?:_\d+)?\Z"
)


class Captures:
    """The captures of an archive, to which answers are added."""

    def __init__(
        self, content: Path, day: str, show: Callable[[str], None], folder: str = store.CAPTURES
    ) -> None:
        """Read which captures there are; new ones are of this ISO day."""
        self._content = content
        self._folder = content / folder
        self._day = day
        self._show = show
        self._known: defaultdict[tuple[str, str], list[Path]] = defaultdict(list)
        for path in folders.list_files(self._folder).files:
            is_ours = folder == ENRICHED or not is_enriched(path.as_posix())
            if is_ours and (name := _NAME.match(path.stem)):
                self._known[name["service"], name["label"]].append(path)

    def keep(self, part: Part) -> Path:
        """Return the capture of an answer, which is whole on the disk.

        Raises:
            ArchiveError: when it cannot be written, or another command is running.

        """
        label = _label(part.question)
        if latest := self._latest_that_says(part, label):
            return latest
        known = self._known[part.service.name, label]
        with locked(self._content, "paper-archive fetch", self._show):
            count = len(known)
            path = self._free_path(part.service, label)
            if len(known) > count and (latest := self._latest_that_says(part, label)):
                return latest  # another command asked the same meanwhile
            _create(path, part.answer.body)
        known.append(path)
        return path

    def file(self, part: Part) -> SourceFile:
        """Return an answer as the capture that it would be; nothing is written."""
        label = _label(part.question)
        path = self._latest_that_says(part, label) or self._free_path(part.service, label)
        return SourceFile.of_bytes(part.answer.body, Where(path.as_posix()))

    def _latest_that_says(self, part: Part, label: str) -> Path | None:
        """Return the latest capture of a question, if it says the same as an answer."""
        known = self._known[part.service.name, label]
        latest = max(known, key=_age) if known else None
        if latest and _says(disk.read_bytes(latest)) == _says(part.answer.body):
            return latest
        return None

    def _free_path(self, service: Service, label: str) -> Path:
        """Return a path for a new capture; those that are in its place are known then."""
        known = self._known[service.name, label]
        name = f"{service.name}-{self._day}-{label}"
        for number in itertools.count(1):
            stem = name if number == 1 else f"{name}_{number}"
            path = self._folder / f"{stem}.{service.answers}"
            if not disk.is_there(path):
                return path
            if path not in known:
                known.append(path)
        raise AssertionError  # numbers have no end


def is_enriched(path: str) -> bool:
    """Tell whether a path with forward slashes is that of an answer which fills in pages."""
    return f"/{path}".rpartition("/")[0].endswith(f"/{ENRICHED}")


def _create(path: Path, data: bytes) -> None:
    with disk.failing("file-write", "cannot write the file", path):
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = whole_file.prepare(path, data)
        try:
            whole_file.create(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)


def _label(question: str) -> str:
    """Return a question as a part of a file name, which no other question has."""
    label = re.sub(r"[^a-z0-9.]+", "-", question.lower())[:_LABEL_CHARS].strip("-.")
    if label == question:
        return label
    return f"{label}-{hashlib.sha256(question.encode()).hexdigest()[:8]}".lstrip("-")


def _age(path: Path) -> tuple[str, int]:
    """Return day and number of a capture, by which it is sorted."""
    name, _, number = path.stem.partition("_")
    found = _NAME.match(name)
    return found["day"] if found else "", int(number or 1)


def _says(body: bytes) -> list[object]:
    """Return what an answer says of each paper, without what it says of the request."""
    read = read_source(SourceFile.of_bytes(body, Where("answer")))
    return [
        {name: value for name, value in fields_of(outcome.paper).items() if name != "sources"}
        if isinstance(outcome, Admitted)
        else outcome
        for outcome in read.outcomes
    ]
