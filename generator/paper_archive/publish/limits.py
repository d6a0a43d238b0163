"""How much of a record is repeated outside its own page: no real record has more.

A record may have 3,000 authors or a title of a megabyte. Its own page holds all of it, in the
citations if not in its heading; lists, `<head>` elements and search files show a part, so that
their size is bounded.
"""

from collections.abc import Sequence
from itertools import islice
from typing import Final

from paper_archive.text import excerpt

TITLE_CHARS: Final = 300
NAME_CHARS: Final = 120
SENTENCE_CHARS: Final = 300
ADDRESS_CHARS: Final = 1_000
HEAD_ABSTRACT_CHARS: Final = 20_000
HEAD_AUTHORS: Final = 48
HEAD_TAGS: Final = 24
"""How many of them the metadata in `<head>` includes."""


def short_title(title: str) -> str:
    """Return a title, cut to `TITLE_CHARS`."""
    return excerpt(title, TITLE_CHARS)


def short_name(name: str) -> str:
    """Return the name of an author, topic or venue, cut to `NAME_CHARS`."""
    return excerpt(name, NAME_CHARS)


def first_names(names: Sequence[str], most: int) -> list[str]:
    """Return the first `most` names, each cut to `NAME_CHARS`."""
    return [short_name(name) for name in islice(names, most)]
