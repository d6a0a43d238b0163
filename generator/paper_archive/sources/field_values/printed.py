"""Where a paper is in print, as sources write it: volume, issue, pages, publisher, editors, key."""

import re
from collections.abc import Iterable
from typing import Final, TypedDict, Unpack

from paper_archive.in_print import citation_key
from paper_archive.refused import RefusedError
from paper_archive.sources.field_values.people import named_people
from paper_archive.text import clean, slug

_NOTHING: Final = re.compile(
    r"(?:n[./]?a\.?|none|null|unknown|undefined|nan|tb[ad]|[\W_]*|0+|\[?s\.? ?[nl]\.?\]?"
    r"|(?:article )?in press\b.*|forthcoming|to appear|(?:e-?pub )?ahead of print|online(?: first)?"
    r"|early access|abs/.*|arxiv\b.*)\Z",
    re.IGNORECASE,
)
"""What sources write for what is not known yet; `abs/1706.03762` is DBLP's volume of CoRR."""
_VOLUME: Final = re.compile(r"\A(?:volumes?|vols?\b\.?|bd\b\.?|band) *(?=\w)", re.IGNORECASE)
_ISSUE: Final = re.compile(
    r"\A(?:numbers?|issues?|nos?\b\.?|nrs?\b\.?|n[°º]|iss\b\.?|heft|\#) *(?=\w)", re.IGNORECASE
)
_PAGES: Final = re.compile(r"\A(?:pages?\b:?|pp\b\.?|p\.|seiten?\b) *(?=\w)", re.IGNORECASE)
_DASH: Final = re.compile(r"[-\u2010-\u2015\u2212]")
_CUT_RANGE: Final = re.compile(r"(?<!\d)(\d++)-(\d++)(?=\Z|[,;])")
_LIKELY_KEY: Final = re.compile(r"(?=\S*[a-z])(?=\S*[\dA-Z])[A-Za-z][\w:.+-]{3,99}\Z", re.ASCII)
_NUMBERED: Final = frozenset(("thesis", "report", "patent"))
"""Types whose number is their own, and not that of an issue."""
WHOLE_BOOKS: Final = frozenset(("book", "proceedings", "thesis", "report"))
"""Types that have an ISBN of their own, not that of the volume they are in; a single number of
pages says how many they have."""

PUBLISHED: Final = frozenset(("thesis", "report", "preprint", "dataset", "software"))
"""Types whose publisher is where they appeared: a university, an institute, a server."""


class Said(TypedDict, total=False):
    """What a source says of where a paper is in print, as it says it."""

    volume: str
    issue: str
    pages: str
    publisher: str
    editors: Iterable[str]
    """In printed order."""


def in_print(type_: str = "", venue: str = "", **said: Unpack[Said]) -> dict[str, object]:
    """Return those of the fields `volume`, `issue`, `pages`, `publisher`, `editors` that are known.

    Labels such as `Vol.` and `pp.` are left out, and so is what stands for the unknown, such as
    `in press`, and the volume, number and page of an article that IEEE has not given any yet. The
    number of a report is not that of an issue, and a publisher that is the venue is left out.
    """
    volume, issue, pages, publisher = (
        clean(str(said.get(name, ""))) for name in ("volume", "issue", "pages", "publisher")
    )
    if volume.upper() == "PP":
        volume = issue = pages = ""
    if type_ in _NUMBERED:
        issue = ""
    if type_ in WHOLE_BOOKS and pages.isdecimal():
        pages = ""
    values = {
        "volume": _known(_VOLUME.sub("", volume)),
        "issue": _known(_ISSUE.sub("", issue)),
        "pages": _known(_PAGES.sub("", pages)),
        "publisher": _known(publisher) if publisher != venue else "",
        "editors": named_people(said.get("editors", ())),
    }
    return {name: value for name, value in values.items() if value}


def page_range(first: str, last: str) -> str:
    """Return the pages between two; the first may be a range itself, or the last unknown."""
    first, last = first.strip(), last.strip()
    if not first or not last or first == last or _DASH.search(first):
        return first
    return f"{first}-{last}"


def medline_pages(pages: str) -> str:
    """Return pages with all digits of the last one: `436-44` of PubMed is 436-444.

    Source: NLM, "MEDLINE/PubMed Data Element (Field) Descriptions", Pagination.
    """
    return _CUT_RANGE.sub(_completed, pages)


def key_of(entry: str, title: str) -> dict[str, str]:
    """Return the field `citekey` for the key of an entry.

    It has none if documents could not use the key, or if it is the one that an export of an archive
    makes of the title.
    """
    if title and re.sub(r"-\d+\Z", "", entry) == slug(title):
        return {}
    try:
        return {"citekey": key} if (key := citation_key(entry)) else {}
    except RefusedError:
        return {}


def key_in(identifier: str, title: str) -> dict[str, str]:
    """Return the field `citekey` for an identifier of a record, if it looks like a key.

    Programs also write addresses, numbers and names such as `ITEM-1` there.
    """
    return key_of(identifier, title) if _LIKELY_KEY.match(identifier) else {}


def _known(text: str) -> str:
    return "" if _NOTHING.match(text) else text


def _completed(found: re.Match[str]) -> str:
    first, last = found.groups()
    whole = first[: len(first) - len(last)] + last
    is_cut = len(last) < len(first) and whole > first  # as texts of one length
    return f"{first}-{whole if is_cut else last}"
