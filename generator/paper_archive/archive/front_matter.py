"""Front-matter: YAML written so that it cannot be misread, and read so that nothing is guessed.

Written as `key: <JSON value>`, one line each: JSON is YAML, and what is in quotes stays text. Read
as strict YAML (see strict_yaml.py), of which every value can be replaced again.
"""

import json
import re
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import Any, Final, NamedTuple, NoReturn, TypeAlias

from paper_archive.archive.strict_yaml import DEEPEST, read_yaml
from paper_archive.archive.yaml_nodes import Mapping, Node, comments, gaps, plain
from paper_archive.errors import ArchiveError, Problem, Where, shown

Lines: TypeAlias = dict[str, int]
"""Key → the line on which it stands."""

_FIRST_LINE: Final = 2
"""Where front-matter begins on its page, below the opening `---`."""
_JSON_LINE: Final = re.compile(r'([a-z_]{1,99}): (".*"|\[.*\]|\{.*\}|0|[1-9]\d*)\n?\Z')
_DOCUMENT_MARK: Final = re.compile(r"^(---|\.\.\.)(?=\s)", re.MULTILINE)
_TAB: Final = re.compile(r"^ *\t", re.MULTILINE)
_UNPRINTABLE: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


class Change(NamedTuple):
    """Characters of a text, from `start` to before `end`, that become others."""

    start: int
    end: int
    new: str


class _Entry(NamedTuple):
    """A key with its value, and the characters of the front-matter that are both."""

    value: object
    line: int
    start: int
    end: int
    comments: tuple[str, ...]
    """Comments between the two ends."""


def line(key: str, value: object) -> str:
    """Return the line that says `key: value`, without its end."""
    name = key if re.fullmatch(r"[A-Za-z_][\w-]*", key) else _json(key)
    return f"{name}: {_json(value)}"


def read(text: str, where: Where) -> tuple[dict[str, object], Lines]:
    """Return what the front-matter says, and the line of each key on its page.

    Raises:
        ArchiveError: when it is not YAML, not `key: value` lines, or says a key twice.

    """
    entries = _entries(text, where)
    values = {key: entry.value for key, entry in entries.items()}
    return values, {key: entry.line for key, entry in entries.items()}


def changes(text: str, new: dict[str, str], order: Sequence[str], where: Where) -> Iterator[Change]:
    """Yield what must change for keys to have new lines; a key with an empty one is taken away.

    Comments stay: behind the value as they are, between its lines above it. A key that is not there
    yet comes below the keys that stand before it in `order`.
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
    """Return the keys above which a key does not come; one that is not ours comes below all."""
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

    Lines that are `key: <JSON>`, as ours are, are read as JSON: ten times faster than YAML.
    """
    entries: dict[str, _Entry] = {}
    start = 0
    for number, each in enumerate(StringIO(text), start=_FIRST_LINE):
        match = _JSON_LINE.match(each)
        if match is None or match[1] in entries:
            return _read_yaml(text, where)
        try:
            value = _read_json(match[2])
        except ValueError:
            return _read_yaml(text, where)
        entries[match[1]] = _Entry(value, number, start, start + match.end(2), ())
        start += len(each)
    return entries


def _read_json(text: str) -> object:
    """Return a JSON value; ValueError if it is none that YAML reads alike, which then says why."""
    if text.count("[") + text.count("{") > DEEPEST:
        raise ValueError
    value = json.loads(text, parse_constant=_refuse, parse_float=_finite, object_pairs_hook=_unique)
    if "\\u" in text:
        json.dumps(value, ensure_ascii=False).encode()  # half a character cannot be written
    return value


def _refuse(name: str) -> NoReturn:
    """Refuse NaN and Infinity, which Python takes for JSON; YAML reads them as text."""
    raise ValueError(name)


def _finite(text: str) -> float:
    number = float(text)
    if number in {float("inf"), float("-inf")}:
        raise ValueError(text)
    return number


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return found


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
    """Return the problem that a tab begins a line: behind another value it would be an error."""
    for start, end in gaps(root, 0, len(text)):
        tab = _TAB.search(text, start, end)
        if tab:
            number = text.count("\n", 0, tab.start()) + _FIRST_LINE
            return [Problem(Where(where.path, number), "yaml", "line must not start with a tab")]
    return []
