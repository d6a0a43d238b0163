"""Slugs that pages have or had; a slug is given only once."""

from collections.abc import Container, Iterable

from paper_archive.archive.ledger.entry import Ledger
from paper_archive.paper import Paper
from paper_archive.text import SLUG_CHARS


class FreeSlugs:
    """Finds a slug for each new page."""

    def __init__(self, *taken: Container[str]) -> None:
        """`taken` are the slugs that no new page may have; whoever uses one adds it there."""
        self._taken = taken
        self._last_numbers: dict[str, int] = {}
        """Slug → number after the last one like it, so that 10,000 named alike take no fifty
        million looks."""

    def like(self, wanted: str) -> str:
        """Return a slug, with a number after it if it is taken."""
        slug, number = wanted, self._last_numbers.get(wanted, 1)
        while any(slug in each for each in self._taken):
            number += 1
            slug = f"{wanted[: SLUG_CHARS - len(str(number)) - 1].rstrip('-')}-{number}"
        self._last_numbers[wanted] = number
        return slug


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
