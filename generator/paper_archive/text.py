"""Text as the archive stores, compares and names it.

Stored text is NFC on one line, compared text is folded, and a slug is the name of a file and part
of an address.
"""

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from itertools import takewhile
from typing import Final, Literal

SLUG_CHARS: Final = 80

# Invisible characters, those that change the direction of text (U+202A–202E, U+2066–2069), and
# those that XML 1.0 and YAML forbid: C0 and C1 controls, separators, noncharacters, soft hyphens,
# zero-width spaces. Zero-width joiners are kept, because Indic scripts and emoji need them.
_SPACE_LIKE: Final = "\x00-\x1f\x7f-\x9f\u2028\u2029"
_INVISIBLE: Final = re.compile(
    "[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]"
)
_BLANKS: Final = re.compile(rf"[\s{_SPACE_LIKE}]+")
_PARAGRAPHS: Final = re.compile(r"\n[^\S\n]*\n")

_MOST_MARKS: Final = 30
# A run that may hold too many marks: none is a letter, a digit or a blank.
_MARKS: Final = re.compile(rf"[^\x00-\x7f\w\s]{{{_MOST_MARKS + 1},}}")

# Letters that NFKD does not decompose.
LATIN_LETTERS: Final = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ß": "ss"}
)
_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_STOPS: Final = ".,;:–— "
_RESERVED: Final = re.compile(r"(index|readme|404|con|prn|aux|nul|(com|lpt)\d)\Z")
"""Names with a special meaning for MkDocs or Windows."""

MATHEMATICS: Final = re.compile(
    r"""(
        (?<!\\) \$\$ (?>(?: \\. | [^$\\\n]++ | \n(?!\n) )+) \$\$ (?!\$)
      | (?<!\\) \$ (?!\s) (?! (?=[^$\\]*+\$) [^$\\]*[A-Za-z]{2},?[ ][A-Za-z]{2} )
        (?! (?<=[A-Za-z\d]\$) (?=[,;:)/–-]) [^$\\^_{}=\n]*+ (?<=[A-Za-z\d]) \$ )
        (?>(?: \\. | [^$\\\n]++ | \n(?!\n) )+) (?<!\s) \$ (?! \d | (?<=[,;:/=]\$) [A-Za-z] )
      | (?<!\\) \$ (?: \\[A-Za-z]++ | [<>=~±×≈≤≥] ) \$ (?=\d)
      | (?<!\\) \\\( (?>(?: \\[^()\[\]] | [^\\\n]++ | \n(?!\n) )+) \\\)
      | (?<!\\) \\\[ [^\\]*+\\[A-Za-z] (?>(?: \\[^()\[\]] | [^\\\n]++ | \n(?!\n) )*) \\\]
    )""",
    re.VERBOSE,
)
"""A formula with its delimiters: `$…$`, `$$…$$`, `\\(…\\)`, `\\[…\\]`; in `split`, odd parts.

No formulas are prices (`$5 and $10`, `5$, 10$`), variables of a shell (`$A:$B`), words between two
dollars, nor `\\[1\\]`, without a command.
Each delimiter is tried once, and its formula ends at the next one without going back, so that time
and memory grow with the text.
"""


def clean(text: str) -> str:
    """Return the text on one line: NFC, with every run of spaces and controls as one space."""
    if text.isascii() and text.isprintable() and "  " not in text:  # most are
        return text.strip(" ")
    text = _INVISIBLE.sub("", text)
    return _BLANKS.sub(" ", normalised(text, "NFC")).strip()


def normalised(text: str, form: Literal["NFC", "NFKD"]) -> str:
    """Return the text in a normal form of Unicode, with at most 30 combining marks on a letter.

    That is more than any language needs, and sorting marks takes time that grows with their square.

    Source: Unicode Standard Annex 15, section 13, "Stream-Safe Text Format".
    """
    if text.isascii():
        return text
    return unicodedata.normalize(form, _MARKS.sub(_fewer_marks, text))


def _fewer_marks(match: re.Match[str]) -> str:
    kept, marks = [], 0
    for character in match[0]:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)


def clean_paragraphs(text: str) -> str:
    """Return the text with each paragraph on one line and a blank line between paragraphs."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    paragraphs = map(clean, _PARAGRAPHS.split(text))
    return "\n\n".join(filter(None, paragraphs))


class _Folding(dict[int, str | None]):
    """Code point → what it is for comparing: itself, another letter, nothing or a space."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        kept = character if character.isalnum() else " "
        self[code] = None if unicodedata.combining(character) else kept
        return self[code]


_FOLDING: Final = _Folding(LATIN_LETTERS)


def fold(text: str) -> str:
    """Return the words of a text for comparing: no case, no accents, no punctuation."""
    decomposed = normalised(text, "NFKD").casefold()
    return " ".join(decomposed.translate(_FOLDING).split())


def slug(title: str, kind: str = "paper") -> str:
    """Return the name for a title in files and addresses: `[a-z0-9-]`, at most 80 characters.

    A long name is cut between words. A title without Latin letters or digits gets `kind` and a
    digest.
    """
    words = re.findall("[a-z0-9]+", fold(re.sub("['’]", "", title)))
    name = "-".join(words)
    if len(name) > SLUG_CHARS:
        name = name[: SLUG_CHARS + 1].rpartition("-")[0] or name[:SLUG_CHARS]
    if not name:
        # Bytes that are not UTF-8 come here, too, before the record is refused for them.
        digest = hashlib.sha256(title.encode(errors="surrogatepass")).hexdigest()
        return f"{kind}-{digest[:8]}"
    return f"{name}-{kind}" if is_reserved(name) else name


def is_reserved(name: str) -> bool:
    """Tell whether a name in lowercase has a special meaning for MkDocs or Windows."""
    return _RESERVED.match(name) is not None


def is_slug(text: str) -> bool:
    """Tell whether the text can be the permanent name of a paper or a topic."""
    return len(text) <= SLUG_CHARS and _SLUG.match(text) is not None


def whole_number(text: str) -> int | None:
    """Return the number that a text has in digits; None if it is not one, or has more than 18."""
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else None


def counted(number: int, unit: str) -> str:
    """Return a number with its noun: `1 paper`, `1,200 papers`."""
    return f"{number:,} {unit}{'s' * (number != 1)}"


def listed(texts: Sequence[str], most: int) -> str:
    """Return the first texts as a list, and how many more there are: `a, b and 1,200 more`."""
    more = len(texts) - most
    return ", ".join(texts[:most]) + (f" and {more:,} more" if more > 0 else "")


def excerpt(text: str, chars: int) -> str:
    """Return the beginning of a text, at most `chars` characters, cut between words with `…`.

    A formula is never cut, unless the text begins with it.
    """
    text = text.replace("\n\n", " ")
    if len(text) <= chars:
        return text
    cut = text.rfind(" ", 0, chars)
    if "$" in text or "\\" in text:
        before = takewhile(lambda formula: formula.start() < cut, MATHEMATICS.finditer(text))
        for formula in reversed(list(before)):
            if formula.start() < cut < formula.end():
                cut = text.rfind(" ", 0, formula.start())
    return f"{text[:cut].rstrip(_STOPS) if cut > 0 else text[: chars - 1]}…"
