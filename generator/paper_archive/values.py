"""What each field must be: checks that return the clean value, or say what it must be."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date as day
from typing import Final

from paper_archive.text import SLUG_CHARS, begins_block, clean, clean_paragraphs, is_slug


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """One place where the paper was seen."""

    name: str
    """File name of the capture or export: `daily-papers-2025-12-10.txt`."""
    captured: str = ""
    """ISO day on which it was saved; empty if unknown."""


# Four digits, so that dates sort as text; and the weeks at both ends lie in such years as well.
_ISO: Final = re.compile(r"(?!9999)[1-9]\d{3}(-\d\d(-\d\d)?)?\Z", re.ASCII)
_NAME: Final = re.compile(r"[A-Za-z][\w-]*\Z")
# Neither what ends an attribute, nor controls, lone surrogates and what turns the direction.
_LINK: Final = re.compile(
    r"https?://[^\s<>\"'`\\\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069"
    r"\ud800-\udfff\ufeff]+\Z",
    re.IGNORECASE,
)
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


class RefusedError(ValueError):
    """A value is not what its field must be; the text says what that is."""


def is_undecoded(value: object) -> bool:
    """Tell whether bytes that were not UTF-8 are in the text (as lone surrogates, PEP 383)."""
    return isinstance(value, str) and _SURROGATE.search(value) is not None


def _str(value: object) -> str:
    if not isinstance(value, str):
        raise RefusedError("text")
    if is_undecoded(value):
        raise RefusedError("UTF-8 text")
    return value


def _line(value: object) -> str:
    return clean(_str(value))


def _title(value: object) -> str:
    title = _line(value)
    if not title:
        raise RefusedError("text")
    return title


def _paragraphs(value: object) -> str:
    return clean_paragraphs(_str(value))


def _slug(value: object) -> str:
    if not isinstance(value, str) or not is_slug(value):
        raise RefusedError(f"words of a-z and 0-9 with hyphens, at most {SLUG_CHARS} characters")
    return value


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise RefusedError("a whole number from 0 on")
    return value


def is_date(text: str) -> bool:
    """Tell whether the text is a real day, month or year, from 1000 to 9998."""
    try:
        return bool(_ISO.match(text) and day.fromisoformat(f"{text}-01-01"[:10]))
    except ValueError:
        return False


def is_day(text: str) -> bool:
    """Tell whether the text is a real day, from 1000-01-01 to 9998-12-31."""
    return is_date(text) and len(text) == len("2024-05-22")


def _date(value: object) -> str:
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if isinstance(text, str) and (text == "" or is_date(text)):
        return text
    raise RefusedError("a real date from 1000 to 9998, like 2024-05-22, 2024-05 or 2024")


def _days(value: object) -> tuple[str, ...]:
    days = _list(value, _date, "a list of days like 2024-05-22")
    if not all(map(is_day, days)):
        raise RefusedError("a list of days like 2024-05-22")
    return tuple(sorted(set(days)))


def _names(value: object) -> tuple[str, ...]:
    return _list(value, _title, "a list of names")


def _tags(value: object) -> tuple[str, ...]:
    return tuple(sorted(set(_list(value, _slug, "a list of slugs like graph-neural-networks"))))


def _list(value: object, check: Callable[[object], str], what: str) -> tuple[str, ...]:
    if not isinstance(value, (list, tuple)):
        raise RefusedError(what)
    try:
        return tuple(map(check, value))
    except RefusedError as refused:
        raise RefusedError(what) from refused


def _ids(value: object) -> dict[str, str]:
    return _mapping(value, _title, "ids in quotes, each under its scheme")


def _links(value: object) -> dict[str, str]:
    return _mapping(value, _address, "http(s) addresses, each under its kind")


def _address(value: object) -> str:
    if not isinstance(value, str) or not _LINK.match(value.strip()):
        raise RefusedError("an http(s) address")
    return value.strip()


def _mapping(value: object, check: Callable[[object], str], what: str) -> dict[str, str]:
    if not isinstance(value, Mapping) or not all(
        isinstance(key, str) and _NAME.match(key) for key in value
    ):
        raise RefusedError(what)
    try:
        return {key: check(value[key]) for key in sorted(value)}
    except RefusedError as refused:
        raise RefusedError(what) from refused


def _sources(value: object) -> tuple[Source, ...]:
    if not isinstance(value, (list, tuple)):
        raise RefusedError("a list of sources")
    return united_sources(map(_source, value))


def united_sources(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Return the sources sorted, each once: with its day of capture where that is known."""
    known = set(sources)
    dated = {source.name for source in known if source.captured}
    return tuple(sorted(each for each in known if each.captured or each.name not in dated))


def _source(value: object) -> Source:
    what = "a list of sources, each with a name and perhaps the day it was captured"
    if isinstance(value, Source):
        return value
    if not isinstance(value, Mapping) or not set(value) <= {"name", "captured"}:
        raise RefusedError(what)
    try:
        (captured,) = _days([value["captured"]]) if value.get("captured") else ("",)
        return Source(_title(value.get("name")), captured)
    except RefusedError as refused:
        raise RefusedError(what) from refused


def _notes(value: object) -> str:
    notes = _str(value)
    if notes and not begins_block(notes.partition("\n")[0]):
        raise RefusedError("Markdown that begins with a heading")
    return notes


CHECKS: Final[Mapping[str, tuple[str, Callable[[object], object]]]] = {
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
