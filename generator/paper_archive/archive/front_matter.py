"""Front-matter: YAML written so that it cannot be misread, and read so that nothing is guessed.

Written as `key: <JSON value>`, one line each: JSON is YAML, and what is in quotes stays text. Read
as YAML with the scalars of JSON, so that `No`, `2024-05-22` and `1_000` are text as a person meant.

Source: YAML 1.2.2, chapter 10.2, the JSON schema.
"""

import json
import re
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Final, NoReturn, TypeAlias

import yaml

from paper_archive.errors import ArchiveError, Problem, Where, shown
from paper_archive.text import clean

Lines: TypeAlias = dict[str, int]
"""Key → the line on which it stands."""

_FIRST_LINE: Final = 2
"""Where front-matter begins on its page, below the opening `---`."""
_JSON_LINE: Final = re.compile(r'([a-z_]+): (".*"|\[.*\]|\{.*\}|0|[1-9]\d*)\n?\Z')
_UNPRINTABLE: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def line(key: str, value: object) -> str:
    """Return the line that says `key: value`."""
    name = key if re.fullmatch(r"[A-Za-z_][\w-]*", key) else _json(key)
    return f"{name}: {_json(value)}\n"


def read(text: str, where: Where) -> tuple[dict[str, object], Lines]:
    """Return what the front-matter says, and the line of each key on its page.

    Lines that are `key: <JSON>`, as ours are, are read as JSON: ten times faster than YAML.

    Raises:
        ArchiveError: when it is not YAML, not `key: value` lines, or says a key twice.

    """
    fields: dict[str, object] = {}
    lines: Lines = {}
    for number, each in enumerate(StringIO(text), start=_FIRST_LINE):
        match = _JSON_LINE.match(each)
        if match is None or match[1] in fields:
            return _read_yaml(text, where)
        try:
            fields[match[1]] = json.loads(match[2], parse_constant=_no_constant)
        except ValueError:
            return _read_yaml(text, where)
        lines[match[1]] = number
    return fields, lines


def replace_key(text: str, key: str, new: str, order: Sequence[str], where: Where) -> str:
    """Return the text with the lines of a key replaced by `new`; empty takes them away.

    A key that is not there yet comes below the keys that stand before it in `order`.
    """
    lines = list(StringIO(text))
    starts = {name: number - _FIRST_LINE for name, number in read(text, where)[1].items()}
    if key in starts:
        start, end = starts[key], _end_of_value(lines, starts[key], starts.values())
    else:
        above = [starts[name] for name in order[: order.index(key)] if name in starts]
        start = end = _end_of_value(lines, max(above), starts.values()) if above else 0
    return "".join((*lines[:start], new, *lines[end:]))


def _end_of_value(lines: list[str], start: int, starts: Iterable[int]) -> int:
    """Return the first line after a value; comments above the next key belong to that key."""
    end = min((other for other in starts if other > start), default=len(lines))
    while end > start + 1 and lines[end - 1].lstrip()[:1] in ("", "#"):
        end -= 1
    return end


def _no_constant(name: str) -> NoReturn:
    """Refuse NaN and Infinity, which Python takes for JSON; YAML reads them as text."""
    raise ValueError(name)


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # C where built
    """YAML whose plain scalars are those of JSON: null, booleans, numbers; all else is text."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012


for _tag, _pattern in {
    "null": r"(~|null|)\Z",
    "bool": r"(true|false)\Z",
    "int": r"-?(0|[1-9]\d*)\Z",
    "float": r"-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?\Z",
}.items():
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), None)


def _read_yaml(text: str, where: Where) -> tuple[dict[str, object], Lines]:
    loader = Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return {}, {}
        if not isinstance(node, yaml.MappingNode) or node.flow_style:
            message = f"front-matter must be `key: value` lines, not {shown(text)}"
            raise ArchiveError([Problem(Where(where.path, _FIRST_LINE), "front-matter", message)])
        lines: Lines = {}
        twice = []
        for key, _ in node.value:
            number = key.start_mark.line + _FIRST_LINE
            if lines.setdefault(str(key.value), number) != number:
                message = f"{key.value} must stand once, not again"
                twice.append(Problem(Where(where.path, number), "key-once", message))
        if twice:
            raise ArchiveError(twice)
        fields = loader.construct_document(node)
        json.dumps(fields, allow_nan=False)  # what JSON does not know we could not write again
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        raise ArchiveError([_not_yaml(error, where)]) from error
    finally:
        loader.dispose()
    return {str(key): value for key, value in fields.items()}, lines


def _not_yaml(error: Exception, where: Where) -> Problem:
    mark = cause = None
    if isinstance(error, yaml.MarkedYAMLError):
        # What never ends is to be mended where it begins.
        is_unended = "end of stream" in (error.problem or "")
        mark = (is_unended and error.context_mark) or error.problem_mark or error.context_mark
        cause = ", ".join(filter(None, (error.context, error.problem)))
    place = Where(where.path, (mark.line if mark else 0) + _FIRST_LINE)
    return Problem(
        place, "yaml", f"front-matter must be YAML, not this: {clean(cause or str(error))}"
    )
