r"""Papers as a table for spreadsheets: a row for each, a column for each field.

Lists are joined by `; `. A cell that a spreadsheet would take for a formula gets an apostrophe
before it, and so does one that begins with apostrophes and goes on like a formula: take one away,
and the text is as it was.

Sources: RFC 4180 (CSV); OWASP, "CSV Injection", for what begins a formula. The byte order mark
tells Excel that it is UTF-8.
"""

import csv
import re
from collections.abc import Iterable, Mapping
from io import StringIO
from typing import Final

from paper_archive.paper import Paper
from paper_archive.publish.external_links import best_address

_IDS: Final = ("doi", "arxiv")
"""Schemes with a column of their own."""
_FIELDS: Final = (
    *("slug", "title", "authors", "author_count", "date", "updated", "listed", "venue", "type"),
    *("volume", "issue", "pages", "publisher", "editors", "citekey"),
    *("language", "status", "upvotes", "comments", "citations", "tags"),
)
COLUMNS: Final = (
    *(*_FIELDS, "orcids", *_IDS),
    *("ids", "url", "links", "sources", "abstract", "notes"),
)
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def header() -> str:
    """Return the first row, with a byte order mark before it."""
    return f"\ufeff{_row(COLUMNS)}"


def row(paper: Paper, page_address: str) -> str:
    """Return the row of a paper; a cell is empty if its value is not known."""
    cells = {name: _text(getattr(paper, name)) for name in _FIELDS}
    cells["authors"] += "; et al." * paper.has_more_authors
    cells |= {scheme: paper.ids.get(scheme, "") for scheme in _IDS}
    cells |= {
        "orcids": _pairs(paper.orcids),
        "ids": _pairs({key: value for key, value in paper.ids.items() if key not in _IDS}),
        "url": best_address(paper, page_address),
        "links": _pairs(paper.links),
        "sources": "; ".join(f"{each.name} {each.captured}".strip() for each in paper.sources),
        "abstract": paper.abstract,
        "notes": paper.notes,
    }
    return _row(cells[name] for name in COLUMNS)


def _text(value: object) -> str:
    if value is None:
        return ""
    return "; ".join(value) if isinstance(value, (tuple, dict)) else str(value)


def _pairs(values: Mapping[str, str]) -> str:
    return "; ".join(f"{key}: {value}" for key, value in values.items())


def _row(cells: Iterable[str]) -> str:
    line = StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(map(_without_formula, cells))
    return line.getvalue()


def _without_formula(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell
