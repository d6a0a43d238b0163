"""Titles before a name and degrees after it, which are no part of it."""

import re
from typing import Final

_TITLE: Final = re.compile(
    r"(?:(?:(?:Ass(?:oc|t|ist|istant|ociate)\.? )?Prof(?:essor)?|Dr|Mrs?|Ms|Rev|(?:Dipl\.-)?Ing)"
    r"\b\.?(?:-Ing\.| (?:rer\. nat|med|phil|h\. ?c)\.)?\s+|(?:Sir|and|&)\s+)+(?=\S)"
)
_ANYWHERE: Final = r"(?:Ph\.?D|D\.?Phil|M\.?D)\.?"
_AFTER_COMMA: Final = (
    rf"(?:{_ANYWHERE}|(?:[BDM]\.?Sc|Sc\.?D|M\.?Eng|Ed\.?D|Pharm\.?D|Psy\.?D|Dr)\.?|M[AS]|MBA|MPH|DDS"
    r"|DVM|MBBS|MBChB|RN|FRS|FRCP|IEEE|ACM"
    r"|(?:(?:Senior|Life|Student|Graduate Student|Associate) )?(?:Member|Fellow)(?: (?:IEEE|ACM))?)"
)
_DEGREES: Final = re.compile(rf"{_AFTER_COMMA}(?:[ /]+{_AFTER_COMMA})*")
_SPACED: Final = re.compile(r",? (?:Ph\. D|D\. Phil)\.?\Z")
_LAST_WORD: Final = re.compile(_ANYWHERE)


def without_titles(name: str) -> str:
    """Return a name without the titles before it."""
    return _TITLE.sub("", name, count=1) if _TITLE.match(name) else name


def without_degrees(name: str) -> str:
    """Return a name, on one line, without the degrees and memberships after it.

    Two letters after a single word are initials: "Smith, MA".
    """
    parts = _SPACED.sub("", name).split(", ")
    while is_degree(parts[-1]) and (len(parts) > 2 or " " in parts[0]):
        parts.pop()
    *before, last = parts
    words = last.split(" ")
    while len(words) > (1 if before else 2) and _LAST_WORD.fullmatch(words[-1]):
        words.pop()
    return ", ".join([*before, " ".join(words)])


def is_degree(text: str) -> bool:
    """Tell whether a text is nothing but degrees and memberships: "MD PhD", "Senior Member"."""
    return _DEGREES.fullmatch(text) is not None
