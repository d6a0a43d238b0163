"""What keywords that sources brought are called: as the papers that have them write them.

A tag is a slug, which tells neither CRISPR from Crispr nor RNA-Seq from Rna seq.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from paper_archive.paper import Paper

_MOST_READ: Final = 20
"""Of how many papers the texts are read: those of thousands say the same."""
_BARE: Final = {
    code: unicodedata.normalize("NFD", chr(code))[0]
    for code in range(0xC0, 0x250)
    if unicodedata.decomposition(chr(code))
}
"""Letter with an accent → the letter without it, as slugs have it."""

_SIGNS: Final = (
    (re.compile(r" plus plus(?= |\Z)"), "++"),
    (re.compile(r"(?<![^ ])([a-z]) sharp(?= |\Z)"), r"\1#"),
    (re.compile(r"(?<![^ ])dot net(?= |\Z)"), ".net"),
)
"""Words of tags that stand for signs: C++, C#, .NET."""


def keyword_name(tag: str, papers: Iterable[Paper]) -> str:
    """Return the usual spelling of a keyword in the abstracts of papers, else in their titles.

    It is made of the tag where no text has it.
    """
    read = list(islice(papers, _MOST_READ))
    in_titles = (paper.title for paper in read if not paper.title.isupper())
    for spellings in (
        _spellings(tag, (paper.abstract for paper in read)),
        map(_without_title_case, _spellings(tag, in_titles)),
    ):
        counts = Counter(map(_begun, spellings))
        if counts:
            return min(counts, key=lambda name: (-counts[name], name))
    return _begun(_written(tag))


def _written(tag: str) -> str:
    """Return the words of a tag, with signs where they stand for signs."""
    words = tag.replace("-", " ")
    for pattern, sign in _SIGNS:
        words = pattern.sub(sign, words)
    return words


def _spellings(tag: str, texts: Iterable[str]) -> Iterator[str]:
    """Yield how each text that has a tag writes it, where it first stands."""
    forms = dict.fromkeys((_written(tag), tag.replace("-", " "), tag))
    for text in texts:
        bare = text.lower() if text.isascii() else text.lower().translate(_BARE)
        places = [(start, len(form)) for form in forms if (start := _place(form, bare)) >= 0]
        if places and len(bare) == len(text):
            start, length = min(places)
            yield text[start : start + length]


def _place(form: str, text: str) -> int:
    """Return where whole words begin in a text; -1 if it does not have them."""
    start = text.find(form)
    while start >= 0:
        end = start + len(form)
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            break
        start = text.find(form, start + 1)
    return start


def _without_title_case(name: str) -> str:
    """Return words of a title in lower case, if only their first letters are capitals."""
    return " ".join(word.lower() if word.istitle() else word for word in name.split(" "))


def _begun(name: str) -> str:
    """Return a name with a capital at its beginning, unless its first word has one (mRNA)."""
    return name[:1].title() + name[1:] if name.partition(" ")[0].islower() else name
