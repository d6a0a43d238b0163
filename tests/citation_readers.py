"""Citations read back by the rules of their formats, and a paper with all that they hold."""

import json
import re
from functools import partial
from typing import Any, Final

import made_up
from paper_archive.paper import Paper
from paper_archive.publish.citations.bibtex import bibtex
from paper_archive.publish.citations.csl_json import csl_json
from paper_archive.publish.citations.ris import ris
from plain_text import plain_text

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
WRITERS: Final = {"bib": bibtex, "ris": ris, "json": csl_json, "txt": plain_text}
"""Extension → what writes the format."""


def citations(one: Paper, page_address: str) -> dict[str, str]:
    """Return the citation of a paper in each format, by extension."""
    return {extension: write(one, page_address) for extension, write in WRITERS.items()}


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


_TEXT: Final = {"type": "string", "minLength": 1}
_NAME: Final = {
    "type": "object",
    "properties": dict.fromkeys(
        ("family", "given", "non-dropping-particle", "suffix", "literal"), _TEXT
    ),
    "oneOf": [{"required": ["family"]}, {"required": ["literal"]}],
    "additionalProperties": False,
}
_DATE: Final = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "items": {
                "type": "array",
                "items": {"type": "integer", "minimum": 1},
                "minItems": 1,
                "maxItems": 3,
            },
            "minItems": 1,
            "maxItems": 1,
        }
    },
    "required": ["date-parts"],
    "additionalProperties": False,
}
CSL: Final = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "type": {
                "enum": [
                    *("article", "article-journal", "book", "chapter", "collection", "dataset"),
                    *("document", "manuscript", "paper-conference", "patent", "post", "report"),
                    *("post-weblog", "review", "review-book", "software", "speech", "standard"),
                    *("article-magazine", "article-newspaper", "entry-encyclopedia", "pamphlet"),
                    *("entry", "entry-dictionary", "thesis", "webpage"),
                ]
            },
            "author": {"type": "array", "items": _NAME, "minItems": 1},
            "editor": {"type": "array", "items": _NAME, "minItems": 1},
            "issued": _DATE,
            **dict.fromkeys(
                (
                    *("id", "title", "container-title", "event-title", "publisher", "genre"),
                    *("status", "number", "archive", "archive_location", "DOI", "ISBN", "URL"),
                    *("language", "volume", "issue", "page", "collection-title", "note"),
                ),
                _TEXT,
            ),
        },
        "required": ["type", "id", "title"],
        "additionalProperties": False,
    },
}
"""What we write of the schema of CSL 1.0.2 (input data, csl-data.json), and no empty value."""


def csl_item(text: str) -> dict[str, Any]:
    (item,) = json.loads(text)
    assert isinstance(item, dict)
    return item
