"""Keywords as sources write them, converted to tags."""

from collections.abc import Iterable

from paper_archive.text import slug
from paper_archive.values import is_undecoded


def tags_of(keywords: Iterable[str]) -> list[str]:
    """Return the tags for keywords, sorted; blank ones are left out.

    What is not UTF-8 stays as it is: no tag, so that `admit` refuses the record.
    """
    words = filter(None, (each.strip() for each in keywords))
    return sorted({word if is_undecoded(word) else slug(word, "tag") for word in words})
