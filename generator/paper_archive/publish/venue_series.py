"""The series that a venue belongs to: a conference of every year, a journal of every volume.

Only what changes from one edition to the next is left out of a name: years, volumes, ordinal
numbers, days, and what a conference is called in the proceedings of one year.
"""

import re
from collections.abc import Mapping
from functools import lru_cache, partial
from typing import Final, NamedTuple

from paper_archive.publish.citations.venues import known_venue_type
from paper_archive.publish.limits import short_name

_MOST_CHARS: Final = 500
_NAMES_KEPT: Final = 65_536
_ENDS: Final = " ,;:-–—"
"""What is left at the ends of a name when something beside it is gone."""


class Change(NamedTuple):
    """Something in names that changes from one edition to the next."""

    examples: Mapping[str, str]
    """Name → what is left of it."""
    pattern: re.Pattern[str]
    kept: str = ""
    """What takes the place of the first match; `\\1` is a group of it."""

    def left_of(self, name: str) -> str:
        """Return a name without it."""
        return self.pattern.sub(self.kept, name, count=1).strip(_ENDS)


_any_case: Final = partial(re.compile, flags=re.IGNORECASE)

ACRONYM: Final = r"(?=\w*[A-Z]\w*[A-Z])[A-Z][\w/-]{1,14}"
_CENTURY: Final = r"(?:18|19|20)"
_MONTH: Final = (
    r"(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sep|sept|oct|nov|dec)\b\.?"
    r"|(?:january|february|march|april|august|september|october|november|december))"
)
_ORDINAL_WORD: Final = (
    r"(?:(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-)?"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
    r"|tenth|eleventh|twelfth|[a-z]{3,6}(?:teen|tie)th)"
)
_PROCEEDINGS: Final = r"(?:in:? +)?(?:the +)?proc(?:eedings|\.)(?: +of)?(?: +the)? +"
_ROMAN: Final = r"(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_VOLUME: Final = r"vol(?:ume|\.)?"
_YEAR: Final = re.compile(
    rf"""
    \([ ]?{_CENTURY}\d\d[ ]?\)                          # (2023)
    | (?<![\d./–])(?<!\d-){_CENTURY}\d\d(?!\d|[./–-]\w)  # 2023, iclr2023, ICLR-2023
    | [ ]?['’][ ]?\d\d(?!\w)                            # '23
    """,
    re.VERBOSE,
)

_CHANGES_OF_JOURNALS: Final = (
    Change({"In: Hive Letters": "Hive Letters"}, re.compile(r"\AIn: *")),
    Change(
        {"COH (oral)": "COH"},
        _any_case(r" *\((?:oral|poster|spotlight|to appear|under review)\b[^()]*\)\Z"),
    ),
    Change(
        {"Hive Letters, March 1989": "Hive Letters", "Hive Letters (1989)": "Hive Letters"},
        _any_case(rf"(?<=\w)(?:,? +{_MONTH})?[ ,]+\(?{_CENTURY}\d\d\)?\Z"),
    ),
    Change(
        {
            "Hive Letters, vol. 12, no. 3, pp. 1-20": "Hive Letters",
            "Conference on Hives (Volume 1: Long Papers)": "Conference on Hives",
        },
        _any_case(
            r"[ ,:;(]+(?:(?:vol(?:umes?|\.)?|no\.|nr\.|number|issue|pp\.|pages) *"
            r"\d+(?:[-–/]\d+)?[, ]*)+(?:: [^()]{1,40}|\([^()]{1,40}\))?\)?\Z"
        ),
    ),
    Change(
        {"Hive Letters 12(3)": "Hive Letters"},
        re.compile(r"(?<=[^\W\d])[,:]? +\d{1,4} ?\(\d{1,4}\)\Z"),
    ),
    Change({"Hive Letters, 12": "Hive Letters"}, re.compile(r"(?<=[^\W\d])[,:]? +\d{2,4}\Z")),
)
"""What changes in names of journals, and in those of conferences as well."""
CHANGES: Final = (
    Change(
        {"Conference on Hives, COH 2031, Kraków, July 14-17": "Conference on Hives (COH)"},
        re.compile(
            rf"(?<=\w), +((?:[A-Z]{{2,9}} )?{ACRONYM})(?:[- ]*(?:19|20)\d\d| ?['’]\d\d)"
            r"(?:[.,].*)?\Z"
        ),
        r" (\1)",
    ),
    Change(
        {"Conference on Hives (COH 2031), Kraków": "Conference on Hives (COH 2031)"},
        re.compile(rf"(\({ACRONYM}['’ -]*(?:\d\d){{1,2}}\)),.*\Z"),
        r"\1",
    ),
    Change(
        {
            "Conference on Hives, PMLR 139": "Conference on Hives",
            "Conference on Hives, volume 12 of Wax Notes": "Conference on Hives",
        },
        re.compile(
            rf", +(?:[A-Z]{{3,9}} +(?:v(?:ol(?:ume|\.)?)? *)?\d{{1,3}}(?:\d\d)?(?::[\d–-]+)?"
            rf"|{_VOLUME} +\d+ of .*)\Z"
        ),
    ),
    Change(
        {"Conference on Hives, April 23-27, 2031, Kraków": "Conference on Hives"},
        _any_case(rf",? +(?:\d{{1,2}}(?:[-–]\d{{1,2}})? +)?{_MONTH} +\d.*\Z"),
    ),
    Change(
        {"COH '31: Proceedings of the Conference on Hives": "Conference on Hives (COH)"},
        re.compile(
            rf"\A({ACRONYM})[- ]?(?:(?:19|20)\d\d|['’]?\d\d)? ?[:,] *(?i:{_PROCEEDINGS})(.+)\Z"
        ),
        r"\2 (\1)",
    ),
    Change(
        {"Proceedings of the Conference on Hives": "Conference on Hives"},
        _any_case(rf"\A{_PROCEEDINGS}"),
    ),
    Change({"In COH 2031": "COH 2031"}, re.compile(rf"\AIn +(?={ACRONYM}\b)")),
    # An acronym with its year is part of the name.
    Change(
        {"Conference on Hives (5th edition, Kraków, 2031)": "Conference on Hives"},
        re.compile(r" *\((?=[^()]*,)[^()]*\b(?:19|20)\d\d\)"),
    ),
    *_CHANGES_OF_JOURNALS,
    Change({"2031 COH Workshop": "COH Workshop", "COH ’31": "COH"}, _YEAR, " "),
    Change(
        {
            "COH-97": "COH",
            "COH06": "COH",
            "Conference on Hives (COH 94)": "Conference on Hives (COH)",
        },
        re.compile(rf"\b((?!COVID){ACRONYM}?)(?:[-‐–]?\d\d(?=\)|\Z)|(?<=\w) \d\d(?=\)))"),
        r"\1",
    ),
    # Its bracket was cut off with the year.
    Change(
        {"Conference on Hives (COH": "Conference on Hives (COH)"},
        re.compile(rf"\(({ACRONYM})\Z"),
        r"(\1)",
    ),
    Change(
        {"3rd Annual Conference on Hives": "Conference on Hives", "4ème Congrès": "Congrès"},
        _any_case(
            r"(?:(?<=\A)|(?<=[ -]))\d{1,3}(?:st|nd|rd|th|[eè]r?|[eè]me|ième|[ºª°])"
            r"(?: +annual)? +(?!centur)"
        ),
    ),
    Change({"3. Bienentagung": "Bienentagung"}, re.compile(r"\A\d{1,3}\. +")),
    # Where it counts no languages or worlds, but conferences.
    Change(
        {"The Third Conference on Hives": "Conference on Hives"},
        _any_case(
            rf"(?:\A(?:(?:the|annual) +)*|(?<= the )|(?<= - )){_ORDINAL_WORD}(?: +annual)? +"
            r"(?!languages?\b|world\b|person\b)"
        ),
    ),
    Change(
        {"IV Conference on Hives": "Conference on Hives"},
        re.compile(rf"\A(?:the +)?{_ROMAN}(?:th|st|nd|rd)? +(?=\w)"),
    ),
    Change(
        {"The Annual Conference on Hives": "Conference on Hives"},
        _any_case(r"\A(?:the +)?annual +"),
    ),
    Change(
        {"Hive Summit XVIII: Research Track": "Hive Summit: Research Track"},
        re.compile(
            rf"(?<=\w{{3}})[,:]? +(?:(?:part|{_VOLUME}) +)?(?:{_ROMAN}|\d{{1,4}})"
            r"(?= *(?:[(:]|\Z))"
        ),
    ),
)
"""What changes in names of conferences, in the order in which it is left out."""
_REMAINS: Final = (
    (re.compile(r"(?<![-,;:'’– ])[-,;:'’– ]+\)"), ")"),
    (re.compile(r" ?\([ ,;:]*\)"), ""),
    (re.compile(r"(?<![,;: ])[,;: ]+(?=[,;:.] )"), ""),
    (re.compile(r" {2,}"), " "),
)
"""Blanks and punctuation within a name that belonged to what is gone → what takes their place."""


@lru_cache(_NAMES_KEPT)
def series_of(venue: str) -> str:
    """Return the name of the series of a venue; the name itself where nothing else is left of it.

    `NeurIPS 2023` is of `NeurIPS`, `Proceedings of the 40th Conference on Hives` of
    `Conference on Hives`.
    """
    name = " ".join(venue.split())[:_MOST_CHARS].strip()
    # Journals have words of editions in their names: Proceedings of the IEEE, Third Text.
    is_conference = known_venue_type(name) == "conference"
    series = name
    for change in CHANGES if is_conference else _CHANGES_OF_JOURNALS:
        series = change.left_of(series)
    series = _YEAR.sub(" ", series)
    for pattern, kept in _REMAINS:
        series = pattern.sub(kept, series)
    series = series.strip(_ENDS)
    return short_name(series if re.search(r"[^\W\d_]", series) else name)
