"""Whether two titles are of one paper: spelled alike, and with the same numbers."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from paper_archive.text import fold

DISTINCTIVE_WORDS: Final = 5
"""Two papers hardly share a title of this many words."""
NEAR: Final = 93.0
"""Likeness, of 100, from which two titles differ by spelling only."""
_FEWEST_CHARS: Final = 20
"""From this length on, two titles of the same letters and digits are one."""
_FEWEST_LETTERS: Final = 8
"""From this length on, a title in a script without blanks has more than one word."""
AKIN: Final = 80.0
"""Likeness of two titles of which an identifier says that they are one."""


_MARKS: Final = frozenset(
    (
        *(
            "erratum",
            "errata",
            "corrigendum",
            "correction",
            "corrections",
            "retraction",
            "retracted",
        ),
        *("reply", "response", "comment", "comments", "commentary", "rejoinder", "addendum"),
        *("withdrawn", "editorial", "supplement", "appendix"),
    )
)
"""Words that make a title that of another paper."""
_NUMBER: Final = re.compile(
    r"\b(?:\d+|i{2,3}|iv|vi{0,3}|ix|x|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|"
    r"tenth|final)\b|(?<=part )\w+"
)
_GENERIC: Final = frozenset(
    (
        *(
            "editorial",
            "introduction",
            "preface",
            "foreword",
            "abstract",
            "abstracts",
            "discussion",
        ),
        *("letter to the editor", "book review", "in memoriam", "table of contents", "index"),
        *("deep learning", "machine learning", "reinforcement learning", "artificial intelligence"),
        *(
            "conclusion",
            "conclusions",
            "overview",
            "guest editorial",
            "author index",
            "poster session",
        ),
        *("response to letter", "reply", "erratum", "correction", "corrigendum", "title page"),
        *("from the editor", "from the editors", "in this issue", "message from the editor"),
        *("editorial comment", "book reviews", "front matter", "poster abstracts", "case report"),
    )
)


_SIGNS: Final = re.compile(r"[+#<>=≤≥≠]")
_KEY_CHARS: Final = (32, 16)
"""How much of a title's beginning, or of its end, two spellings of it share: the more the better,
as many titles begin with "A systematic review of"."""
_FIRST_WORDS: Final = 3
"""How many words of a title are left out for one more key: there may be a mistake in them, and in
another library the end may be missing."""
_FORMULA: Final = re.compile(r"\$[^$]+\$")
_FONT: Final = re.compile(
    r"\\(?:math(?:bb|bf|cal|frak|it|rm|sf|scr)|text(?:bf|it|rm|sf|tt)?|operatorname|boldsymbol|bm)\b"
)
_LETTER: Final = re.compile(r"\\(?:var)?([a-zA-Z]+)")
_SCRIPT: Final = str.maketrans("", "", "^_{} ")


def fold_title(title: str) -> str:
    """Return a folded title, with formulas as sources without TeX print them: `L2`, `α`."""
    return fold(_FORMULA.sub(lambda found: _plain(found[0]), title) if "$" in title else title)


def signs(title: str) -> list[str]:
    """Return the signs in a title that tell it from another of the same words: C, C++ and C#."""
    return _SIGNS.findall(title)


def _plain(formula: str) -> str:
    return _LETTER.sub(_letter, _FONT.sub("", formula)).translate(_SCRIPT)


def _letter(command: re.Match[str]) -> str:
    """Return the letter that a command is, or the command."""
    name = command[1]
    case = "CAPITAL" if name[0].isupper() else "SMALL"
    try:
        return "l" if name == "ell" else unicodedata.lookup(f"GREEK {case} LETTER {name}")
    except KeyError:
        return command[0]


def title_keys(title: str) -> list[tuple[str, str]]:
    """Return by what papers of this folded title, and of nearly this title, are found."""
    joined = title.replace(" ", "")
    inner = "".join(title.split()[_FIRST_WORDS:])
    parts = [
        (side, part)
        for chars in _KEY_CHARS
        if len(joined) > chars
        for side, part in (("^", joined[:chars]), ("$", joined[-chars:]))
    ]
    if len(inner) > _KEY_CHARS[-1]:
        parts.append(("~", inner[: _KEY_CHARS[-1]]))
    return [("", title), *parts]


def is_generic(title: str) -> bool:
    """Tell whether many papers may have a folded title; Chinese has no blanks between words."""
    is_word = " " not in title and (title.isascii() or len(title) < _FEWEST_LETTERS)
    return title in _GENERIC or is_word


def are_akin(one: str, other: str) -> bool:
    """Tell whether two folded titles have most in common, as a revised one has with the first."""
    has_same_parts = _numbers(one) == _numbers(other) and _marks(one) == _marks(other)
    return has_same_parts and fuzz.ratio(one, other, score_cutoff=AKIN) > 0


@lru_cache(maxsize=4096)
def are_near(one: str, other: str) -> bool:
    """Tell whether two folded titles differ in spelling, or by a subtitle, and in nothing else."""
    if len(one) > _FEWEST_CHARS and one.replace(" ", "") == other.replace(" ", ""):
        return True
    if _numbers(one) != _numbers(other) or _marks(one) != _marks(other):
        return False
    shorter, longer = sorted((one, other), key=len)
    count = len(shorter.split())
    beginning = " ".join(longer.split()[:count])
    if count >= DISTINCTIVE_WORDS and _are_spelled_alike(shorter, beginning):
        return True
    return _are_spelled_alike(one, other)


def _are_spelled_alike(one: str, other: str) -> bool:
    """Tell whether two titles differ by mistakes, and not by a word in place of another."""
    if not fuzz.ratio(one, other, score_cutoff=NEAR):
        return False
    ours, theirs = one.split(), other.split()
    if len(ours) != len(theirs):
        return True
    return not any(
        _are_two_words(*pair) for pair in zip(ours, theirs, strict=True) if pair[0] != pair[1]
    )


def _are_two_words(one: str, other: str) -> bool:
    """Tell whether two words are no spellings of one, as "ice" and "practice"."""
    is_symbol = not (one.isascii() and other.isascii()) or min(len(one), len(other)) < 3
    mistakes = OSA.distance(one, other)
    return not is_symbol and mistakes > max(1, max(len(one), len(other)) // 4)


def _numbers(title: str) -> list[str]:
    return sorted(_NUMBER.findall(title))


def _marks(title: str) -> set[str]:
    return {*title.split()} & _MARKS
