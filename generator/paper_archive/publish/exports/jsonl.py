"""The whole record of each paper, as JSON Lines: what an archive can be made from again.

`sources/archive_export.py` reads it, and schema.py describes it.
"""

import json
import re
from typing import Any, Final

from paper_archive.paper import Paper, fields_of

FORMAT: Final = "paper-archive"
VERSION: Final = 1
"""The version of the format; a program that reads an older one must refuse it."""

_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))
_LINE_ENDS: Final = re.compile("[\x85\u2028\u2029]")
"""Where some programs end a line, though JSON does not."""


def first_line(papers: int) -> str:
    """Return the first line of a file of so many papers."""
    return f"{_json({FORMAT: VERSION, 'papers': papers})}\n"


def line(paper: Paper, page: str = "") -> str:
    """Return the line of a paper: what is known of it, by field.

    `page` is the text of its page, if a person wrote it; otherwise the fields say all of it.
    """
    fields = fields_of(paper)
    record = {name: value for name, value in fields.items() if name not in paper.extra}
    record |= {"extra": dict(paper.extra)} if paper.extra else {}
    return f"{_json(record | ({'page': page} if page else {}))}\n"


def _json(value: Any) -> str:
    text = _ENCODER.encode(value)
    return _LINE_ENDS.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
