"""Files of JSON: which of the formats one is, and the objects in it that are records.

One document, JSON Lines, and JSON whose records are Python's `repr` of a dict are read; records may
lie anywhere in a document. A place is the path to the record: `data[3]`.

Source: RFC 8259 (JSON); https://jsonlines.org/.
"""

import ast
import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, Final, TypeAlias

from paper_archive.errors import ArchiveError, Problem, Where
from paper_archive.sources.format import Rejected
from paper_archive.sources.source_file import SourceFile

Object: TypeAlias = Mapping[str, Any]

_KEY: Final = re.compile(rb'["\']([^"\'\\]{1,60})["\']\s*:')
_MARKS: Final[tuple[tuple[str, tuple[frozenset[bytes], ...]], ...]] = tuple(
    (name, tuple(frozenset(keys.encode().split()) for keys in alternatives))
    for name, alternatives in (
        ("paper-archive", ("paper-archive",)),
        # All words of an abstract are keys: they may be "paper" and "summary".
        ("openalex-json", ("abstract_inverted_index", "authorships primary_location")),
        (
            "daily-papers-json",
            (
                "paper upvotes",
                "paper summary",
                "paper authors hidden",
                "upvotes publishedAt summary",
            ),
        ),
        (
            "openreview-json",
            ("forum content invitation", "forum content invitations", "forum content signatures"),
        ),
        ("zotero-json", ("itemType creators", "itemType title")),
        ("crossref-json", ("message-type message", "indexed reference-count content-domain")),
        ("semantic-scholar-json", ("paperId", "citingPaper", "corpusId externalIds")),
        ("arxiv-json", ("authors_parsed", "submitter versions update_date")),
        (
            "csl-json",
            (
                *("issued type", "container-title type", "citation-key type"),
                *("family given type", "id type title URL"),
            ),
        ),
    )
)
"""Format → sets of keys, each of which tells it; the first format that fits is the one."""
_TITLE: Final = re.compile(rb"title|name\Z|paper\Z", re.IGNORECASE)
_DEPTH: Final = 6
"""How deep in a document records are looked for."""


def json_kind(head: bytes) -> str:
    """Return the name of the format of a JSON file that begins like this; empty if unknown.

    JSON of no known service that has titles is a table.
    """
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in {b"{", b"["}:
        return ""
    keys = set(_KEY.findall(head))
    for name, alternatives in _MARKS:
        if any(marks <= keys for marks in alternatives):
            return name
    return "table" if any(map(_TITLE.search, keys)) else ""


def objects_in(
    file: SourceFile, is_record: Callable[[Object], bool], *, with_siblings: bool = False
) -> Iterator[tuple[Object, Where] | Rejected]:
    """Yield the objects that are records, and their places; no records are within others.

    With siblings, whatever else stands in a list of records is one too, and so is a line of JSON
    Lines: what is no object has no fields. Services put `null` in the places of what they lack.

    Raises:
        ArchiveError: when the file is not JSON Lines, and not JSON either.

    """
    if _is_lines(file.head()):
        for number, line in file.lines():
            if line.strip():
                where = Where(file.where.path, number)
                yield from _objects_of_line(line, where, is_record, with_siblings=with_siblings)
        return
    for path, found in walk(_document(file), is_record, with_siblings=with_siblings):
        yield found, Where(file.where.path, None, path or None)


def _document(file: SourceFile) -> Any:
    try:
        return json.loads(file.text(), parse_int=_integer, parse_float=str)
    except json.JSONDecodeError as error:
        place = Where(file.where.path, error.lineno)
        raise ArchiveError([Problem(place, "json", f"not JSON: {error.msg}")]) from error
    except RecursionError as error:
        raise ArchiveError([Problem(file.where, "json", "JSON is nested too deeply")]) from error


def _is_lines(head: bytes) -> bool:
    first, _, rest = head.strip().partition(b"\n")
    return first.startswith(b"{") and first.rstrip().endswith(b"}") and rest[:1] == b"{"


def _objects_of_line(
    line: str, where: Where, is_record: Callable[[Object], bool], *, with_siblings: bool
) -> Iterator[tuple[Object, Where] | Rejected]:
    try:
        document = json.loads(line, parse_int=_integer, parse_float=str)
    except (json.JSONDecodeError, RecursionError) as error:
        reason = getattr(error, "msg", "nested too deeply")
        yield Rejected((Problem(where, "json", f"not JSON: {reason}"),))
        return
    records = [found for _, found in walk(document, is_record)]
    if with_siblings and not records and not isinstance(document, list):
        records = [mapping_of(document)]
    for found in records:
        yield found, where


def strings_in(file: SourceFile) -> Iterator[tuple[str, str]]:
    """Yield each string of a document, and the path to it.

    Raises:
        ArchiveError: when the file is not JSON.

    """
    pending: list[tuple[Any, str]] = [(_document(file), "")]
    while pending:
        value, path = pending.pop()
        if isinstance(value, str):
            yield value, path
        elif isinstance(value, Mapping):
            inner = [(each, f"{path}.{key}".lstrip(".")) for key, each in value.items()]
            pending.extend(reversed(inner))
        elif isinstance(value, list):
            pending.extend(
                (each, f"{path}[{number}]") for number, each in reversed(list(enumerate(value)))
            )


def walk(
    value: Any,
    is_record: Callable[[Object], bool],
    path: str = "",
    depth: int = _DEPTH,
    *,
    with_siblings: bool = False,
) -> Iterator[tuple[str, Object]]:
    """Yield path and object of each record in a document, at most `depth` deep.

    With siblings, what stands in a list beside a record, and holds none, is one too.
    """
    deeper = partial(walk, is_record=is_record, depth=depth - 1, with_siblings=with_siblings)
    if isinstance(value, str) and value.startswith("{'"):
        value = _python_dict(value)
    if isinstance(value, Mapping) and is_record(value):
        yield path, value
    elif isinstance(value, Mapping) and depth:
        for key, inner in value.items():
            yield from deeper(inner, path=f"{path}.{key}".lstrip("."))
    elif isinstance(value, list) and depth:
        are_records = with_siblings and any(map(is_record, dicts_in(value)))
        for number, inner in enumerate(value):
            found = list(deeper(inner, path=f"{path}[{number}]"))
            is_sibling = are_records and not found and not isinstance(inner, list)
            yield from [(f"{path}[{number}]", mapping_of(inner))] if is_sibling else found


def _python_dict(text: str) -> Any:
    """Return the dict that a text shows as Python prints it, or nothing."""
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError, RecursionError, MemoryError):
        return None


def _integer(digits: str) -> int | str:
    """Return a number of JSON; one of thousands of digits would take Python's `int` too long."""
    return int(digits) if len(digits) < 20 else digits


def text_of(value: object) -> str:
    """Return text or a number as text; the first of a list; empty for anything else."""
    if isinstance(value, list):
        return text_of(value[0]) if value else ""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return ""
    return str(value)


def count_of(value: object) -> int | None:
    """Return a count; None if it is not a whole number, 0 or more."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def bare(value: object) -> object:
    """Return the value in an object that has nothing else, as OpenReview writes its values."""
    return value["value"] if isinstance(value, Mapping) and [*value] == ["value"] else value


def mapping_of(value: object) -> Object:
    """Return an object as it is, and an empty one for anything else."""
    return value if isinstance(value, Mapping) else {}


def dicts_in(value: object) -> list[Object]:
    """Return the objects of a list; none if it is not a list."""
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []
