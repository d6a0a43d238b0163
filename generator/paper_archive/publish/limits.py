"""How much of a record is shown where it is one among others: more than real ones hold.

A record may hold 3,000 authors, or a title of a megabyte. Its own page shows all of it; what lists,
heads and indexes repeat is cut, so that none of them grows with what nobody looks at.
"""

from collections.abc import Sequence
from itertools import islice
from typing import Final

from paper_archive.text import excerpt

TITLE_CHARS: Final = 300
NAME_CHARS: Final = 120
SENTENCE_CHARS: Final = 300
ADDRESS_CHARS: Final = 1_000
HEAD_AUTHORS: Final = 48
HEAD_TAGS: Final = 24
"""What the head of a page names."""


def short_title(title: str) -> str:
    """Return a title as others show it."""
    return excerpt(title, TITLE_CHARS)


def short_name(name: str) -> str:
    """Return the name of an author, topic or venue as others show it."""
    return excerpt(name, NAME_CHARS)


def first_names(names: Sequence[str], most: int) -> list[str]:
    """Return the first names, each as others show it."""
    return [short_name(name) for name in islice(names, most)]
