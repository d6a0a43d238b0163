"""Checks of single values: each returns the cleaned value, or says what the value must be."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date as day
from functools import lru_cache
from typing import Final

from paper_archive.blocks import begins_notes
from paper_archive.identifiers import NoIdentifierError, normal_form
from paper_archive.refused import RefusedError
from paper_archive.tags import is_tag
from paper_archive.text import SLUG_CHARS, clean, clean_paragraphs, is_slug, normalised


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """One place where the paper was seen."""

    name: str
    """File name of the capture or export, such as `daily-papers-2025-12-10.txt`."""
    captured: str = ""
    """ISO day on which it was saved; empty if unknown."""


_source_of: Final = lru_cache(1_000)(Source)
"""Returns a source; those of thousands of papers are one object."""
# Years of four digits, so that dates sort as text; their first and last weeks have such years too.
_ISO: Final = re.compile(r"(?!9999)[1-9]\d{3}(-\d\d(-\d\d)?)?\Z", re.ASCII)
_NAME: Final = re.compile(r"[A-Za-z][\w-]*\Z")
# Without characters that end an attribute, control characters, lone surrogates, and marks that
# change the direction of text.
_LINK: Final = re.compile(
    r"https?://[^\s<>\"'`\\\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069"
    r"\ud800-\udfff\ufeff]+\Z",
    re.IGNORECASE,
)
_MOST: Final = 1_000_000_000_000
"""The largest count."""
TYPES: Final = (
    *("article", "conference", "preprint", "book", "chapter", "thesis", "report", "proceedings"),
    *("dataset", "software", "patent", "webpage", "other"),
)
"""Kinds of works; `conference` is a paper at one, `proceedings` the volume."""
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def is_undecoded(value: object) -> bool:
    """Tell whether the text has bytes that are not UTF-8 (as lone surrogates, PEP 383)."""
    return isinstance(value, str) and _SURROGATE.search(value) is not None


def _str(value: object) -> str:
    if not isinstance(value, str):
        raise RefusedError("text")
    if is_undecoded(value):
        raise RefusedError("UTF-8 text")
    return value


def line(value: object) -> str:
    """Return one line of text, cleaned."""
    return clean(_str(value))


def title(value: object) -> str:
    """Return one line of text that is not empty."""
    title = line(value)
    if not title:
        raise RefusedError("text that is not empty")
    return title


def paragraphs(value: object) -> str:
    """Return text with each paragraph on one line and a blank line between paragraphs."""
    return clean_paragraphs(_str(value))


def slug(value: object) -> str:
    """Return a permanent name unchanged."""
    if not isinstance(value, str) or not is_slug(value):
        raise RefusedError(
            f"lowercase a-z, digits and single hyphens, at most {SLUG_CHARS} characters"
        )
    return value


def count(value: object) -> int:
    """Return a whole number, 0 or more, which browsers can add up as well."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise RefusedError("a whole number, 0 or more")
    if value > _MOST:
        raise RefusedError(f"a whole number up to {_MOST:,}")
    return value


def yes_or_no(value: object) -> bool:
    """Return true or false."""
    if not isinstance(value, bool):
        raise RefusedError("true or false")
    return value


def is_date(text: str) -> bool:
    """Tell whether the text is a valid day, month or year, from 1000 to 9998."""
    try:
        return bool(_ISO.match(text) and day.fromisoformat(f"{text}-01-01"[:10]))
    except ValueError:
        return False


def is_day(text: str) -> bool:
    """Tell whether the text is a valid day, from 1000-01-01 to 9998-12-31."""
    return is_date(text) and len(text) == len("2024-05-22")


def date(value: object) -> str:
    """Return a day, month or year as ISO 8601 text; a bare year may be a number."""
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if isinstance(text, str) and (text == "" or is_date(text)):
        return text
    raise RefusedError(
        "a day, month or year from 1000 to 9998, such as 2024-05-22, 2024-05 or 2024"
    )


def days(value: object) -> tuple[str, ...]:
    """Return ISO days, sorted, without duplicates."""
    days = _list(value, date, "a list of days such as 2024-05-22")
    if not all(map(is_day, days)):
        raise RefusedError("a list of days such as 2024-05-22")
    return tuple(sorted(set(days)))


def names(value: object) -> tuple[str, ...]:
    """Return lines of text in the given order."""
    return _list(value, title, "a list of names")


def tags(value: object) -> tuple[str, ...]:
    """Return tags in NFC, sorted, without duplicates."""
    return tuple(sorted({*_list(value, _tag, "a list of tags such as graph-neural-networks")}))


def _tag(value: object) -> str:
    tag = normalised(_str(value), "NFC")
    if not is_tag(tag):
        raise RefusedError("lowercase letters and digits, joined by hyphens")
    return tag


def former_slugs(value: object) -> tuple[str, ...]:
    """Return slugs in their order, without duplicates."""
    return (*dict.fromkeys(_list(value, slug, "a list of slugs such as graph-neural-networks")),)


def _list(value: object, check: Callable[[object], str], what: str) -> tuple[str, ...]:
    if not isinstance(value, (list, tuple)):
        raise RefusedError(what)
    try:
        return tuple(map(check, value))
    except RefusedError as refused:
        raise RefusedError(what) from refused


def type_(value: object) -> str:
    """Return a kind of work, in lowercase."""
    type_ = line(value).lower()
    if type_ and type_ not in TYPES:
        raise RefusedError(f"one of {', '.join(TYPES)}")
    return type_


def ids(value: object) -> dict[str, str]:
    """Return scheme → identifier in its normal form, sorted by scheme."""
    found: dict[str, str] = {}
    for scheme, text in _mapping(
        value, title, 'identifiers in quotes by scheme, such as {"arxiv": "1706.03762"}'
    ).items():
        try:
            scheme_, identifier = normal_form(scheme, text)
        except NoIdentifierError as error:
            raise RefusedError(str(error), (scheme, text)) from error
        if found.setdefault(scheme_, identifier) != identifier:
            raise RefusedError(f"only one identifier under {scheme_}")
    return dict(sorted(found.items()))


def links(value: object) -> dict[str, str]:
    """Return kind → http(s) address, sorted by kind."""
    return _mapping(value, http_address, 'http(s) addresses by kind, such as {"code": "https://…"}')


def http_address(value: object) -> str:
    """Return an http(s) address."""
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


def sources(value: object) -> tuple[Source, ...]:
    """Return where the paper was seen, sorted."""
    if not isinstance(value, (list, tuple)):
        raise RefusedError("a list of sources")
    return united_sources(map(_source, value))


def united_sources(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Return the sources, sorted, without duplicates and without those whose day another gives."""
    known = set(sources)
    dated = {source.name for source in known if source.captured}
    return tuple(sorted(each for each in known if each.captured or each.name not in dated))


def _source(value: object) -> Source:
    what = "a list of sources, each with a name and optionally the day it was captured"
    if isinstance(value, Source):
        return value
    if not isinstance(value, Mapping) or not set(value) <= {"name", "captured"}:
        raise RefusedError(what)
    try:
        (captured,) = days([value["captured"]]) if value.get("captured") else ("",)
        return _source_of(title(value.get("name")), captured)
    except RefusedError as refused:
        raise RefusedError(what) from refused


def notes(value: object) -> str:
    """Return Markdown that does not begin with a paragraph."""
    notes = _str(value)
    if notes and not begins_notes(notes):
        raise RefusedError("Markdown that begins with a heading")
    return notes
