"""Front-matter: YAML that is written unambiguously and read strictly.

It is written as `key: <JSON value>`, one per line: JSON is YAML, and whatever is in quotes stays
text. It is read as strict YAML (see strict_yaml.py), in which every value can be replaced.
"""

import json
import re
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import Final, NamedTuple, TypeAlias

from paper_archive.archive.markdown.strict_yaml import read_yaml
from paper_archive.archive.markdown.yaml_nodes import Mapping, Node, comments, gaps, plain
from paper_archive.errors import ArchiveError, Problem, Where, shown
from paper_archive.strict_json import read_json

Lines: TypeAlias = dict[str, int]
"""Key → its line in the file."""

_FIRST_LINE: Final = 2
"""The line of a page on which front-matter begins, below the opening `---`."""
_JSON_LINE: Final = re.compile(r'([a-z_]{1,99}): (".*"|\[.*\]|\{.*\}|0|[1-9]\d*)\n?\Z')
_DOCUMENT_MARK: Final = re.compile(r"^(---|\.\.\.)(?=\s)", re.MULTILINE)
_TAB: Final = re.compile(r"^ *\t", re.MULTILINE)
_UNPRINTABLE: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


class Change(NamedTuple):
    """A replacement of the characters of a text from `start` to before `end`."""

    start: int
    end: int
    new: str


class _Entry(NamedTuple):
    """A key with its value, and their place in the front-matter."""

    value: object
    line: int
    start: int
    end: int
    comments: tuple[str, ...]
    """Comments between `start` and `end`."""


def line(key: str, value: object) -> str:
    """Return the line `key: value`, without its line end."""
    name = key if re.fullmatch(r"[A-Za-z_][\w-]*", key) else _json(key)
    return f"{name}: {_json(value)}"


def read(text: str, where: Where) -> tuple[dict[str, object], Lines]:
    """Return the keys and values of front-matter, and the line of each key in the file.

    Raises:
        ArchiveError: when it is not YAML, not `key: value` lines, or has a key twice.

    """
    entries = _entries(text, where)
    values = {key: entry.value for key, entry in entries.items()}
    return values, {key: entry.line for key, entry in entries.items()}


def changes(text: str, new: dict[str, str], order: Sequence[str], where: Where) -> Iterator[Change]:
    """Yield the changes that give keys new lines; a key with an empty line is removed.

    Comments are kept: those after the value unchanged, those between its lines above it. A new key
    is added below the keys that come before it in `order`.
    """
    entries = _entries(text, where)
    first = min((entry.start for entry in entries.values()), default=0)
    margin = text[text.rfind("\n", 0, first) + 1 : first]
    for key, new_line in new.items():
        if key in entries:
            yield _replaced(text, entries[key], margin, new_line)
        else:
            above = [entries[name].end for name in _before(key, order) if name in entries]
            at = _line_end(text, max(above)) if above else 0
            yield Change(at, at, f"{margin}{new_line}\n")


def _before(key: str, order: Sequence[str]) -> Sequence[str]:
    """Return the keys that come before a key; an unknown key comes after all others."""
    return order[: order.index(key)] if key in order else order


def _replaced(text: str, entry: _Entry, margin: str, new_line: str) -> Change:
    if new_line:
        return Change(entry.start, entry.end, f"\n{margin}".join((*entry.comments, new_line)))
    end = _line_end(text, entry.end)
    kept = filter(None, (*entry.comments, text[entry.end : end].strip()))
    return Change(entry.start - len(margin), end, "".join(f"{margin}{each}\n" for each in kept))


def _line_end(text: str, index: int) -> int:
    end = text.find("\n", index)
    return end + 1 if end >= 0 else len(text)


def _entries(text: str, where: Where) -> dict[str, _Entry]:
    """Return key → entry.

    Lines of the form `key: <JSON>`, as we write them, are read as JSON, ten times faster than YAML.
    """
    entries: dict[str, _Entry] = {}
    start = 0
    for number, each in enumerate(StringIO(text), start=_FIRST_LINE):
        match = _JSON_LINE.match(each)
        if match is None or match[1] in entries:
            return _read_yaml(text, where)
        try:
            value = read_json(match[2])
        except ValueError:
            return _read_yaml(text, where)
        entries[match[1]] = _Entry(value, number, start, start + match.end(2), ())
        start += len(each)
    return entries


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _read_yaml(text: str, where: Where) -> dict[str, _Entry]:
    mark = _DOCUMENT_MARK.search(text)
    if mark:
        place = Where(where.path, text.count("\n", 0, mark.start()) + _FIRST_LINE)
        message = "line in the front-matter must not start with --- or ..."
        raise ArchiveError([Problem(place, "front-matter", message)])
    root, problems = read_yaml(text, where, _FIRST_LINE)
    if root is None:
        return {}
    if not isinstance(root, Mapping) or root.is_flow:
        message = f"front-matter must be `key: value` lines, not {shown(text)}"
        raise ArchiveError([Problem(Where(where.path, root.line), "front-matter", message)])
    for key, _ in root.entries:
        if text[text.rfind("\n", 0, key.start) + 1 : key.start].strip():
            message = "key must be the first word on its line"
            problems.append(Problem(Where(where.path, key.line), "yaml", message))
    problems += _tab(text, root, where)
    if problems:
        raise ArchiveError(sorted(problems, key=lambda problem: problem.where.line or 0))
    return {
        str(key.value): _Entry(
            plain(value),
            key.line,
            key.start,
            value.end,
            tuple(comments(text, key, value)),
        )
        for key, value in root.entries
    }


def _tab(text: str, root: Node, where: Where) -> list[Problem]:
    """Return the problem that a line begins with a tab, which YAML does not always allow."""
    for start, end in gaps(root, 0, len(text)):
        tab = _TAB.search(text, start, end)
        if tab:
            number = text.count("\n", 0, tab.start()) + _FIRST_LINE
            return [Problem(Where(where.path, number), "yaml", "line must not start with a tab")]
    return []
