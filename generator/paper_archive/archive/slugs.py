"""Slugs that pages have or had; a slug is given only once."""

from collections.abc import Callable, Iterable

from paper_archive.archive.ledger import Ledger
from paper_archive.paper import Paper
from paper_archive.text import SLUG_CHARS


def free_slug(wanted: str, is_taken: Callable[[str], bool], number: int = 1) -> tuple[str, int]:
    """Return a slug, with a number higher than this one if it is taken, and its number."""
    slug = wanted
    while is_taken(slug):
        number += 1
        slug = f"{wanted[: SLUG_CHARS - len(str(number)) - 1].rstrip('-')}-{number}"
    return slug, number


def joined_slugs(entries: Ledger) -> set[str]:
    """Return the slugs of pages that a person merged into others; they are not given again."""
    return {each.paper.slug for entry in entries.values() for each in entry.joined_records}


def former_slugs(papers: Iterable[Paper]) -> set[str]:
    """Return the slugs whose addresses lead to pages of others; they are not given again."""
    return {slug for paper in papers for slug in paper.redirects}
