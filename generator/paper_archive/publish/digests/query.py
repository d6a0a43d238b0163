"""A saved search as it is typed, cut into clauses; a part of the query language of the site.

    query  = { clause }
    clause = [ sign ] [ field ":" ] value { "," value }
    sign   = "+" | "-" | "NOT "
    field  = "title" | "abstract" | "author" | "tag" | "venue" | "status" | "year" | "date"
    value  = word | '"' words '"'

All of it means what it means in the browser (site-theme/assets/search/query.js). What the browser
reads and this does not is refused, since another result would look like the right one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from paper_archive.errors import shown
from paper_archive.publish.search.words.signs import cleaned
from paper_archive.publish.search.words.words import is_stop_word, words

FIELD_NAMES: Final = {
    "title": "title",
    "abstract": "abstract",
    **dict.fromkeys(("author", "authors"), "authors"),
    **dict.fromkeys(("tag", "tags", "topic", "topics"), "tags"),
    **dict.fromkeys(("venue", "venues"), "venue"),
    "status": "status",
    **dict.fromkeys(("year", "date"), "date"),
}
"""Name before a colon → the field that is searched."""
_MINUS: Final = (
    "\u2212\u2013\u2010\u2011\ufe63-"  # the hyphen last, as classes of characters want it
)
_QUOTES: Final = str.maketrans(dict.fromkeys("“”„«»「」『』〝〞〟", '"'))
_FULL_WIDTH: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SIGN: Final = re.compile(rf"(?:(?P<minus>[{_MINUS}]|NOT\s+(?=\S))|\+)(?=[^\s+{_MINUS}])")
_SIGN_OF_TITLE: Final = re.compile(rf"(?:(?P<minus>[{_MINUS}])|\+)(?=[^\s+{_MINUS}])")
"""A title may be all in capitals, where NOT is a word."""
_FIELD: Final = re.compile(
    r"(?P<name>[^\W\d_]+)(?:\s*(?P<colon>:)(?P<gap>\s*)(?=[^\s:/])|\s*(?=[<>≤≥=]))"
)
_DATES: Final = frozenset(("year", "date", "before", "after", "since", "until"))
_PHRASE: Final = re.compile(r'"(?P<phrase>[^"]*)"')
_INITIALS: Final = re.compile(r'(?P<phrase>(?:[^\W\d_]\.-?\s*)+[^\s"(),.]+)')
_WORD: Final = re.compile(r'[^\s"]+')
_WORD_OF_FIELD: Final = re.compile(r'[^\s",]+')
_BLANKS: Final = re.compile(r"\s*")
_COMMA: Final = re.compile(r",(?=[^\s,])")
_PERIOD: Final = re.compile(r"[12]\d{3}(?:-[01]\d(?:-[0-3]\d)?)?", re.ASCII)
_IDENTIFIER: Final = re.compile(
    r"https?:|(?:arxiv|doi|pmid|pmcid|isbn|acl|openalex|openreview):|10\.\d{4,}/|\d{4}\.\d{4,5}"
    r"|(?<![a-z-])[a-z-]+/\d{7}|[A-Z]\d\d-\d{4}|\d{4}\.[a-z]+-[a-z]+\.\d+|PMC\d+|W\d{6,}",
    re.IGNORECASE | re.ASCII,
)
_OTHERWISE: Final = (
    (re.compile(r"[()]"), "brackets"),
    (re.compile(r"\*$"), "words with a star"),
    (_IDENTIFIER, "identifiers"),
)
"""What the browser reads otherwise than as words."""


@dataclass(frozen=True, slots=True)
class Value:
    """What is sought."""

    text: str
    is_phrase: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """Something that a paper must have, or must not have."""

    values: Sequence[Value]
    """One of them is enough."""
    field: str = ""
    """One of the values of `FIELD_NAMES`; empty for all."""
    is_excluded: bool = False


def parse_query(typed: str) -> list[Clause]:
    """Return what a saved search asks for.

    Raises:
        ValueError: with what digests do not support, or that nothing is sought.

    """
    text = cleaned(typed.translate(_FULL_WIDTH)).translate(_QUOTES)
    found = [
        each for each in _clauses(text) if any(any(words(value.text)) for value in each.values)
    ]
    if all(each.is_excluded for each in found):
        raise ValueError("names no word that papers must have")
    # As in the browser, very common words count only if there are no others, and in titles.
    common = [each for each in found if _is_common(each)]
    if len(common) < len([each for each in found if not each.is_excluded]):
        return [each for each in found if each not in common]
    return [replace(each, field="title") if each in common else each for each in found]


def _is_common(clause: Clause) -> bool:
    is_plain = not (clause.field or clause.is_excluded or clause.values[0].is_phrase)
    return is_plain and all(map(is_stop_word, words(clause.values[0].text)))


def _clauses(text: str) -> Iterator[Clause]:
    place = 0

    def take(pattern: re.Pattern[str]) -> re.Match[str] | None:
        nonlocal place
        match = pattern.match(text, place)
        place = match.end() if match else place
        return match

    take(_BLANKS)
    while place < len(text):
        sign = take(_SIGN_OF_TITLE if text.isupper() else _SIGN)
        field, place = _field(text, place)
        values = []
        while True:
            phrase = take(_PHRASE) or (take(_INITIALS) if field == "authors" else None)
            word = phrase or take(_WORD_OF_FIELD if field else _WORD)
            if word:
                values.append(_value(word, field, is_upper=text.isupper()))
            if not (field and take(_COMMA)):
                break
        if not values:
            raise ValueError(f"cannot be read at {shown(text[place : place + 20])}")
        is_joining = not field and values[0] == Value("AND") and not text.isupper()
        if not is_joining:
            yield Clause(values, field, is_excluded=bool(sign and sign["minus"]))
        take(_BLANKS)


def _field(text: str, place: int) -> tuple[str, int]:
    """Return the field whose name is at a place, and where its values begin."""
    found = _FIELD.match(text, place)
    if not found or _IDENTIFIER.match(text, place):
        return "", place
    name, known = found["name"], found["name"].lower()
    is_prefix = not found["gap"] or not place or name.islower()  # not as in “The Topic: Models”
    is_comparison = not found["colon"]
    if is_prefix and not is_comparison and known in FIELD_NAMES:
        return FIELD_NAMES[known], found.end()
    is_dates = known in _DATES and is_prefix
    if is_dates or (not is_comparison and not found["gap"] and len(name) > 1):
        what = shown(text[place : found.end()].strip())
        raise ValueError(f"has {what}, which digests do not support")
    return "", place


def _value(found: re.Match[str], field: str, *, is_upper: bool) -> Value:
    text = found[0]
    if field == "date" and not _PERIOD.fullmatch(text):
        message = f"has the date {shown(text)}; digests support 2024, 2024-05 and 2024-05-22"
        raise ValueError(message)
    if "phrase" in found.re.groupindex:
        return Value(found["phrase"], is_phrase=True)
    if text == "OR" and not is_upper:
        raise ValueError("has OR, which digests do not support")
    for pattern, what in _OTHERWISE:
        if pattern.search(text):
            raise ValueError(f"has {shown(text)}; digests do not support {what}")
    return Value(text)
