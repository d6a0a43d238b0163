"""Names under their first letters, as in the index of a book."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Final

from paper_archive.publish.languages.language import Language, message
from paper_archive.publish.listings.overview import Letter, Link
from paper_archive.text import fold

_OTHERS: Final = message("Other")


def by_letter(
    links: Sequence[Link], sorted_as: Callable[[str], str], language: Language
) -> list[Letter]:
    """Return the links under the first letters of their names, both sorted.

    `sorted_as` is the form in which a name is sorted. Digits, signs, and scripts without capitals,
    some of which have thousands of letters, are together at the end.
    """
    keys = {link.address: fold(sorted_as(link.title)) for link in links}
    found: defaultdict[str, list[Link]] = defaultdict(list)
    for link in sorted(links, key=lambda link: (keys[link.address], link.address)):
        first = keys[link.address][:1]
        found[first.upper() if first.upper() != first else ""].append(link)
    return [
        Letter(letter or language.say(_OTHERS), found[letter])
        for letter in sorted(found, key=lambda letter: (not letter, letter))
    ]
