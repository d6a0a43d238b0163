"""Volumes, numbers, pages and years in names of venues."""

import re
from collections.abc import Mapping
from functools import partial
from typing import Final, NamedTuple

ENDS: Final = " ,;:-–—"
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
        return self.pattern.sub(self.kept, name, count=1).strip(ENDS)


any_case: Final = partial(re.compile, flags=re.IGNORECASE)

CENTURY: Final = r"(?:18|19|20)"
MONTH: Final = (
    r"(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sep|sept|oct|nov|dec)\b\.?"
    r"|(?:january|february|march|april|august|september|october|november|december))"
)
_CONNECTIVES: Final = ("on", "after", "before", "since", "until", "from", "year", "post", "pre")
ABOUT: Final = "".join(rf"(?<!\b{word}[ -])" for word in _CONNECTIVES)
"""Not behind a word that leads to a year which the venue is about: `Europe since 1945`."""
_IN_BRACKETS: Final = rf"[\[(][ ]?{CENTURY}\d\d[ ]?[\])]"
_SHORT: Final = r"[ ]?['’][ ]?\d\d"
YEAR: Final = re.compile(
    rf"""
    {_IN_BRACKETS}                                                      # (2023)
    | (?<![\d./–])(?<!\d-)(?:{ABOUT}(?<=[^\W\d])-(?=\d+[ ]))?            # SemEval-2018 Workshop
      {ABOUT}{CENTURY}\d\d年?(?!\d|s\b|[./–-]\w|[ ](?:shared[ ])?task[ ]\d)  # 2023, iclr2023
    | {_SHORT}(?!\w)                                                    # '23
    """,
    flags=re.IGNORECASE | re.VERBOSE,
)
"""The year of a conference. Tasks have the number of their year: the next year has others."""
YEAR_AROUND: Final = any_case(
    rf"{_IN_BRACKETS}|\A{CENTURY}\d\d +(?=\S+ +\S+ +\S)"
    rf"|{ABOUT}(?<![\d./–-]){CENTURY}\d\d年?\Z|{_SHORT}\Z|(?<=[A-Z]) {CENTURY}\d\d(?=:)"
)
"""A year of what may be a journal: elsewhere in its name, a year is part of it."""
PROGRAMME: Final = re.compile(rf"[A-Z][a-z]+ {CENTURY}\d0")
"""A word and a round year, such as `Horizon 2020`: programmes are named after the year that they
lead to. It may be a conference as well, where nothing tells what it is."""
LIST_OF_SUBJECTS: Final = re.compile(r"[A-Z][\w -]*, [\w, -]*\w,? (?:&|and) [^\W\d]")
"""Subjects with commas, such as `Chaos, Solitons & Fractals`, are of a journal."""
_PAGES: Final = r"[A-Za-z]?\d+(?:[-–][A-Za-z]?\d+)?"
CHANGES_OF_VOLUMES: Final = (
    Change({"In: Hive Letters": "Hive Letters"}, re.compile(r"\AIn: *")),
    Change(
        {"COH (oral)": "COH", "COH 2031 notable top 5%": "COH 2031"},
        any_case(
            r" *\((?:oral|poster|spotlight|to appear|under review)\b[^()]*\)\Z"
            r"|(?<=\d\d) +(?:oral|poster|spotlight|notable top \d+%|accept(?:ed)?)\Z"
        ),
    ),
    Change(
        {"Hive Letters, March 1989": "Hive Letters", "Hive Letters (1989)": "Hive Letters"},
        any_case(
            rf"(?<=\w)(?:,? +{ABOUT}{MONTH})?[ ,]+(?:\({CENTURY}\d\d\)|{ABOUT}{CENTURY}\d\d年?)\Z"
        ),
    ),
    Change(
        {
            "Hive Letters, vol. 12, no. 3, pp. 1-20": "Hive Letters",
            "Conference on Hives (Volume 1: Long Papers)": "Conference on Hives",
        },
        any_case(
            r"[ ,:;(]+(?:(?:vol(?:umes?|\.)?|no\.|nr\.|number|issue|pp\.|pages|tome|tomo|band"
            r"|bd\.|том) *-?\d+(?:[-–/]\d+)?[, ]*)+(?:: [^()]{1,40}|\([^()]{1,40}\))?\)?\Z"
        ),
    ),
    Change(
        {
            "养蜂学报 第12卷": "养蜂学报",
            "養蜂学報 62巻3号": "養蜂学報",
            "第35回養蜂大会": "養蜂大会",
        },
        re.compile(r"\A第\d+[回届]|(?<=\w) *第?\d+[回届卷巻](?:第?\d+[期号])?\Z"),
    ),
    Change(
        {
            "Hive Lett. 123, 161101 (2019)": "Hive Lett.",
            "Hive Letters 12(3): e0173": "Hive Letters",
        },
        re.compile(
            r"(?<=[^\W\d.])(\.?)[,:]? +\d{1,4}(?: ?\(\d{1,4}\)[,:]? *|[,:] *)"
            rf"{_PAGES}(?: +\({CENTURY}\d\d\))?\Z"
        ),
        r"\1",
    ),
    Change(
        {"Hive Letters 12(3)": "Hive Letters", "Hive Lett. 12(Suppl 3)": "Hive Lett."},
        re.compile(
            r"(?<=[^\W\d.])(\.?)[,:]? +\d{1,4}"
            r"(?: ?\(\d{1,4}(?:[-–/]\d{1,4})?\)|\((?=[^()]*[A-Za-z])[\w -]{1,14}\))\Z"
        ),
        r"\1",
    ),
)
"""What changes in names of all venues."""
CHANGES_OF_JOURNALS: Final = (
    *CHANGES_OF_VOLUMES,
    Change(
        {"Hive Letters, 12": "Hive Letters", "Hive Lett. 5": "Hive Lett."},
        re.compile(r"(?<=[^\W\d.])(\.?)[,:]? +\d{1,4}\Z"),
        r"\1",
    ),
)
"""What changes in names of what is surely a journal: a number at the end is its volume."""
