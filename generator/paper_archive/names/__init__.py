"""The parts of a name, as programs that sort and cite want them: one model for all formats.

Names are kept as printed, "Given Family". What is no part of a name (footnote marks, titles) is in
no part; a name that cannot be split reliably stays whole.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from paper_archive.names.groups import is_group
from paper_archive.names.marks import MOST_CHARS, without_marks
from paper_archive.names.scripts import Script, script_of
from paper_archive.names.words import (
    CAPITAL_PARTICLES,
    CONNECTORS,
    EAST_ASIAN_FAMILIES,
    KINSHIP,
    KUNYA,
    PARTICLES,
)

__all__ = ["Name", "family_name", "is_group", "sorted_name", "split_name", "without_marks"]


class Name(NamedTuple):
    """The parts of a name, or the whole name where the parts are not certain."""

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""


_SUFFIX: Final = re.compile(
    r"(?:[JS]r\.?|[js]r\.|J[rR]|I{2,3}|IV|VI{1,3}|2nd|3rd|[4-9]th|Esq\.?)\Z"
)
_TEX: Final = re.compile(r"[\\{}^~$]")
_INITIAL: Final = re.compile(r"[^\W\d_](?:\.(?:-?[^\W\d_]\.)*)?\Z")


@lru_cache(maxsize=16_384)
def split_name(name: str) -> Name:
    """Return the parts of a name printed "Given Family", "Family, Given" or, in Han, family first.

    The family name is the last word, with the words that belong to it: what follows particles in
    lowercase (Charles de la Vallée Poussin), particles with a capital (Oisin Mac Aodha), names that
    are joined (Ramón y Cajal). A name of one word, or of a group, stays whole.

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
    parts = [part for part in re.split(r"\s*,\s*", name) if part]
    suffixes = [part for part in parts[1:] if _SUFFIX.match(part)]
    parts = [part for part in parts if part not in suffixes]
    if len(parts) == 1:
        found = _printed(parts[0])
        return found._replace(suffix=suffixes[0]) if found.family and suffixes else found
    if len(parts) > 2 or len(suffixes) > 1 or max(len(part.split()) for part in parts) > 4:
        return Name(literal=name)
    words, suffix = _without_suffix(parts[0].split())
    end = next((at for at, word in enumerate(words) if word not in PARTICLES), 0)
    family, particle = " ".join(words[end:]), " ".join(words[:end])
    return Name(family, parts[1], particle, suffix or "".join(suffixes))


def _printed(name: str) -> Name:
    """Return the parts of a name in printed order, without a comma."""
    words, suffix = _without_suffix(name.split())
    if len(words) < 2 or words[0] in PARTICLES or (len(words) == 2 and words[0] in KUNYA):
        return Name(literal=name)
    if not _INITIAL.match(words[0]) and _INITIAL.match(words[-1]):
        end = next(at for at in range(len(words)) if all(map(_INITIAL.match, words[at:])))
        return Name(" ".join(words[:end]), " ".join(words[end:]), "", suffix)
    begin = _begin_of_family(words)
    after = next((at for at in range(begin, len(words)) if words[at] not in PARTICLES), begin)
    after = min(after, len(words) - 1)
    given, particle, family = words[:begin], words[begin:after], words[after:]
    return Name(" ".join(family), " ".join(given), " ".join(particle), suffix)


def _without_suffix(words: list[str]) -> tuple[list[str], str]:
    """Return the words of a name but its suffix, and the suffix; both lists need two words more."""
    if len(words) > 1 and _SUFFIX.match(words[-1]):
        return words[:-1], words[-1]
    return words, ""


def _begin_of_family(words: list[str]) -> int:
    """Return where the family name or its particle begins; the first word is always given."""
    last = len(words) - 1
    for at in range(1, last):
        if words[at] in PARTICLES or _is_capital_particle(words, at):
            return at
        if words[at] in CONNECTORS and at > 1:
            return at - 1
    has_kinship = words[last] in KINSHIP and not _INITIAL.match(words[last - 1])
    return last - 1 if last > 1 and has_kinship else last


def _is_capital_particle(words: list[str], at: int) -> bool:
    """Tell whether a word with a capital belongs to the family name, alone or before another."""
    if words[at] not in CAPITAL_PARTICLES or {words[0], words[-1]} & EAST_ASIAN_FAMILIES:
        return False
    following = words[at + 1 : -1]
    return all(word in PARTICLES or word in CAPITAL_PARTICLES for word in following)
