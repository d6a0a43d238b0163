"""Titles as databases print them."""


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
