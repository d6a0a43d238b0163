"""Groups that sign papers: collaborations, teams, companies, universities, ministries."""

import re
from functools import lru_cache
from typing import Final

from paper_archive.names.words import EAST_ASIAN_FAMILIES, GROUP_WORDS, ORGANIZATIONS

_SIGNS: Final = re.compile(
    r"[&/@<>_]|\d(?!nd\b|rd\b|th\b)"
    r"|\b(?:AI|LLP|PLC|NLP|HCI)\b|\b(?:AG|AB)\Z"
    r"|\b(?:and|at|für|for|of|(?<!von )und)\b"
    r"|^(?:Team|Hugging|Meta|United|European|National|Federal|Statistics|Supreme|ETH|TU|KU|IIT) "
)
"""What the names of groups contain and those of people do not."""
_ACRONYM: Final = re.compile(r"[A-Z][A-Z0-9&-]{2,}\Z|[A-Za-z]+-?AI\Z")
_WORD: Final = re.compile(r"[^\W\d_]+\.?")
NAMES_KEPT: Final = 65_536
"""How many names the caches hold: those of 20,000 papers, in about 20 MB."""


@lru_cache(NAMES_KEPT)
def is_group(name: str) -> bool:
    """Tell whether a name is of a group: by its words, or an acronym that is the whole name."""
    words = {word.lower() for word in _WORD.findall(name)}
    return (
        not words.isdisjoint(GROUP_WORDS)
        or not {word.rstrip(".") for word in words}.isdisjoint(ORGANIZATIONS)
        or _SIGNS.search(name) is not None
        or (name.startswith("The ") and name.rsplit(maxsplit=1)[-1] not in EAST_ASIAN_FAMILIES)
        or _ACRONYM.match(name) is not None
    )
