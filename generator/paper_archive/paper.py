"""The record that travels, and the one gate through which loose data becomes one."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from dataclasses import fields as record_fields
from datetime import date as day
from typing import Any, Final, TypeAlias

from paper_archive.errors import ArchiveError, Problem, Where, shown
from paper_archive.text import SLUG_CHARS, clean, clean_paragraphs, slug

Fields: TypeAlias = Mapping[str, object]
"""What a source or a page says of one paper, unchecked; the keys are those of `Paper`."""


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """One place where the paper was seen."""

    name: str
    """File name of the capture or export: `daily-papers-2025-12-10.txt`."""
    captured: str = ""
    """ISO day on which it was saved; empty if unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One paper; plain values only, and what is unknown stays unknown."""

    slug: str
    """Permanent name: file stem and part of the address; chosen once."""
    title: str
    """One line of Unicode text; `$…$` is mathematics."""
    abstract: str = ""
    """Paragraphs, each on one line, a blank line between two; `$…$` is mathematics."""
    date: str = ""
    """Day of publication as far as known: `2024-05-22`, `2024-05`, `2024` or empty."""
    updated: str = ""
    """Last revision, written like `date`."""
    listed: tuple[str, ...] = ()
    """ISO days on which the paper stood on a daily list, sorted."""
    authors: tuple[str, ...] = ()
    """Names in printed order, "Given Family"."""
    author_count: int | None = None
    """How many authors there are, when only that is known."""
    venue: str = ""
    """Short name of the journal or conference."""
    upvotes: int | None = None
    comments: int | None = None
    citations: int | None = None
    """Counts as captured; 0 is a value, None is unknown."""
    tags: tuple[str, ...] = ()
    """Slugs of topics, sorted."""
    ids: Mapping[str, str] = field(default_factory=dict)
    """Scheme → identifier: `arxiv` (without version), `doi`, `openreview`, `acl`, …"""
    links: Mapping[str, str] = field(default_factory=dict)
    """Kind → http(s) address: `pdf`, `code`, `project`, …"""
    sources: tuple[Source, ...] = ()
    """Where the paper was seen, sorted."""
    extra: Mapping[str, object] = field(default_factory=dict)
    """Front-matter keys that are not ours, as they are."""
    notes: str = ""
    """Markdown below the abstract, written by people; begins with a block of its own."""


FIELDS: Final = tuple(each.name for each in record_fields(Paper))
COUNTS: Final = ("upvotes", "comments", "citations")

_ISO: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?\Z")
_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_NAME: Final = re.compile(r"[A-Za-z][\w-]*\Z")
# Neither what ends an attribute, nor controls, lone surrogates and what turns the direction.
_LINK: Final = re.compile(
    r"https?://[^\s<>\"'`\\\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069"
    r"\ud800-\udfff\ufeff]+\Z",
    re.IGNORECASE,
)
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
# A first line of notes that Markdown reads as something else than a paragraph.
_BLOCK: Final = re.compile(
    r" {0,3}(#{1,6}(\s|$)|([-*+]|\d{1,9}[.)])(\s|$)|([-*_] *){3,}$|>|```|~~~|\||<[A-Za-z/!?]|!!! )"
    r"| {4}|\t"
)


class _RefusedError(ValueError):
    """A value is not what its field must be; the text says what that is."""


def admit(fields: Fields, where: Where, lines: Mapping[str, int] | None = None) -> Paper:
    """Return the paper that the fields describe, cleaned; unknown keys become `extra`.

    A paper that has no slug yet gets the one that its title proposes.
    `lines` gives the line of a field where it is known; a problem is shown there.

    Raises:
        ArchiveError: with every field that is not what it must be.

    """
    values: dict[str, Any] = {}
    extra: dict[str, object] = {}
    problems: list[Problem] = []
    for name, value in fields.items():
        if name not in _GATE:
            extra[name] = value
            continue
        if value is None:
            continue
        rule, check = _GATE[name]
        try:
            values[name] = check(value)
        except _RefusedError as refused:
            place = Where(where.path, (lines or {}).get(name, where.line), where.item)
            rule = "encoding" if _is_undecoded(value) else rule
            problems.append(Problem(place, rule, f"{name} must be {refused}, not {shown(value)}"))
    if fields.get("title") is None:
        problems.append(Problem(where, "title-text", "title must be text, not missing"))
    if problems:
        raise ArchiveError(problems)
    values.setdefault("slug", slug(values["title"]))
    return Paper(**values, extra=extra)


def fields_of(paper: Paper) -> dict[str, object]:
    """Return the fields of a paper as JSON knows them, in their order; the inverse of `admit`.

    What is unknown or empty is left out, and `extra` comes last, as the keys it is made of.
    """
    fields = {name: _plain(getattr(paper, name)) for name in FIELDS if name != "extra"}
    known = {name: value for name, value in fields.items() if not is_unknown(value)}
    return known | dict(paper.extra)


def is_unknown(value: object) -> bool:
    """Tell whether a field says nothing; 0 says something."""
    return value is None or value in ("", [], (), {})


def is_slug(text: str) -> bool:
    """Tell whether the text can be the permanent name of a paper or a topic."""
    return len(text) <= SLUG_CHARS and _SLUG.match(text) is not None


def begins_block(line: str) -> bool:
    """Tell whether Markdown reads the line as the start of what is no paragraph.

    The abstract is what stands above the first such line; the notes are the rest.
    """
    return _BLOCK.match(line) is not None


def _is_undecoded(value: object) -> bool:
    """Tell whether bytes that were not UTF-8 are in the text (as lone surrogates, PEP 383)."""
    return isinstance(value, str) and _SURROGATE.search(value) is not None


def _plain(value: object) -> object:
    if isinstance(value, Source):
        return {"name": value.name} | ({"captured": value.captured} if value.captured else {})
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Mapping):
        return dict(value)
    return value


def _str(value: object) -> str:
    if not isinstance(value, str):
        raise _RefusedError("text")
    if _is_undecoded(value):
        raise _RefusedError("UTF-8 text")
    return value


def _line(value: object) -> str:
    return clean(_str(value))


def _title(value: object) -> str:
    title = _line(value)
    if not title:
        raise _RefusedError("text")
    return title


def _paragraphs(value: object) -> str:
    return clean_paragraphs(_str(value))


def _slug(value: object) -> str:
    if not isinstance(value, str) or not is_slug(value):
        raise _RefusedError(f"words of a-z and 0-9 with hyphens, at most {SLUG_CHARS} characters")
    return value


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise _RefusedError("a whole number from 0 on")
    return value


def _date(value: object) -> str:
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if text == "":
        return ""
    if isinstance(text, str) and _ISO.match(text):
        try:
            day.fromisoformat(f"{text}-01-01"[:10])
        except ValueError:
            pass
        else:
            return text
    raise _RefusedError("a real date like 2024-05-22, 2024-05 or 2024")


def _days(value: object) -> tuple[str, ...]:
    days = _list(value, _date, "a list of days like 2024-05-22")
    if not all(len(day) == len("2024-05-22") for day in days):
        raise _RefusedError("a list of days like 2024-05-22")
    return tuple(sorted(set(days)))


def _names(value: object) -> tuple[str, ...]:
    return _list(value, _title, "a list of names")


def _tags(value: object) -> tuple[str, ...]:
    return tuple(sorted(set(_list(value, _slug, "a list of slugs like graph-neural-networks"))))


def _list(value: object, check: Callable[[object], str], what: str) -> tuple[str, ...]:
    if not isinstance(value, (list, tuple)):
        raise _RefusedError(what)
    try:
        return tuple(map(check, value))
    except _RefusedError as refused:
        raise _RefusedError(what) from refused


def _ids(value: object) -> dict[str, str]:
    return _mapping(value, _title, "ids in quotes, each under its scheme")


def _links(value: object) -> dict[str, str]:
    return _mapping(value, _address, "http(s) addresses, each under its kind")


def _address(value: object) -> str:
    if not isinstance(value, str) or not _LINK.match(value.strip()):
        raise _RefusedError("an http(s) address")
    return value.strip()


def _mapping(value: object, check: Callable[[object], str], what: str) -> dict[str, str]:
    if not isinstance(value, Mapping) or not all(
        isinstance(key, str) and _NAME.match(key) for key in value
    ):
        raise _RefusedError(what)
    try:
        return {key: check(value[key]) for key in sorted(value)}
    except _RefusedError as refused:
        raise _RefusedError(what) from refused


def _sources(value: object) -> tuple[Source, ...]:
    if not isinstance(value, (list, tuple)):
        raise _RefusedError("a list of sources")
    return tuple(sorted(set(map(_source, value))))


def _source(value: object) -> Source:
    what = "a list of sources, each with a name and perhaps the day it was captured"
    if isinstance(value, Source):
        return value
    if not isinstance(value, Mapping) or not set(value) <= {"name", "captured"}:
        raise _RefusedError(what)
    try:
        (captured,) = _days([value["captured"]]) if value.get("captured") else ("",)
        return Source(_title(value.get("name")), captured)
    except _RefusedError as refused:
        raise _RefusedError(what) from refused


def _notes(value: object) -> str:
    notes = _str(value)
    if notes and not begins_block(notes.partition("\n")[0]):
        raise _RefusedError("Markdown that begins with a heading")
    return notes


_GATE: Final[Mapping[str, tuple[str, Callable[[object], object]]]] = {
    "slug": ("slug-shape", _slug),
    "title": ("title-text", _title),
    "abstract": ("abstract-text", _paragraphs),
    "date": ("date-iso", _date),
    "updated": ("date-iso", _date),
    "listed": ("listed-days", _days),
    "authors": ("authors-list", _names),
    "author_count": ("count-number", _count),
    "venue": ("venue-text", _line),
    "upvotes": ("count-number", _count),
    "comments": ("count-number", _count),
    "citations": ("count-number", _count),
    "tags": ("tags-list", _tags),
    "ids": ("ids-text", _ids),
    "links": ("links-http", _links),
    "sources": ("sources-list", _sources),
    "notes": ("notes-heading", _notes),
}
"""Field → the rule that it breaks, and the check that returns its clean value."""
