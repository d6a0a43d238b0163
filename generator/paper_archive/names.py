"""The parts of a person's name, as programs that sort and cite want them.

Names are kept as printed, "Given Family". A name that cannot be split reliably stays whole.
"""

import re
import unicodedata
from typing import Final, NamedTuple

from paper_archive.text import clean


class Name(NamedTuple):
    """The parts of a name, or the whole name where the parts are not certain."""

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""


_SUFFIXES: Final = frozenset(("Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"))
_GROUP: Final = re.compile(
    r"[,;&/@{}<>$^_~\\\d]|\b(?i:and|authors|collaboration|community|consortium|foundation|group|inc|"
    r"institute|lab|laboratory|labs|organization|project|research|society|team|the|university)\b"
    r"|\bAI\b"
)
"""What is found in names of groups and not of people."""


def split_name(name: str) -> Name:
    """Return the parts of a name printed "Given Family", split as BibTeX does.

    The family name is the last word. Lowercase words before it are the particle, and all words
    after them belong to the family name: Charles Louis de la Vallée Poussin. A name of one word,
    with a letter that is not Latin, of a group, or that begins in lowercase stays whole.

    Source: Oren Patashnik, BibTeXing, 1988, section 4.
    """
    name = clean(name)
    words = re.sub(r",(?= \S+\Z)", "", name).split() if _ends_in_suffix(name) else name.split()
    suffix = words.pop() if words and words[-1] in _SUFFIXES else ""
    lower = [number for number, word in enumerate(words[:-1]) if is_lowercase(word)]
    first, last = (lower[0], lower[-1] + 1) if lower else (len(words) - 1, len(words) - 1)
    if first < 1 or not _is_personal(" ".join(words)):
        return Name(literal=name)
    given, particle, family = words[:first], words[first:last], words[last:]
    return Name(" ".join(family), " ".join(given), " ".join(particle), suffix)


def sorted_name(name: str) -> str:
    """Return a name as lists sort it: "van Gogh, Vincent"; without a comma if it is whole."""
    parts = split_name(name)
    whole = clean(parts.literal.replace(",", " "))
    return ", ".join(filter(None, (whole or family_name(parts), parts.given, parts.suffix)))


def family_name(parts: Name) -> str:
    """Return the family name with its particle; empty if the name is whole."""
    return f"{parts.particle} {parts.family}".strip()


def is_lowercase(word: str) -> bool:
    """Tell whether the first letter of a word is lowercase."""
    return next((letter.islower() for letter in word if letter.isalpha()), False)


def _ends_in_suffix(name: str) -> bool:
    _, comma, suffix = name.rpartition(", ")
    return bool(comma) and suffix in _SUFFIXES


def _is_personal(name: str) -> bool:
    """Tell whether a name is in Latin letters, and of a person; Mª is a given name."""
    letters = (each for each in name if unicodedata.category(each) in ("Lu", "Ll", "Lt", "Lo"))
    return not _GROUP.search(name) and all(
        each in "ªº" or unicodedata.name(each, "").startswith("LATIN") for each in letters
    )
