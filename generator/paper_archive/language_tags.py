"""Tags of languages, as BCP 47 writes them."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from paper_archive.refused import RefusedError
from paper_archive.values import line

# No longer than programs must have room for (RFC 5646, 4.4.1).
_LANGUAGE: Final = re.compile(
    r"(?=.{2,35}\Z)[a-z]{2,3}(-[a-z0-9]{2,8})*\Z", re.IGNORECASE | re.ASCII
)
_SUBTAG_CASE: Final[Mapping[int, Callable[[str], str]]] = {2: str.upper, 4: str.title}
"""Length of a subtag → its usual case: `zh-Hans-CN` (RFC 5646, 2.1.1)."""


def language(value: object) -> str:
    """Return a language tag as BCP 47 writes it."""
    tag = line(value).replace("_", "-")
    if tag and not _LANGUAGE.match(tag):
        raise RefusedError("a language tag like en or zh-Hans")
    first, *more = tag.split("-")
    return "-".join([first.lower(), *(_SUBTAG_CASE.get(len(each), str)(each) for each in more)])
