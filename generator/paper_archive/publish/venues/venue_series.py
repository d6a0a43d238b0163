"""The series that a venue belongs to: a conference of every year, a journal of every volume.

Only what changes from one edition to the next is left out of a name: years, volumes, ordinal
numbers, days, and what a conference is called in the proceedings of one year.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from paper_archive.publish.citations.venues import known_venue_type
from paper_archive.publish.limits import short_name
from paper_archive.publish.venues.venue_volumes import (
    ABOUT,
    CENTURY,
    CHANGES_OF_JOURNALS,
    CHANGES_OF_VOLUMES,
    ENDS,
    LIST_OF_SUBJECTS,
    MONTH,
    PROGRAMME,
    YEAR,
    YEAR_AROUND,
    Change,
    any_case,
)

_MOST_CHARS: Final = 500
_NAMES_KEPT: Final = 65_536
ACRONYM: Final = r"(?=\w*[A-Z]\w*[A-Z])[A-Z][\w/-]{1,14}"
_ORDINAL_WORD: Final = (
    r"(?:(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-)?"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
    r"|tenth|eleventh|twelfth|[a-z]{3,6}(?:teen|tie)th)"
)
_PROCEEDINGS: Final = (
    r"(?:in:? +)?(?:the +)?\[?proc(?:eedings|\.)\]?[.,]*(?! +of machine learning research\b)"
    r"(?: +of)?(?: +the)? +"
)
_MEETING: Final = r"(?:Conference|Symposium|Congress|Meeting)s? +(?:on|of|for|in) "
_ORDINAL: Final = rf"(?:\d{{1,3}}[a-z]{{2}}|{_ORDINAL_WORD})"
_COUNTED: Final = "".join(
    rf"(?<!\b{word})" for word in ("Task", "Track", "Round", "Level", "Type", "Part")
)
"""Not behind what there are several of in the same year."""
_ROMAN: Final = r"(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_VOLUME: Final = r"vol(?:ume|\.)?"
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
        any_case(rf",? ++{ABOUT}(?:\d{{1,2}}(?:[-–]\d{{1,2}})? +)?{MONTH} +\d.*\Z"),
    ),
    Change(
        {"COH '31: Proceedings of the Conference on Hives": "Conference on Hives (COH)"},
        re.compile(
            rf"\A({ACRONYM})[- ]?(?:(?:19|20)\d\d|['’]?\d\d)? ?[:,] *(?i:{_PROCEEDINGS})(.+)\Z"
        ),
        r"\2 (\1)",
    ),
    Change(
        {"COH 2031 - 2031 Conference on Hives (COH)": "2031 Conference on Hives (COH)"},
        re.compile(rf"\A({ACRONYM}) ?['’-]?(?:\d\d){{1,2}}(?: -|\.|:) +(?=.*\(\1\))"),
    ),
    Change(
        {"COH'31. 29th Conference on Hives": "29th Conference on Hives (COH)"},
        re.compile(
            rf"\A(?:[A-Z]{{3,4}} )?({ACRONYM}) ?['’-]?(?:\d\d){{1,2}}(?: -|\.) +"
            rf"(?=.*\b{_MEETING})(.*[^.) ])\Z"
        ),
        r"\2 (\1)",
    ),
    Change({"[2031] Conference on Hives": "Conference on Hives"}, re.compile(r"\A\[\d{4}\] +")),
    Change(
        {"Conference on Hives (Cat. No.31CH36)": "Conference on Hives"},
        any_case(r" *\(cat\. ?no\. ?[^()]*\)\Z"),
    ),
    Change(
        {"Conference on Hives, 2031. Proceedings.": "Conference on Hives, 2031"},
        any_case(r"(?<=\w)[.,] proceedings\.?\Z"),
    ),
    Change(
        {"[Proceedings] Conference on Hives": "Conference on Hives"},
        any_case(rf"\A{_PROCEEDINGS}"),
    ),
    Change({"In COH 2031": "COH 2031"}, re.compile(rf"\AIn +(?={ACRONYM}\b)")),
    # An acronym with its year is part of the name.
    Change(
        {"Conference on Hives (5th edition, Kraków, 2031)": "Conference on Hives"},
        re.compile(r" *\((?=[^()]*,)[^()]*\b(?:19|20)\d\d\)"),
    ),
    *CHANGES_OF_VOLUMES,
    Change({"2031 COH Workshop": "COH Workshop", "COH ’31": "COH"}, YEAR, " "),
    Change(
        {
            "COH-97": "COH",
            "COH06": "COH",
            "Conference on Hives (COH 94)": "Conference on Hives (COH)",
        },
        re.compile(rf"\b((?!\S*COVID){ACRONYM}?)(?:[-‐–]?\d\d(?=\)|\Z)|(?<=\w) \d\d(?=\)))"),
        r"\1",
    ),
    # Its bracket was cut off with the year.
    Change(
        {"Conference on Hives (COH": "Conference on Hives (COH)"},
        re.compile(rf"\(({ACRONYM})\Z"),
        r"(\1)",
    ),
    Change(
        {"2nd edition of the Conference on Hives": "Conference on Hives"},
        any_case(rf"\A(?:the +)?{_ORDINAL} +edition +of +(?:the +)?| *\({_ORDINAL} +edition\)"),
    ),
    Change(
        {"3rd Annual Conference on Hives": "Conference on Hives", "4ème Congrès": "Congrès"},
        any_case(
            r"(?:(?<=\A)|(?<=[ -]))\d{1,3}(?:st|nd|rd|th|[eè]r?|[eè]me|ième|[ºª°])"
            r"(?: +annual)? +(?!centur)"
        ),
    ),
    Change({"3. Bienentagung": "Bienentagung"}, re.compile(r"\A\d{1,3}\. +")),
    # Where it counts no languages or worlds, but conferences.
    Change(
        {"The Third Conference on Hives": "Conference on Hives"},
        any_case(
            rf"(?:\A(?:(?:the|annual) +)*|(?<= the )|(?<= - )){_ORDINAL_WORD}(?: +annual)? +"
            r"(?!(?:languages?|world|person|life|nations?|hand|order|sector|wave|party|generation"
            r"|estate|amendment|aid|place|degree|principles|peoples?)\b)"
        ),
    ),
    Change(
        {"IV Conference on Hives": "Conference on Hives"},
        re.compile(rf"\A(?:the +)?{_ROMAN}(?:th|st|nd|rd)? +(?=\w)"),
    ),
    Change(
        {"The Annual Conference on Hives": "Conference on Hives"},
        any_case(r"\A(?:the +)?annual +"),
    ),
    Change(
        {"Hive Summit XVIII: Research Track": "Hive Summit: Research Track"},
        re.compile(
            rf"(?<=\w{{3}}){_COUNTED}(?: *[,:])? +(?:(?:[Pp]art|{_VOLUME}) +)?"
            rf"(?:{_ROMAN}|(?!{CENTURY}\d\d)\d{{1,4}})(?= *(?:[(:]|\Z))"
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
    kind = known_venue_type(name)
    changes: Sequence[Change] = CHANGES_OF_VOLUMES
    if kind == "conference":
        changes = CHANGES
    elif kind or "." in name or LIST_OF_SUBJECTS.match(name):  # "." is an abbreviation
        changes = CHANGES_OF_JOURNALS
    elif PROGRAMME.fullmatch(name):
        return short_name(name)
    year = YEAR if kind == "conference" else YEAR_AROUND
    series = name
    for change in changes:
        series = change.left_of(series)
    series = year.sub(" ", series)
    for pattern, kept in _REMAINS:
        series = pattern.sub(kept, series)
    series = series.strip(ENDS)
    return short_name(series if re.search(r"[^\W\d_]", series) else name)
