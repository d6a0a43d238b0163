"""Files of the content folder that look like pages or papers but are not read.

Nothing here reads the disk: paths are relative to the content folder, with forward slashes.

Source: MkDocs 1.6 reads as a page what ends in one of `MARKDOWN`, in lowercase only
(mkdocs/utils/__init__.py, `is_markdown_file`).
"""

import re
from collections.abc import Mapping
from typing import Final

from paper_archive.archive.store import CAPTURES, LEDGER, PAPERS, TOPICS

MARKDOWN: Final = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""Ends of the names of pages outside `papers/`; the page of a paper ends in `.md`."""

_LIKE_A_PAGE: Final = re.compile(
    r"\.(md|markdown|mdown|mkdn|mkd|mdwn|mdtxt|mdtext)([._-]?(txt|text|bak|orig|rej|old|save))?~?\Z",
    re.IGNORECASE,
)
_LIKE_TOPICS: Final = re.compile(r"topics\.(ya?ml|json)(\.txt)?\Z", re.IGNORECASE)
_ATTACHMENT: Final = re.compile(r"\.(png|jpe?g|gif|svg|webp|avif|pdf|mp4|webm)\Z", re.IGNORECASE)
_KEYS_OF_PAPERS: Final = ("authors", "author_count", "date", "venue", "ids", "sources")


def is_other_page(path: str) -> bool:
    """Tell whether a file is a page, but not that of a paper."""
    return path.endswith(MARKDOWN) and not path.startswith((f"{PAPERS}/", f"{CAPTURES}/"))


def is_overlooked(path: str) -> bool:
    """Tell whether a person may expect that a file is read, and it is not.

    That is anything in `papers/` but pages and their attachments, and elsewhere what is nearly
    named like a page or like the topics.
    """
    if path in {LEDGER, TOPICS} or path.startswith(f"{CAPTURES}/") or is_other_page(path):
        return False
    if path.startswith(f"{PAPERS}/"):
        return not path.endswith(".md") and not _ATTACHMENT.search(path)
    return is_like_a_page(path) or bool(_LIKE_TOPICS.match(path))


def is_like_a_page(path: str) -> bool:
    """Tell whether a file is a page, or named like one."""
    return _LIKE_A_PAGE.search(path) is not None


def keys_of_a_paper(front_matter: Mapping[str, object]) -> list[str]:
    """Return the keys by which a page outside `papers/` looks like a paper, or nothing."""
    found = [key for key in _KEYS_OF_PAPERS if key in front_matter]
    return ["title", *found] if found and "title" in front_matter else []
