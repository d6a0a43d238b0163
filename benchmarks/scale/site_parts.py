"""What a built site is made of, and how large it is as the tar that GitHub Pages limits to 1 GB."""

import subprocess
from collections import defaultdict
from pathlib import Path
from typing import Final

from measure import files_below

_LISTS: Final = {
    "authors": "lists of authors",
    "tags": "lists of topics",
    "date": "lists of dates",
    "venues": "lists of venues",
    "new": "lists of what is new",
}
_FOLDERS: Final = {"search": "search", "export": "exports", "cards": "cards", "assets": "assets"}
_PIECE_BYTES: Final = 1 << 20


def parts_of_site(site: Path) -> dict[str, tuple[int, int]]:
    """Return part → its files, its bytes."""
    parts: defaultdict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for path in files_below(site):
        part = _part(path.relative_to(site))
        files, size = parts[part]
        parts[part] = files + 1, size + path.stat().st_size
    return dict(parts)


def _part(path: Path) -> str:
    first = path.parts[0]
    if first in _FOLDERS:
        return _FOLDERS[first]
    if path.name in ("feed.xml", "feed.json", "feeds.opml"):
        return "feeds"
    if path.suffix == ".md":
        return "pages as Markdown"
    if path.suffix == ".bib":
        return "BibTeX of lists"
    if path.suffix == ".html":
        return "pages of papers" if first == "papers" else _LISTS.get(first, "other pages")
    return "the rest"


def tar_bytes(site: Path) -> int:
    """Return the size of a tar of the site."""
    command = ("tar", "-C", str(site), "-cf", "-", ".")
    size = 0
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout  # noqa: S101  # it was asked for
        while piece := process.stdout.read(_PIECE_BYTES):
            size += len(piece)
    return size
