"""Which brace or quote closes which; no pair spans two entries."""

import re
from collections.abc import Mapping
from typing import Final

_KINDS: Final = (
    "article|book|mvbook|inbook|bookinbook|suppbook|booklet|collection|mvcollection|incollection|"
    "suppcollection|conference|dataset|electronic|inproceedings|manual|mastersthesis|misc|online|"
    "patent|periodical|phdthesis|preprint|proceedings|mvproceedings|reference|inreference|report|"
    "software|string|comment|preamble|techreport|thesis|unpublished|www|xdata"
)
_NEXT_ENTRY: Final = rf"\n[ \t]*@[ \t]*(?:{_KINDS})\s*[{{(](?=[^\n=]*[,\n])"
_STRUCTURE: Final = re.compile(rf"[{{}}]|{_NEXT_ENTRY}", re.IGNORECASE)
_QUOTES: Final = re.compile(rf"\\\"(?=[\w{{\\])|[\"{{}}]|{_NEXT_ENTRY}", re.IGNORECASE)


def closings(text: str) -> dict[int, int]:
    """Return opening brace → its closing brace, as indices."""
    pairs: dict[int, int] = {}
    openings: list[int] = []
    for found in _STRUCTURE.finditer(text):
        if found[0] == "{":
            openings.append(found.start())
        elif found[0] == "}":
            if openings:
                pairs[openings.pop()] = found.start()
        else:
            openings.clear()
            opening = found[0].find("{")
            if opening >= 0:
                openings.append(found.start() + opening)
    return pairs


def end_of_quotes(text: str, start: int, pairs: Mapping[int, int]) -> int | None:
    """Return the index of the quote that closes the one at `start`, if it is in the same entry."""
    at = start + 1
    while found := _QUOTES.search(text, at):
        at = found.end()
        if found[0] == '"':
            return found.start()
        if found[0][0] == "\n":
            return None
        if found[0] == "{":
            if found.start() not in pairs:
                return None
            at = pairs[found.start()] + 1
    return None
