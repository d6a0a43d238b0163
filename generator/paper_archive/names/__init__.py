"""The parts of a name, as programs that sort and cite want them: one model for all formats.

Names are kept as printed, "Given Family". Footnote marks and titles are not part of a name, and are
left out; a name that cannot be split reliably stays whole.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from paper_archive.names.groups import NAMES_KEPT, is_group
from paper_archive.names.marks import MOST_CHARS, without_marks
from paper_archive.names.scripts import Script, script_of
from paper_archive.names.suffixes import is_suffix
from paper_archive.names.words import (
    CAPITAL_PARTICLES,
    CONNECTORS,
    EAST_ASIAN_FAMILIES,
    KINSHIP,
    KUNYA,
    PARTICLES,
    SPANISH_FAMILIES,
)
from paper_archive.text import fold

__all__ = [
    "NAMES_KEPT",
    "Name",
    "family_name",
    "is_group",
    "sorted_name",
    "split_name",
    "without_marks",
]


class Name(NamedTuple):
    """The parts of a name, or the whole name where the parts are not certain."""

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""


_TEX: Final = re.compile(r"[\\{}^~$]")
_INITIAL: Final = re.compile(r"[^\W\d_](?:\.(?:-?[^\W\d_]\.)*)?\Z")
_INITIALS_AFTER: Final = re.compile(r"[A-Z]-?[A-Z]\Z|[B-DF-HJ-NP-TV-XZ]{3}\Z")
"""Initials without stops, after a family name: "Smith JA"."""
_ELIDED: Final = re.compile(r"(?:d|l|dell|dall)['’]\w")
_SPANISH_ACCENT: Final = re.compile("[áéíóúñ]")


@lru_cache(NAMES_KEPT)
def split_name(name: str) -> Name:
    """Return the parts of a name printed "Given Family", "Family, Given" or, in Han, family first.

    The family name is the last word, with the words that belong to it: what follows particles in
    lowercase (Charles de la Vallée Poussin), particles with a capital (Oisin Mac Aodha), names that
    are joined (Ramón y Cajal), two Spanish ones (García Márquez), words in capitals before others
    (DUPONT Marie). A name of one word, or of a group, stays whole.

    Source: Oren Patashnik, BibTeXing, 1988, section 4, for particles in lowercase.
    """
    bare = without_marks(name)
    if " " not in bare or len(bare) > MOST_CHARS or is_group(bare) or _TEX.search(bare):
        return Name(literal=bare)
    script = script_of(bare)
    if script is Script.FAMILY_FIRST:
        family, _, given = bare.partition(" ")
        return Name(family, given) if "," not in bare else Name(literal=bare)
    if script is Script.WHOLE:
        return Name(literal=bare)
    return _inverted(bare) if "," in bare else _printed(bare)


def sorted_name(name: str) -> str:
    """Return a name as lists sort it: "van Gogh, Vincent", "King, Martin, Jr."; a group whole."""
    parts = split_name(name)
    whole = " ".join(parts.literal.replace(",", " ").split())
    return ", ".join(filter(None, (whole or family_name(parts), parts.given, parts.suffix)))


def family_name(parts: Name) -> str:
    """Return the family name with its particle; empty where the name is whole."""
    return f"{parts.particle} {parts.family}".strip()


def _inverted(name: str) -> Name:
    """Return the parts of "Family, Given", with a suffix anywhere, or of "Given Family, Suffix"."""
    first, *others = (part for part in re.split(r"\s*,\s*", name) if part)
    suffixes = [part for part in others if is_suffix(part)]
    parts = [first, *(part for part in others if part not in suffixes)]
    if len(suffixes) > 1:
        return Name(literal=name)
    if len(parts) == 1:
        return _with_suffix(_printed(parts[0]), "".join(suffixes), name)
    if len(parts) > 2 or any(map(_is_long, parts)):
        return Name(literal=name)
    words, suffix = _without_suffix(parts[0].split())
    end = next((at for at, word in enumerate(words) if word not in PARTICLES), 0)
    given, suffix = _without_suffix(parts[1].split()) if not suffix else (parts[1].split(), suffix)
    while len(given) > 1 and given[-1] in PARTICLES:  # Gogh, Vincent van
        words.insert(0, given.pop())
        end += 1
    family, particle = " ".join(words[end:]), " ".join(words[:end])
    return _with_suffix(Name(family, " ".join(given), particle, suffix), "".join(suffixes), name)


def _is_long(part: str) -> bool:
    """Tell whether a part has more than four names, not counting initials and particles."""
    names = [word for word in part.split() if word not in PARTICLES and not _INITIAL.match(word)]
    return len(names) > 4


def _printed(name: str) -> Name:
    """Return the parts of a name in printed order, without a comma."""
    words, suffix = _without_suffix(name.split())
    initials = _initials_after(words)
    if initials:
        found = _inverted(f"{' '.join(words[:-initials])}, {' '.join(words[-initials:])}")
        return _with_suffix(found, suffix, name)
    if len(words) < 2 or words[0] in PARTICLES or (len(words) == 2 and words[0] in KUNYA):
        return Name(literal=name)
    capitals = _capitals_before(words)
    if capitals:
        return Name(" ".join(words[:capitals]), " ".join(words[capitals:]), "", suffix)
    begin = _begin_of_family(words)
    after = next((at for at in range(begin, len(words)) if words[at] not in PARTICLES), begin)
    after = min(after, len(words) - 1)
    given, particle, family = words[:begin], words[begin:after], words[after:]
    return Name(" ".join(family), " ".join(given), " ".join(particle), suffix)


def _without_suffix(words: list[str]) -> tuple[list[str], str]:
    """Return the words of a name without its suffix, and the suffix; empty if it has none."""
    if len(words) > 1 and is_suffix(words[-1]):
        return words[:-1], words[-1]
    return words, ""


def _with_suffix(parts: Name, suffix: str, name: str) -> Name:
    """Return the parts of a name with a suffix; the whole name if there is no place for it."""
    if not suffix:
        return parts
    has_place = parts.family and not parts.suffix
    return parts._replace(suffix=suffix) if has_place else Name(literal=name)


def _initials_after(words: list[str]) -> int:
    """Return how many of the last words are initials, if a family name stands before them."""
    if _INITIAL.match(words[0]) or len(words) < 2:
        return 0
    count = next(at for at, word in enumerate(reversed(words)) if not _INITIAL.match(word))
    is_one_word = _INITIALS_AFTER.match(words[-1]) and not words[-2].isupper()
    return 1 if is_one_word and words[-1].title() not in EAST_ASIAN_FAMILIES else count


def _begin_of_family(words: list[str]) -> int:
    """Return where the family name or its particle begins; the first word is always given."""
    last = len(words) - 1
    for at in range(1, last):
        if at > 1 and words[at] in PARTICLES and _is_spanish(words[at - 1]):
            return at - 1
        if words[at] in PARTICLES or _is_capital_particle(words, at) or _ELIDED.match(words[at]):
            return at
        if words[at] in CONNECTORS and at > 1:
            return at - 1
    if last > 1 and (_are_one_family(*words[last - 1 :]) or _are_capitals_after(words)):
        return last - 1
    return last


def _are_one_family(first: str, second: str) -> bool:
    """Tell whether two words are one family name; accents tell Spain from the Philippines."""
    if second in KINSHIP:
        return not _INITIAL.match(first)
    has_accent = not first.isascii() or _SPANISH_ACCENT.search(second)
    return _is_spanish(first) and (bool(has_accent) or _is_spanish(second))


def _are_capitals_after(words: list[str]) -> bool:
    """Tell whether two words in capitals, the family name, stand after others: "Ana RUIZ PAZ"."""
    return not words[-3].isupper() and all(len(word) > 2 and word.isupper() for word in words[-2:])


@lru_cache(maxsize=4096)
def _is_spanish(word: str) -> bool:
    return fold(word) in SPANISH_FAMILIES


def _capitals_before(words: list[str]) -> int:
    """Return how many words in capitals, the family name, stand before others: "DUPONT Marie"."""
    count = next((at for at, word in enumerate(words) if not word.isupper()), 0)
    longest = max(map(len, words[:count]), default=0)
    is_family = longest > 3 or words[0].title() in EAST_ASIAN_FAMILIES
    return count if is_family and "." not in words[0] else 0


def _is_capital_particle(words: list[str], at: int) -> bool:
    """Tell whether a word with a capital belongs to the family name, alone or before another."""
    if words[-1].isupper():  # Maria DE SOUZA
        words = [word.title() for word in words]
    if words[at] not in CAPITAL_PARTICLES or {words[0], words[-1]} & EAST_ASIAN_FAMILIES:
        return False
    following = words[at + 1 : -1]
    return all(word in PARTICLES or word in CAPITAL_PARTICLES for word in following)
