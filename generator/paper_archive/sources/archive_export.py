r"""The whole of an archive, as `publish/exports` and `paper-archive export` write it: JSON Lines.

    {"paper-archive": 1, "papers": 501}        the version of the format, and how many papers follow
    {"slug": "attention", "title": …, "tags": […], "sources": […], "extra": {…}, "notes": …}
    …

A record is a page, with the name that it has there; `page` is its text where a person wrote it.
Files may be joined one behind another.

Source: `schema` in publish/exports/schema.py.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeGuard

from paper_archive.errors import ArchiveError, Problem, Where, shown
from paper_archive.fields import FIELDS
from paper_archive.sources.format import Item, Record, Rejected, Warned
from paper_archive.sources.json_documents import json_kind
from paper_archive.sources.source_file import SourceFile
from paper_archive.strict_json import read_json
from paper_archive.text import counted
from paper_archive.values import is_undecoded

NAME: Final = "paper-archive"

_VERSION: Final = 1
"""The newest version of the format that is read."""


def claims(head: bytes) -> bool:
    """Tell whether the file is an export of an archive."""
    return json_kind(head) == NAME


def read(file: SourceFile) -> Iterator[Item]:
    """Yield the pages of an archive.

    Raises:
        ArchiveError: when the version is not known, or papers are missing at the end.

    """
    promised: int | None = None
    found = 0
    lines: dict[object, int] = {}
    for number, line in file.lines():
        if not line.strip():
            continue
        where = Where(file.where.path, number)
        read_line = _object(line, where)
        if isinstance(read_line, Mapping) and NAME in read_line:
            promised = (promised or 0) + _promised(read_line, where)
            continue
        if promised is None:
            raise ArchiveError([_unversioned(where)])
        found += 1
        yield from (
            [read_line] if isinstance(read_line, Rejected) else _page(read_line, where, lines)
        )
    if promised is not None and found < promised:
        message = f"file ends after {found:,} of {counted(promised, 'paper')}"
        raise ArchiveError([Problem(file.where, "export-cut", message)])


def _object(line: str, where: Where) -> Mapping[str, Any] | Rejected:
    if is_undecoded(line):
        return Rejected((Problem(where, "encoding", "line is not UTF-8"),))
    try:
        value = read_json(line)
    except (ValueError, RecursionError) as error:
        reason = getattr(error, "msg", None) or str(error)
        return Rejected((Problem(where, "json", f"not JSON: {reason}"),))
    if not isinstance(value, dict):
        return Rejected((Problem(where, "json", f"line must be an object, not {shown(value)}"),))
    return value


def _promised(line: Mapping[str, Any], where: Where) -> int:
    """Return how many papers follow a first line; 0 if it does not say."""
    version, papers = line[NAME], line.get("papers")
    if not _is_count(version) or version < 1:
        message = f"version must be a whole number such as {_VERSION}, not {shown(version)}"
        raise ArchiveError([Problem(where, "export-version", message)])
    if version > _VERSION:
        message = f"export has version {version} of the format, newer than version {_VERSION}"
        raise ArchiveError([Problem(where, "export-version", message)])
    return papers if _is_count(papers) else 0


def _is_count(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _unversioned(where: Where) -> Problem:
    message = f'export must begin with its version, {{"{NAME}": {_VERSION}}}'
    return Problem(where, "export-version", message)


def _page(found: Mapping[str, Any], where: Where, lines: dict[object, int]) -> Iterator[Item]:
    """Yield the record of a page; `lines` has the line of each slug before it."""
    problems = list(_problems(found, where, lines))
    if problems:
        yield Rejected(tuple(problems))
        return
    if isinstance(found.get("slug"), str):
        lines[found["slug"]] = where.line or 0
    page, extra = found.get("page", ""), found.get("extra", {})
    known = {name: value for name, value in found.items() if name in FIELDS}
    others = {name: found[name] for name in found.keys() - known.keys() - {"page", "extra"}}
    for name in sorted(others):
        message = f"{shown(name)} is not a field; it was kept as a key of the page"
        yield Warned(Problem(where, "field-value", message))
    yield Record({"sources": [], **known, **extra, **others}, where, page)


def _problems(
    found: Mapping[str, Any], where: Where, lines: Mapping[object, int]
) -> Iterator[Problem]:
    slug, page, extra = found.get("slug"), found.get("page", ""), found.get("extra", {})
    if isinstance(slug, str) and slug in lines:
        message = f"line {lines[slug]} has the same slug, {shown(slug)}"
        yield Problem(where, "slug-unique", message)
    if not isinstance(page, str):
        yield Problem(where, "field-value", f"page must be text, not {shown(page)}")
    if not isinstance(extra, dict):
        yield Problem(where, "field-value", f"extra must be an object, not {shown(extra)}")
        return
    for name in sorted(extra.keys() & {*FIELDS, *found}):
        message = f"{name} must be a field, not a key of extra"
        yield Problem(where, "field-value", message)
