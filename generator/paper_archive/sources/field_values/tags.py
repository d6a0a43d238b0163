"""Keywords as sources write them, converted to tags."""

from collections.abc import Iterable

from paper_archive.text import slug
from paper_archive.values import is_undecoded


def tags_of(keywords: Iterable[str]) -> list[str]:
    """Return the tags for keywords, sorted; blank ones and marks are left out.

    What is not UTF-8 stays as it is: no tag, so that `admit` refuses the record.
    """
    words = {word for each in keywords if (word := each.strip())}
    undecoded = set(filter(is_undecoded, words))
    decoded = {slug(word, "tag") for word in words - undecoded if not _is_mark(word)}
    return sorted(undecoded | decoded)


def _is_mark(keyword: str) -> bool:
    """Tell whether a keyword says what a reader made of a paper: `⭐⭐`, or `/unread` in Zotero."""
    return keyword.startswith("/") or not any(map(str.isalnum, keyword))
