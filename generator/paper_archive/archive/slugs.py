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


def as_redirects(slug: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return the `redirects` of the page at a slug, of names that it has had, the oldest first.

    Its own name is kept where it is the oldest, which the name of a merged page is not.
    """
    first, *others = dict.fromkeys((*names, slug))
    return (first, *(name for name in others if name != slug)) if others else ()


def with_names_of(kept: Paper, other: Paper) -> tuple[str, ...]:
    """Return the `redirects` of a page into which another one was merged."""
    return as_redirects(
        kept.slug, (kept.oldest_slug, *kept.redirects, *other.redirects, other.slug)
    )


def joined_slugs(entries: Ledger) -> set[str]:
    """Return the slugs of pages that a person merged into others; they are not given again."""
    return {each.paper.slug for entry in entries.values() for each in entry.joined_records}


def former_slugs(papers: Iterable[Paper]) -> set[str]:
    """Return the slugs whose addresses lead to pages of others; they are not given again."""
    return {slug for paper in papers for slug in paper.redirects}
