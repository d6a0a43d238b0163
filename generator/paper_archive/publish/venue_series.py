"""The series that a venue belongs to: a conference of every year, a journal of every volume.

Only what changes from one edition to the next is left out of a name: years, volumes, ordinal
numbers, days, and what a conference is called in the proceedings of one year.
"""

import re
from functools import lru_cache
from typing import Final

from paper_archive.publish.citations.venues import known_venue_type
from paper_archive.publish.limits import short_name

_MOST_CHARS: Final = 500
_ROMAN: Final = r"(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
ACRONYM: Final = r"(?=\w*[A-Z]\w*[A-Z])[A-Z][\w/-]{1,14}"
_MONTH: Final = (
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|sept|oct|nov|dec)\b\.?"
    r"|(?:january|february|march|april|august|september|october|november|december)"
)
_YEAR: Final = re.compile(
    r"""
    \([ ]?(?:18|19|20)\d\d[ ]?\)                          # (2023)
    | (?<![\d./–])(?<!\d-)(?:18|19|20)\d\d(?!\d|[./–-]\w)  # 2023, iclr2023, ICLR-2023
    | [ ]?['’][ ]?\d\d(?!\w)                              # '23
    """,
    re.VERBOSE,
)
_VOLUMES: Final = (
    (re.compile(r"\AIn: *"), ""),
    (
        re.compile(
            r" *\((?:oral|poster|spotlight|to appear|under review)\b[^()]*\)\Z", re.IGNORECASE
        ),
        "",
    ),
    # Such as "March 1989", "(2023)".
    (
        re.compile(rf"(?<=\w)(?:,? +(?:{_MONTH}))?[ ,]+\(?(?:18|19|20)\d\d\)?\Z", re.IGNORECASE),
        "",
    ),
    # "vol. 12, no. 3, pp. 1-20", and what is in it: "(Volume 1: Long Papers)"
    (
        re.compile(
            r"[ ,:;(]+(?:(?:vol(?:umes?|\.)?|no\.|nr\.|number|issue|pp\.|pages) *"
            r"\d+(?:[-–/]\d+)?[, ]*)+(?:: [^()]{1,40}|\([^()]{1,40}\))?\)?\Z",
            re.IGNORECASE,
        ),
        "",
    ),
    (re.compile(r"(?<=[^\W\d])[,:]? +\d{1,4} ?\(\d{1,4}\)\Z"), ""),  # 12(3)
    (re.compile(r"(?<=[^\W\d])[,:]? +\d{2,4}\Z"), ""),
)
_ORDINAL_WORD: Final = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-)?"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
    r"|tenth|eleventh|twelfth|[a-z]{3,6}(?:teen|tie)th"
)
_PROCEEDINGS: Final = r"(?:in:? +)?(?:the +)?proc(?:eedings|\.)(?: +of)?(?: +the)? +"
_EDITIONS: Final = (
    # ", CAV 2019, New York City, NY, USA, July 15-18, 2019, Proceedings": the acronym stays.
    (
        re.compile(
            rf"(?<=\w), +((?:[A-Z]{{2,9}} )?{ACRONYM})(?:[- ]*(?:19|20)\d\d| ?['’]\d\d)"
            r"(?:[.,].*)?\Z"
        ),
        r" (\1)",
    ),
    # Such as "(NeurIPS 2024), Vancouver, Canada".
    (re.compile(rf"(\({ACRONYM}['’ -]*(?:\d\d){{1,2}}\)),.*\Z"), r"\1"),
    # Such as ", PMLR 139".
    (
        re.compile(
            r", +(?:[A-Z]{3,9} +(?:v(?:ol(?:ume|\.)?)? *)?\d{1,3}(?:\d\d)?(?::[\d–-]+)?"
            r"|vol(?:ume|\.)? +\d+ of .*)\Z"
        ),
        "",
    ),
    # Days, and the place after them: ", April 23-27, 2002, Toulouse, France".
    (
        re.compile(rf",? +(?:\d{{1,2}}(?:[-–]\d{{1,2}})? +)?(?:{_MONTH}) +\d.*\Z", re.IGNORECASE),
        "",
    ),
    # Such as "SOUPS '06: Proceedings of the second symposium on …".
    (
        re.compile(
            rf"\A({ACRONYM})[- ]?(?:(?:19|20)\d\d|['’]?\d\d)? ?[:,] *(?i:{_PROCEEDINGS})(.+)\Z"
        ),
        r"\2 (\1)",
    ),
    (re.compile(rf"\A{_PROCEEDINGS}", re.IGNORECASE), ""),
    (re.compile(rf"\AIn +(?={ACRONYM}\b)"), ""),
    # "(5th edition, Prague, 1960)"; an acronym with its year is part of the name.
    (re.compile(r" *\((?=[^()]*,)[^()]*\b(?:19|20)\d\d\)"), ""),
    *_VOLUMES,
    (_YEAR, " "),
    # Such as "ICML-97", "ICML06", "(PDIS 94)".
    (re.compile(rf"\b((?!COVID){ACRONYM}?)(?:[-‐–]?\d\d(?=\)|\Z)|(?<=\w) \d\d(?=\)))"), r"\1"),
    (re.compile(rf"\(({ACRONYM})\Z"), r"(\1)"),
    # Such as "3rd", "4ème", "3."
    (
        re.compile(
            r"(?:(?<=\A)|(?<=[ -]))\d{1,3}(?:st|nd|rd|th|[eè]r?|[eè]me|ième|[ºª°])"
            r"(?: +annual)? +(?!centur)",
            re.IGNORECASE,
        ),
        "",
    ),
    (re.compile(r"\A\d{1,3}\. +"), ""),
    # "Third", where it counts no languages or worlds but conferences.
    (
        re.compile(
            rf"(?:\A(?:(?:the|annual) +)*|(?<= the )|(?<= - ))(?:{_ORDINAL_WORD})(?: +annual)? +"
            r"(?!languages?\b|world\b|person\b)",
            re.IGNORECASE,
        ),
        "",
    ),
    (re.compile(rf"\A(?:the +)?{_ROMAN}(?:th|st|nd|rd)? +(?=\w)"), ""),
    (re.compile(r"\A(?:the +)?annual +", re.IGNORECASE), ""),
    # Such as "Summit XVIII: Research Track", "Systems 34 (NeurIPS)".
    (
        re.compile(
            rf"(?<=\w{{3}})[,:]? +(?:(?:part|vol(?:ume|\.)?) +)?(?:{_ROMAN}|\d{{1,4}})"
            r"(?= *(?:[(:]|\Z))"
        ),
        "",
    ),
)
_LEFT: Final = (
    (re.compile(r"(?<![-,;:'’– ])[-,;:'’– ]+\)"), ")"),
    (re.compile(r" ?\([ ,;:]*\)"), ""),
    (re.compile(r"(?<![,;: ])[,;: ]+(?=[,;:.] )"), ""),
    (re.compile(r" {2,}"), " "),
)
_ENDS: Final = " ,;:-–—"


@lru_cache(maxsize=65_536)
def series_of(venue: str) -> str:
    """Return the name of the series of a venue; the name itself where nothing else is left of it.

    `NeurIPS 2023` is of `NeurIPS`, `Proceedings of the 40th Conference on Hives` of
    `Conference on Hives`.
    """
    name = " ".join(venue.split())[:_MOST_CHARS].strip()
    # Journals have words of editions in their names: Proceedings of the IEEE, Third Text.
    parts = _EDITIONS if known_venue_type(name) == "conference" else _VOLUMES
    shorter = name
    for part, rest in parts:
        shorter = part.sub(rest, shorter, count=1).strip(_ENDS)
    shorter = _YEAR.sub(" ", shorter)
    for blank, rest in _LEFT:
        shorter = blank.sub(rest, shorter)
    shorter = shorter.strip(_ENDS)
    return short_name(shorter if re.search(r"[^\W\d_]", shorter) else name)
