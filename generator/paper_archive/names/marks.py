"""What stands beside a name and is no part of it: footnote marks, titles, addresses."""

import re
from typing import Final

from paper_archive.names.groups import is_group
from paper_archive.text import clean

_TEX: Final = re.compile(
    r"\$?\^\{[^{}]*\}\$?|\$\^[^$]*\$|\\(?:thanks|footnotemark)\b\s*(?:\{[^{}]*\})?"
)
_ADDRESS: Final = re.compile(
    r"[\s,]*(?:https?://\S+|[^\s<>()]+@[^\s<>()]+|(?:ORCID:?\s*)?\b\d{4}-\d{4}-\d{4}-\d{3}[\dX]\b)",
    re.IGNORECASE,
)
_BRACKETED: Final = re.compile(r"(?:\s*(?:\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>))+(?=[\s,;]*\Z)")
_TITLE: Final = re.compile(
    r"(?:(?:Prof(?:essor)?|Dr|Mrs?|Ms)\b\.?(?:-Ing\.)?\s+|(?:Sir|and|&)\s+)+(?=\S)"
)
_DEGREE: Final = re.compile(
    r",\s*(?:M\.?D|M\.?Sc|B\.?Sc|M\.?A|MBA|MPH|FRS|R\.?N)\.?\Z|,?\s+(?:Ph\.?\s?D|D\.?\s?Phil)\.?\Z"
)
_SIGNS: Final = re.escape("*∗⁎＊†‡§¶‖∥#♯⋆★☆✉♮◦•✝^~") + "⁰¹²³⁴-⁹⁺₀-₉ᵃᵇᶜᵈᵉᶠ"
_SIGNS_BEFORE: Final = re.compile(rf"\A[{_SIGNS}\s,;]+")
_SIGNS_AFTER: Final = re.compile(rf"(?:[\s,;&]*[{_SIGNS}])+[\s,;]*\Z")
_NUMBERS_AFTER: Final = re.compile(rf"(?:[\s,;&]*[{_SIGNS}\d])+[\s,;]*\Z")


_UNMARKED: Final = re.compile(rf"[^\W\d_{_SIGNS}](?:[^\W\d_{_SIGNS}]|[ .'’-])*(?<! and)\Z")
"""Most names: nothing in them but letters, and what belongs to initials and to double names."""
MOST_CHARS: Final = 200
"""What is longer is no person's name, and is left as it is."""


def without_marks(name: str) -> str:
    """Return a name without what is no part of it; as it is if that leaves no letter.

    "Gao *", "Wang1,2", "Li†", "Zhang (equal contribution)", "Dr. Smith, PhD", "Lee <lee@a.org>".
    A number stays where it may be part of a group's name: "Group 7", "BICEP2".
    """
    name = clean(name)
    if len(name) > MOST_CHARS:
        return name
    if _UNMARKED.match(name) and not _TITLE.match(name):
        return _DEGREE.sub("", name)
    bare = _without_ends(_ADDRESS.sub("", _TEX.sub("", name)))
    bare = _DEGREE.sub("", _TITLE.sub("", bare, count=1) if _TITLE.match(bare) else bare)
    bare = _without_ends(bare).removesuffix(" and")
    return bare if any(letter.isalpha() for letter in bare) else name


def _without_ends(name: str) -> str:
    name = _SIGNS_AFTER.sub("", _SIGNS_BEFORE.sub("", name))
    name = _SIGNS_AFTER.sub("", _BRACKETED.sub("", name)).strip(" ,;")
    unnumbered = _NUMBERS_AFTER.sub("", name)
    is_numbered_name = is_group(unnumbered) or (unnumbered.isascii() and " " not in unnumbered)
    return name if is_numbered_name else unnumbered
