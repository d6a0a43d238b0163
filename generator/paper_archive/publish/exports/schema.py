"""The JSON Schema of the lines of `papers.jsonl`.

Source: JSON Schema, draft 2020-12.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from paper_archive.fields import FIELDS
from paper_archive.publish.exports.jsonl import FORMAT, VERSION
from paper_archive.statuses import STATUSES
from paper_archive.text import SLUG_CHARS
from paper_archive.values import TYPES

_TEXT: Final = {"type": "string", "minLength": 1}
_SLUG: Final = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": SLUG_CHARS}
_WORD: Final = "[^\\x00-/:-`{-\\x7f]+"
"""Small letters and digits, of Latin and of any other script."""
_TAG: Final = {"type": "string", "pattern": f"^{_WORD}(-{_WORD})*$", "maxLength": SLUG_CHARS}
_DATE: Final = {"type": "string", "pattern": "^[1-9][0-9]{3}(-[0-9]{2}(-[0-9]{2})?)?$"}
_DAY: Final = {"type": "string", "pattern": "^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}$"}
_ADDRESS: Final = {"type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://"}
_COUNT: Final = {"type": "integer", "minimum": 0}
_ORCID: Final = {"type": "string", "pattern": "^([0-9]{4}-){3}[0-9]{3}[0-9X]$"}
_SHAPES: Final[Mapping[str, Mapping[str, Any]]] = {
    "slug": _SLUG,
    "title": _TEXT,
    "abstract": _TEXT,
    "date": _DATE,
    "updated": _DATE,
    "listed": {"type": "array", "items": _DAY},
    "authors": {"type": "array", "items": _TEXT},
    "et_al": {"const": True},
    "author_count": _COUNT,
    "orcids": {"type": "object", "additionalProperties": _ORCID},
    "venue": _TEXT,
    "type": {"enum": list(TYPES)},
    "volume": _TEXT,
    "issue": _TEXT,
    "pages": _TEXT,
    "publisher": _TEXT,
    "editors": {"type": "array", "items": _TEXT},
    "language": _TEXT,
    "status": {
        "type": "object",
        "propertyNames": {"enum": list(STATUSES)},
        "additionalProperties": {
            "type": "object",
            "properties": {"date": _DATE, "notice": _ADDRESS},
            "additionalProperties": False,
        },
    },
    "updates": {
        "type": "object",
        "propertyNames": _ADDRESS,
        "additionalProperties": {"enum": list(STATUSES)},
    },
    "upvotes": _COUNT,
    "comments": _COUNT,
    "citations": _COUNT,
    "tags": {"type": "array", "items": _TAG},
    "citekey": {"type": "string", "pattern": "^[^\\s{},\"'`#%~\\\\]+$", "maxLength": 200},
    "ids": {"type": "object", "additionalProperties": _TEXT},
    "links": {
        "type": "object",
        "additionalProperties": _ADDRESS,
    },
    "sources": {
        "type": "array",
        "items": {
            "type": "object",
            "properties": {"name": _TEXT, "captured": _DAY},
            "required": ["name"],
            "additionalProperties": False,
        },
    },
    "redirects": {"type": "array", "items": _SLUG},
    "notes": _TEXT,
}
_PAPER: Final = {
    "description": "A paper. What is not known of it is left out.",
    "type": "object",
    "properties": {
        **{name: {"description": FIELDS[name].meaning, **_SHAPES[name]} for name in FIELDS},
        "extra": {
            "description": "other keys of the front-matter, unchanged",
            "type": "object",
        },
        "page": {
            "description": "the text of the page, if a person wrote it; the fields say the same",
            **_TEXT,
        },
    },
    "required": ["slug", "title"],
    "additionalProperties": False,
}
_FIRST: Final = {
    "description": "The first line: version of the format, and number of papers that follow.",
    "type": "object",
    "properties": {FORMAT: {"const": VERSION}, "papers": _COUNT},
    "required": [FORMAT, "papers"],
    "additionalProperties": False,
}


def schema() -> bytes:
    """Return the JSON Schema of a line: of the first one, or of a paper."""
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"A line of papers.jsonl, version {VERSION}",
        "oneOf": [{"$ref": "#/$defs/first"}, {"$ref": "#/$defs/paper"}],
        "$defs": {"first": _FIRST, "paper": _PAPER},
    }
    return f"{json.dumps(whole, ensure_ascii=False, indent=2)}\n".encode()
