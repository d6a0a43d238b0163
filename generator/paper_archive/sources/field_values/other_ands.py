"""The words for "and" of other languages between names: `M. Müller und K. Huber`.

They stand in names of groups, too (Luft und Raumfahrt), and `y` and `e` in those of people (José
Ortega y Gasset): the word is read as "and" only between two names that are certainly whole.
"""

import re
from typing import Final

from paper_archive.names.groups import is_group
from paper_archive.names.words import PARTICLES

_AND: Final = re.compile(r",?\s(und|et|y|e)\s")
_IN_SURNAMES: Final = frozenset(("y", "e"))
_MOST_LETTERS: Final = 200
"""No name has more; a text that is not split may be as long as a file."""
_INITIALS: Final = r"(?:[^\W\d_a-zß-ÿ]\.[ -]?)+"
_BARE_INITIALS: Final = r"[^\W\d_a-zß-ÿ]{1,3}"
_WORD: Final = r"[^\W\d_a-zß-ÿ](?:[\w'’-]*[^\W\d_])"
_PARTICLE: Final = rf"(?:(?:{'|'.join(sorted(map(re.escape, PARTICLES)))})\s)*"
_SURNAME: Final = rf"{_PARTICLE}{_WORD}(?:\s(?:[ye]\s)?{_PARTICLE}{_WORD})?"
_WITH_INITIALS: Final = re.compile(
    rf"{_INITIALS}\s?{_SURNAME}|{_SURNAME},\s?(?:{_INITIALS}|{_BARE_INITIALS})"
    rf"|{_SURNAME}\s(?:{_INITIALS}|{_BARE_INITIALS})"
)
"""`K. Huber`, `Huber, K.`, `Huber K`."""
_INVERTED: Final = re.compile(rf"{_PARTICLE}{_WORD},\s{_WORD}")
"""`Huber, Karl`."""
_WHOLE: Final = re.compile(rf"{_WORD}\s(?:{_INITIALS}\s?|{_WORD}\s)?{_SURNAME}")
"""`Karl Huber`, `Karl M. Huber`."""


def with_english_and(text: str) -> str:
    """Return a list of names with ` and ` for words of other languages that certainly mean it."""
    before, *rest = _AND.split(text)
    joined = [before]
    for word, names in zip(rest[::2], rest[1::2], strict=True):
        is_and = _is_and(word, before, names)
        joined += [" and " if is_and else f" {word} ", names]
        # What stands before the next word may be a surname with a word in it.
        before = names if is_and else f"{before.rpartition(',')[2]} {word} {names}"[-_MOST_LETTERS:]
    return "".join(joined)


def _is_and(word: str, left: str, right: str) -> bool:
    """Tell whether a word between two lists of names stands between two of them."""
    last, first = _end(left), _beginning(right)
    if all(_WITH_INITIALS.fullmatch(name) or _INVERTED.fullmatch(name) for name in (last, first)):
        return True
    return word not in _IN_SURNAMES and all(map(_is_whole, (last, first)))


def _is_whole(name: str) -> bool:
    is_written_so = (
        _WITH_INITIALS.fullmatch(name) or _INVERTED.fullmatch(name) or _WHOLE.fullmatch(name)
    )
    return bool(is_written_so) and not is_group(name)


def _end(names: str) -> str:
    """Return the last name of a list, which may be inverted."""
    parts = [part.strip() for part in names.split(",")]
    return ", ".join(parts[-2:]) if _is_given(parts[-1], len(parts)) else parts[-1]


def _beginning(names: str) -> str:
    """Return the first name of a list, which may be inverted."""
    parts = [part.strip() for part in names.split(",")]
    return ", ".join(parts[:2]) if _is_given("".join(parts[1:2]), len(parts)) else parts[0]


def _is_given(part: str, parts: int) -> bool:
    """Tell whether a part of a list is the given name of the one before it."""
    is_one = parts == 2 and re.fullmatch(_WORD, part)
    return bool(is_one or (parts > 1 and re.fullmatch(f"{_INITIALS}|{_BARE_INITIALS}", part)))
