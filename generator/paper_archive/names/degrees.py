"""Titles before a name and degrees after it, which are not part of it."""

import re
from typing import Final

from paper_archive.names.suffixes import is_suffix

_TITLE: Final = re.compile(
    r"(?:(?:(?:Ass(?:oc|t|ist|istant|ociate)\.? )?(?:Univ\.-)?Prof(?:essor)?|Dra?|Drs|Dott|Mrs?|Ms"
    r"|Rev|Mgr|RNDr|MUDr|PhDr|PD(?= Dr)|Priv\.-Doz|(?:Ir|Lic)(?=\.)|(?:Dipl\.-)?Ing)"
    r"\b\.?(?:-Ing\.| (?:em|rer\. nat|med|phil|h\. ?c)\.)?\s+|(?:Sir|Dame|and|&|[Bb]y)\s+)+(?=\S)"
)
_DOCTOR: Final = r"(?:Ph\.?D|D\.?Phil)\.?"
_ANYWHERE: Final = rf"(?:{_DOCTOR}|M\.?D\.?)"
_AFTER_COMMA: Final = (
    rf"(?:{_ANYWHERE}|(?:[BDM]\.?Sc|Sc\.?D|M\.?Eng|Ed\.?D|Pharm\.?D|Psy\.?D|CSc|Dr(?:Sc)?)\.?"
    r"|[BM][AS]|MBA|MPH|DrPH|DDS|DO|OD|DVM|JD|LL[BMD]|MBBS|MBChB|RN|[BM]SN|DNP|[OMCK]BE|CPA"
    r"|FRS|FRC[A-Z]{1,3}|MRC[A-Z]{1,3}|FAC[CPS]|IEEE|ACM"
    r"|(?:(?:Senior|Life|Student|Graduate Student|Associate) )?(?:Member|Fellow)(?: (?:IEEE|ACM))?)"
)
_DEGREES: Final = re.compile(rf"{_AFTER_COMMA}(?:[ /]+{_AFTER_COMMA})*")
_FAMILY: Final = re.compile(r"[^\W\d_A-Z]|(?:Da|De|Di|Du|El|La|Le|Van|Von)\b")
"""How a family name of several words begins: "van Berg, MA" has initials."""
_SPACED: Final = re.compile(r",? (?:Ph\. D|D\. Phil)\.?(?=,|\Z)")
_LAST_WORD: Final = re.compile(_ANYWHERE)
_NEVER_INITIALS: Final = re.compile(_DOCTOR)
"""Degrees that nobody has as initials, so that they may follow a family name alone."""


def without_titles(name: str) -> str:
    """Return a name without the titles before it."""
    return _TITLE.sub("", name, count=1) if _TITLE.match(name) else name


def without_degrees(name: str) -> str:
    """Return a name, on one line, without the degrees and memberships after it.

    Letters after nothing but a family name are initials: "Smith, MA".
    """
    first, *others = _SPACED.sub("", name).split(", ")
    parts = [first, *map(_without_degree_before_suffix, others)]
    is_whole = " " in parts[0] and not _FAMILY.match(parts[0])
    # Suffixes stay, wherever they stand: "King, PhD, Jr."
    places = [at for at, part in enumerate(parts) if not at or not is_suffix(part)]
    while len(places) > 1 and is_degree(last := parts[places[-1]]):
        if len(places) == 2 and not (is_whole or _NEVER_INITIALS.fullmatch(last)):
            break
        del parts[places.pop()]
    words = parts[places[-1]].split(" ")
    fewest = 1 if len(places) > 1 else 2
    suffix = [words.pop()] if len(words) > fewest and is_suffix(words[-1]) else []
    while len(words) > fewest and _LAST_WORD.fullmatch(words[-1]):
        words.pop()
    if len(words) > 1 and _NEVER_INITIALS.fullmatch(words[-1]):
        words.pop()
    parts[places[-1]] = " ".join(words + suffix)
    return ", ".join(parts)


def _without_degree_before_suffix(part: str) -> str:
    """Return the suffix of "PhD Jr."; any other part as it is."""
    before, _, last = part.rpartition(" ")
    return last if is_suffix(last) and is_degree(before) else part


def is_degree(text: str) -> bool:
    """Tell whether a text is nothing but degrees and memberships: "MD PhD", "Senior Member"."""
    return _DEGREES.fullmatch(text) is not None
