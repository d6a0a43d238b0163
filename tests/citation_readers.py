"""Citations read back by the rules of their formats, and a paper with all that they hold."""

import json
import re
from functools import partial
from typing import Any, Final

import made_up

PAGE: Final = "https://papers.test/papers/attention/"
FULL: Final[dict[str, Any]] = {
    "slug": "attention",
    "title": "Attention: 100% of $O(n^2)$ & more",
    "authors": ["Ashish Vaswani", "Émile van Gogh", "Ana Cruz Jr.", "Google, Inc.", "王伟"],
    "date": "2017-06-12",
    "venue": "NeurIPS 2017",
    "abstract": "Not for a citation.",
    "tags": ["transformers"],
    "ids": {"arxiv": "1706.03762", "doi": "https://doi.org/10.1000/a_b"},
    "links": {"code": "https://git.test/x", "pdf": "https://papers.test/a.pdf"},
}
paper = partial(made_up.paper, title="What?", slug="what")


def depths(text: str) -> list[int]:
    """Return how deep in braces the end of each letter is, as BibTeX counts."""
    found, depth = [], 0
    for letter in text:
        depth += {"{": 1, "}": -1}.get(letter, 0)
        found.append(depth)
    return found


def bibtex_fields(entry: str) -> dict[str, str]:
    """Return the fields of an entry, by braces alone, as BibTeX reads them."""
    head, body = entry.split(",\n", 1)
    kind, key = head.removeprefix("@").split("{")
    fields = {"": kind, "key": key}
    while body != "}":
        name, rest = body.split(" = ", 1)
        if rest.startswith("{"):
            end = depths(rest).index(0) + 1
            value = rest[1 : end - 1]
        else:
            end = rest.index(",")
            value = rest[:end]
        assert rest[end : end + 2] == ",\n"
        assert name.strip() not in fields
        fields[name.strip()], body = value, rest[end + 2 :]
    return fields


def ris_lines(text: str) -> list[tuple[str, str]]:
    assert all(re.fullmatch("[A-Z][A-Z0-9]  - .*", line) for line in text.split("\n"))
    return [(line[:2], line[6:]) for line in text.split("\n")]


def csl_item(text: str) -> dict[str, Any]:
    (item,) = json.loads(text)
    assert isinstance(item, dict)
    return item
