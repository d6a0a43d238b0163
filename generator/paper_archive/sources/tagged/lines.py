"""Records of lines that begin with a tag; a line without one continues the line above.

TY  - JOUR          RIS: ended by ER, or by the next TY
PMID- 28754806      nbib: begins with PMID, separated by blank lines
%0 Journal Article  refer (EndNote): separated by blank lines
PT J                Web of Science: begins with PT, ended by ER
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True, slots=True)
class Dialect:
    """How records of one format are written."""

    tag: re.Pattern[str]
    """A line that begins with a tag: group 1 is the tag, group 2 the text."""
    first: str
    """The tag that begins a record; a record that begins otherwise is one all the same."""
    last: str = ""
    """The tag that ends a record, if one does."""
    ends_at_blank: bool = False
    """Whether a blank line ends a record; it does if a title is in it, but not its first tag."""


RIS: Final = Dialect(re.compile(r"\s{0,3}([A-Z][A-Z0-9]) {0,3}-(?: (.*)|(?=\s*\Z))"), "TY", "ER")
NBIB: Final = Dialect(
    re.compile(r"([A-Z]{2,4}) {0,3}-(?: ?(.*)|(?=\s*\Z))"), "PMID", ends_at_blank=True
)
REFER: Final = Dialect(
    re.compile(r"%([0-9A-Z@!#$&()*+<>?~\[\]=^])(?: (.*)|(?=\s*\Z))"), "0", ends_at_blank=True
)
WEB_OF_SCIENCE: Final = Dialect(re.compile(r"([A-Z][A-Z0-9])(?: (.*)|(?=\s*\Z))"), "PT", "ER")

_TITLES: Final = frozenset(("TI", "T1"))
_LISTED: Final = frozenset(("KW", "AU", "AF", "A1", "CR"))
"""Tags whose lines without a tag are further values, and no further text of the same."""


@dataclass(slots=True)
class Tagged:
    """One record: tag → its values in order."""

    line: int
    values: dict[str, list[str]] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)
    """The tags of its lines in order."""
    asked: set[str] = field(default_factory=set)
    """The tags that were asked for."""

    def all(self, *tags: str) -> list[str]:
        """Return the values of the first of several tags that has any."""
        for tag in tags:
            self.asked.add(tag)
            if found := self.values.get(tag):
                return found
        return []

    def first(self, *tags: str) -> str:
        """Return the first value of the first of several tags that has any."""
        return next(iter(self.all(*tags)), "")


def records_in(text: str, dialect: Dialect) -> Iterator[Tagged]:
    """Yield the records of a text; what stands between records is left out."""
    record, tag = Tagged(0), ""
    for number, line in enumerate(text.split("\n"), start=1):
        found = dialect.tag.match(line)
        if _ends(found[1] if found else "", line, record, dialect):
            if record.values:
                yield record
            record, tag = Tagged(0), ""
        if found and found[1] != dialect.last:
            tag = found[1]
            record.line = record.line or number
            record.tags.append(tag)
            record.values.setdefault(tag, []).append((found[2] or "").strip())
        elif tag and not found and line.strip():
            _continue(record.values[tag], tag, line.strip())
    if record.values:
        yield record


def _ends(tag: str, line: str, record: Tagged, dialect: Dialect) -> bool:
    """Tell whether a record ends above a line, or with it."""
    if tag:
        return tag == dialect.last or (
            tag == dialect.first and bool({tag, "FN"} & {*record.values})
        )
    is_without_first = dialect.first not in record.values and bool(_TITLES & {*record.values})
    return (dialect.ends_at_blank or is_without_first) and not line.strip()


def _continue(values: list[str], tag: str, text: str) -> None:
    """Add a line without a tag to the values of the tag above."""
    if tag in _LISTED:
        values.append(text)
    else:
        values[-1] = f"{values[-1]} {text}".strip()
