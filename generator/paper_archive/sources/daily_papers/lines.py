"""Shared by both layouts: lines, their places, and the fields of title and abstract."""

from typing import TypeAlias

from paper_archive.errors import Where
from paper_archive.sources.field_values.stripped_tex import restore_tex
from paper_archive.text import clean

Line: TypeAlias = tuple[int, str]
"""Number of a line, from 1, and its stripped text, which is never empty."""


def text_fields(text: list[Line]) -> dict[str, object]:
    """Return the fields for a title and the paragraphs of an abstract."""
    title, *abstract = (restore_tex(clean(line)) for _, line in text)
    return {"title": title, "abstract": "\n\n".join(abstract)}


def at(where: Where, line: Line) -> Where:
    """Return the place of a line."""
    return Where(where.path, line[0])
