"""What is printed beside a name and is not part of it: footnote marks, titles, addresses."""

import re
from functools import lru_cache
from typing import Final

from paper_archive.names.degrees import without_degrees, without_titles
from paper_archive.names.groups import NAMES_KEPT, is_group
from paper_archive.text import clean

_TEX: Final = re.compile(
    r"\$?\^\{[^{}]*\}\$?|\$\^[^$]*\$|\\(?:thanks|footnotemark|textsuperscript)\b\s*(?:\{[^{}]*\})?"
)
_ADDRESS: Final = re.compile(
    r"[\s,(\[<]*(?:(?:https?://|orcid\.org/)\S+|[^\s<>()]+@[^\s<>()]+|(?:ORCID:?\s*)?\b\d{4}-\d{4}-\d{4}-\d{3}[\dX]\b)[)\]>]*",
    re.IGNORECASE,
)
_BRACKETED: Final = re.compile(r"(?:\s*(?:\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>))+(?=[\s,;]*\Z)")
_SIGNS: Final = re.escape("*⁎＊†‡§¶‖#•^~") + "⁰¹²³⁴-⁹⁺₀-₉ᵃᵇᶜᵈᵉᶠ←-⯿🀀-🫿\ufe0f"
_SIGNS_WITHIN: Final = re.compile(rf"(?<=[^\W\d_])[{_SIGNS}]+(?=, )|(?<=[^\W\d_A-Z])\d(?=, )")
_LETTERS_AFTER: Final = re.compile(r"(?<=[^\W\d_]) [a-z](?:, ?[a-z])*\Z")
_ACRONYM_AFTER: Final = re.compile(r"\([A-Z][A-Z0-9-]+\)\Z")
_ET_AL: Final = re.compile(r"(?:,? et\.? al\.?|,? and others)\Z")
_SIGNS_BEFORE: Final = re.compile(rf"\A[{_SIGNS}\s,;]+")
_SIGNS_AFTER: Final = re.compile(rf"(?:[\s,;&]*[{_SIGNS}]|(?<=[^\W\d_A-Z])[ªº])+[\s,;]*\Z")
_NUMBERS_AFTER: Final = re.compile(rf"(?:[\s,;&]*[{_SIGNS}\d])+[\s,;]*\Z")
_UNMARKED: Final = re.compile(rf"[^\W\d_ªº{_SIGNS}](?:[^\W\d_ªº{_SIGNS}]|[ .'’-])*(?<! and)\Z")
"""Most names: nothing in them but letters, and what belongs to initials and to double names."""
MOST_CHARS: Final = 200
"""A longer text is not a person's name, and is left as it is."""


@lru_cache(NAMES_KEPT)
def without_marks(name: str) -> str:
    """Return a name without what is not part of it; unchanged if no letter would be left.

    "Gao *", "Wang1,2", "Li†", "Zhang (equal contribution)", "Dr. Smith, PhD", "Lee <lee@a.org>".
    A number stays where it may be part of a group's name: "Group 7", "BICEP2".
    """
    name = clean(name)
    if len(name) > MOST_CHARS:
        return name
    if _UNMARKED.match(name):
        bare = _without_additions(name)
    else:
        bare = _without_ends(_SIGNS_WITHIN.sub("", _ADDRESS.sub("", _TEX.sub("", name))))
        bare = _without_ends(_without_additions(bare)).removesuffix(" and")
    return bare if any(letter.isalpha() for letter in bare) else name


def _without_additions(name: str) -> str:
    name = _ET_AL.sub("", name)
    unlettered = _LETTERS_AFTER.sub("", name)
    if " " in unlettered and unlettered != unlettered.lower():  # else initials: "smith j"
        name = unlettered
    return without_degrees(without_titles(name))


def _without_ends(name: str) -> str:
    name = _SIGNS_AFTER.sub("", _SIGNS_BEFORE.sub("", name))
    unbracketed = _SIGNS_AFTER.sub("", _BRACKETED.sub("", name)).strip(" ,;")
    if not (_ACRONYM_AFTER.search(name) and is_group(unbracketed)):
        name = unbracketed
    unnumbered = _NUMBERS_AFTER.sub("", name)
    is_numbered_name = is_group(unnumbered) or (unnumbered.isascii() and " " not in unnumbered)
    return name if is_numbered_name else unnumbered
