"""Titles as databases print them."""

from collections.abc import Iterable


def joined_title(parts: Iterable[str]) -> str:
    """Return a title and its subtitle as one line: `Waves: Sand`; a repeated part is left out."""
    title = ""
    for part in dict.fromkeys(filter(None, parts)):
        mark = "" if not title else " " if title[-1] in ".:?!;" else ": "
        title += mark + part
    return title


def without_stop(title: str) -> str:
    """Return a title without the full stop that PubMed ends it with, and without its brackets.

    A title in brackets is one that PubMed translated.
    """
    title = title.strip()
    if title.startswith("[") and title.rstrip(".").endswith("]"):
        title = title.rstrip(".")[1:-1].strip()
    if title.endswith(".") and not title.endswith("..") and title[-3:-2] not in {".", " ", ""}:
        title = title[:-1]
    return title
