"""Which pages of papers a person edited since they were read, without reading the others."""

from collections.abc import Mapping
from typing import TypeAlias

from paper_archive.archive.files import disk, folders
from paper_archive.archive.markdown.page import read_page
from paper_archive.archive.store import Page
from paper_archive.errors import Where
from paper_archive.paper import Paper

Stamps: TypeAlias = Mapping[str, tuple[int, int] | None]
"""Slug → size, and time of the last change in nanoseconds; None for a page that is gone."""


def stamps_of(pages: Mapping[str, Page]) -> Stamps:
    """Return how the files of pages are now."""
    return {slug: folders.stamp(page.path) for slug, page in pages.items()}


def edited_papers(pages: Mapping[str, Page], before: Stamps, now: Stamps) -> dict[str, Paper]:
    """Return slug → paper as its page has it, for those whose stamps changed.

    Raises:
        ArchiveError: when a page is gone, cannot be read, or is not as it should be.

    """
    return {
        slug: read_page(disk.read_text(page.path), slug, Where(page.place))
        for slug, page in pages.items()
        if now[slug] != before.get(slug)
    }
