"""The sources of papers in `archive.yml`: which keys a source has, and what each of them holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from paper_archive.archive.files import disk
from paper_archive.archive.markdown import yaml_nodes
from paper_archive.archive.markdown.yaml_nodes import Node, plain
from paper_archive.errors import ArchiveError, Where, shown
from paper_archive.network import arxiv, daily_papers, zotero
from paper_archive.network.zotero import Library
from paper_archive.tags import is_tag
from paper_archive.text import listed
from paper_archive.values import is_day
from paper_archive.workflows.asking import naming
from paper_archive.workflows.asking.naming import Name, names_in
from paper_archive.workflows.configuration.settings_file import Key, SettingsFile, pairs

_SINCE: Final = {"since": Key("a day like 2026-11-27", is_day)}
_TOPICS: Final = {"topics": Key("topics of topics.yml", is_tag, is_list=True)}
_SEARCH: Final = {
    "query": Key("a search as arXiv takes it, like ti:maps AND au:li", bool),
    "category": Key("a category like cs.CL", arxiv.is_category),
    **_SINCE,
    **_TOPICS,
}
_NAMES: Final = {
    "names": Key("identifiers and titles", bool, is_list=True),
    "names-from": Key("text files with identifiers and titles", bool, is_list=True),
    **_TOPICS,
}
_LIBRARY: Final = {
    "library": Key("a group of Zotero like 12345 or 12345/ABCD2345", zotero.library),
    **_TOPICS,
}
KINDS: Final[Mapping[str, Mapping[str, Key]]] = {
    "daily-papers": {**_SINCE, **_TOPICS},
    "arxiv": _SEARCH,
    "doi": _NAMES,
    "openalex": _NAMES,
    "semantic-scholar": _NAMES,
    "zotero": _LIBRARY,
}
"""Service → the keys beside `fetch`; arXiv has those of names if one of them is there."""
_FILES: Final = {"import": Key("files, folders or patterns", bool, is_list=True), **_TOPICS}
_NEEDED: Final = (("names", "names-from"), ("query", "category"), ("since",), ("library",))
"""A source needs one key of each group that it knows."""
_MOST_LISTED: Final = 3
_FIRST_DAYS: Final = {"daily-papers": daily_papers.FIRST_DAY, "arxiv": arxiv.FIRST_DAY}


@dataclass(frozen=True, slots=True)
class Source:
    """A source of papers: a service, or files."""

    where: Where
    kind: str
    """The service as on the command line, or `files`."""
    values: Mapping[str, tuple[Name, ...]]
    """Key → its texts."""
    names: tuple[Name, ...] = ()
    """The papers that are asked for, those in files included."""

    def text(self, key: str) -> str:
        """Return the value of a key; empty if it is not there."""
        return next(iter(self.texts(key)), "")

    def texts(self, key: str) -> list[str]:
        """Return the values of a key."""
        return [each.text for each in self.values.get(key, ())]

    @property
    def label(self) -> str:
        """The source in words; with other days or topics, it has others."""
        parts = (
            f"{'since ' * (key == 'since')}{listed(self.texts(key), _MOST_LISTED)}"
            for key in ("query", "category", "library", "names", "names-from", "import", "since")
            if self.texts(key)
        )
        about = f" about {', '.join(self.texts('topics'))}" if self.texts("topics") else ""
        return f"{self.kind} {' '.join(parts)}{about}"


def library_of(source: Source) -> Library:
    """Return the library that a source of the kind `zotero` names."""
    library = zotero.library(source.text("library"))
    if not library:
        raise ValueError(source.label)
    return library


def read_sources(file: SettingsFile, node: Node | None, folder: Path, today: str) -> list[Source]:
    """Return the sources of a file; report every mistake to it.

    Paths begin in `folder`; no day is later than `today`.
    """
    return _Reading(file, folder, today).sources(node)


class _Reading:
    """Reads the sources."""

    def __init__(self, file: SettingsFile, folder: Path, today: str) -> None:
        self._file = file
        self._folder = folder
        self._today = today
        self._lines: dict[str, int] = {}
        """Source with all that it says → its line."""

    def sources(self, node: Node | None) -> list[Source]:
        if node is None or plain(node) is None:
            return []
        if not isinstance(node, yaml_nodes.Sequence):
            self._file.report(node.line, "sources must be a list: `- fetch: daily-papers`")
            return []
        return [source for item in node.items if (source := self._source(item))]

    def _source(self, node: Node) -> Source | None:
        keys = {key for key, _ in pairs(node)}
        kind, table = self._kind(node, keys)
        if not table:
            return None
        before = len(self._file.problems)
        entries = self._file.entries(node, table, "source")
        values = self._file.values(entries, table)
        for group in _NEEDED:
            if table.keys() & set(group) and not entries.keys() & set(group):
                self._file.report(node.line, f"source must have the key {' or '.join(group)}")
        source = Source(self._file.where(node.line), kind, values, self._names(kind, values))
        if len(self._file.problems) == before:
            self._check(source)
        return source

    def _kind(self, node: Node, keys: set[str]) -> tuple[str, Mapping[str, Key]]:
        """Return what a source is, and its keys; none if that is not known."""
        if "import" in keys:
            return "files", _FILES
        services = ", ".join(KINDS)
        service = Key(f"one of {services}", KINDS.__contains__)
        given = {key: value for key, value in pairs(node) if key == "fetch"}
        if not given:
            self._file.report(node.line, "source must have the key fetch or import")
            return "", {}
        name = next(iter(self._file.values(given, {"fetch": service})["fetch"]), None)
        if not name:
            return "", {}
        is_named = name.text == "arxiv" and keys & {"names", "names-from"}
        return name.text, {"fetch": service, **(_NAMES if is_named else KINDS[name.text])}

    def _names(self, kind: str, values: Mapping[str, tuple[Name, ...]]) -> tuple[Name, ...]:
        """Return the names in the file, and in the files that it names."""
        names = list(values.get("names", ()))
        try:
            for path in values.get("names-from", ()):
                if not disk.is_there(self._folder / path.text):
                    self._refuse_path("names-from", path)
                    continue
                names += names_in(self._folder / path.text)
            if names:
                naming.check_names(naming.CATALOGS[kind], names)
        except ArchiveError as error:
            self._file.problems.extend(error.problems)
        return tuple(names)

    def _check(self, source: Source) -> None:
        """Report values of which each is allowed, but not all of them together."""
        since, first = source.text("since"), _FIRST_DAYS.get(source.kind, "")
        if since and not first <= since <= self._today:
            message = f"since must lie between {first} and today, not {shown(since)}"
            self._file.report(source.values["since"][0].where.line or 0, message)
        for path in source.values.get("import", ()):
            if not set(path.text) & set("*?[") and not disk.is_there(self._folder / path.text):
                self._refuse_path("import", path)
        line = source.where.line or 0
        said = repr([(key, source.texts(key)) for key in sorted(source.values)])
        first_line = self._lines.setdefault(said, line)
        if first_line != line:
            self._file.report(line, f"source is the same as the one on line {first_line}")

    def _refuse_path(self, key: str, path: Name) -> None:
        message = f"{key} must be an existing file, not {shown(path.text)}"
        self._file.report(path.where.line or 0, message)
