"""Keywords as sources write them, converted to tags."""

from collections.abc import Iterable

from paper_archive.text import slug


def tags_of(keywords: Iterable[str]) -> list[str]:
    """Return the tags for keywords, sorted; blank ones are left out."""
    return sorted({slug(word, "tag") for each in keywords if (word := each.strip())})
