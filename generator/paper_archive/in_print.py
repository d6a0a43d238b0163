"""Where a paper is in print, and how documents cite it: these fields and their normal forms."""

import re
from collections.abc import Mapping
from typing import Final

from paper_archive.field import Field, Merge
from paper_archive.refused import RefusedError
from paper_archive.text import clean
from paper_archive.values import line, names

_DASHES: Final = re.compile(r" ?[-\u2010-\u2015\u2212\ufe58\ufe63\uff0d]+ ?")
_NOWHERE: Final = re.compile(r"(?<![^,; ])-|-(?![^,; ])")
"""A hyphen without a page before or after it."""
_PAGE: Final = re.compile(r"(?=[^\d\s]*\d|[ivxlcdmIVXLCDM]+\Z)[^\s,;-]{1,20}\Z")
EDITED: Final = frozenset(("book", "proceedings"))
"""Types of whole volumes, which are cited by their editors where they have no authors."""
_KEY: Final = re.compile(r"""(?!.*[{},"'`#%~\\])[!-\x7e]{1,200}\Z""")


def number(value: object) -> str:
    """Return a number of a volume or an issue as text; in YAML, it may be a number."""
    return line(str(value) if _is_number(value) else value)


def pages(value: object) -> str:
    """Return pages as text: `436-444`, `436-444, 450`, `e1003285`, with hyphens for all dashes."""
    hyphened = _DASHES.sub("-", number(value))
    return clean(_NOWHERE.sub("", hyphened)).strip(",; ")


def first_and_last(pages: str) -> tuple[str, str]:
    """Return the first and the last page; both are empty if it is not one range."""
    first, _, last = pages.partition("-")
    return (first, last) if _PAGE.match(first) and _PAGE.match(last) else ("", "")


def citation_key(value: object) -> str:
    r"""Return a key that BibTeX and `\cite` take."""
    key = number(value)
    if key and not _KEY.match(key):
        raise RefusedError("at most 200 ASCII letters, digits and signs other than {},\"'`#%~\\")
    return key


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


IN_VENUE: Final[Mapping[str, Field]] = {
    "volume": Field(
        meaning="volume of the journal or series",
        example="521",
        check=number,
        merge=Merge.FILL,
        is_exported=True,
    ),
    "issue": Field(
        meaning="issue of the volume",
        example="7553",
        check=number,
        merge=Merge.FILL,
        is_exported=True,
    ),
    "pages": Field(
        meaning='first and last page, or the number of an article, such as `"e1003285"`',
        example="436-444",
        check=pages,
        merge=Merge.FILL,
        is_exported=True,
    ),
    "publisher": Field(
        meaning="who published it",
        example="Beacon Press",
        check=line,
        merge=Merge.FILL,
        is_exported=True,
    ),
    "editors": Field(
        meaning="names of the editors of the volume, as in `authors`",
        example=["Grace Hopper"],
        check=names,
        merge=Merge.FULLER,
        is_exported=True,
    ),
}
"""Field that says where in its venue a paper is → its row in the table of fields."""
