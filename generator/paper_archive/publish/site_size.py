"""How large a site is where it is served, and what can be left out of it."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from paper_archive.publish.addresses import AUTHORS, CARDS, EXPORTS, FEED, JSON_FEED, PAPERS
from paper_archive.publish.exports.downloads import size_label

MOST_BYTES: Final = 800_000_000
"""From here on a person is told; GitHub Pages serves 1 GB."""
_MIN_BYTES: Final = 1_000_000
"""What is smaller is not worth leaving out."""


def size_warning(sizes: Iterable[tuple[str, int]], most_bytes: int = MOST_BYTES) -> str:
    """Return what to tell of a site of such files, most bytes first; empty if it is small enough.

    `sizes` are path and bytes of each file and folder in a tar, as hosts receive a site.
    """
    parts: Counter[str] = Counter()
    total = 0
    for path, size in sizes:
        total += size
        parts[_setting(path)] += size
    if total < most_bytes:
        return ""
    found = [
        f"{setting} saves {size_label(size)}"
        for setting, size in parts.most_common()
        if setting and size >= _MIN_BYTES
    ]
    advice = f"In mkdocs.yml, {', '.join(found)}." if found else "No setting makes it smaller."
    return f"The site has {size_label(total)} as a tar; GitHub Pages serves 1 GB. {advice}"


def _setting(path: str) -> str:
    """Return the setting that leaves a file out; empty if there is none."""
    if path.startswith(EXPORTS):
        return "exports: false"
    if path.startswith(CARDS):
        return "cards: 0"
    if path.startswith(PAPERS) and path.endswith(".md"):
        return "markdown_pages: false"
    is_feed = path.endswith((f"/{FEED}", f"/{JSON_FEED}"))
    return "author_feeds: false" if is_feed and path.startswith(AUTHORS) else ""
