"""Links in Markdown between files of the content folder, resolved as GitHub does.

Links are relative to where a file is on disk, not to where the site publishes it.

Source: GitHub Docs, "Basic writing and formatting syntax", sections "Relative links" and "Section
links".
"""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final
from urllib.parse import unquote, urlsplit

FOLDER_PAGES: Final = ("index.md", "README.md")
"""The pages of a folder itself, in order of preference."""
_REST: Final = re.compile(r"[?#]")
_NO_ANCHOR: Final = re.compile(r"[^\w\- ]")


@dataclass(frozen=True)
class PublishedFiles:
    """The files of a content folder that the site publishes, as pages or unchanged."""

    paths: frozenset[str]
    """Relative to the content folder, with forward slashes."""
    folder: str = "content"
    """Name of the content folder; links from the root of the repository begin with it."""
    moved: Mapping[str, str] = field(default_factory=dict)
    """Former name of a file → its path; links to it, below the same folder, lead there."""

    def find(self, link: str, page: str, *, by_former_name: bool = True) -> str | None:
        """Return the file that a link on a page leads to, if such a file is published.

        A link that begins with a slash starts from the content folder or its parent folder; a link
        to a folder leads to the folder's page. A former name of a file leads to it from any folder
        below the same top folder, or with `by_former_name` false only in the file's own.
        """
        path = unquote(_split(link)[0])
        candidates = [*self._candidates(path, page)]
        found = next((each for each in candidates if each in self.paths), None)
        moved = (self._moved(each, is_exact=not by_former_name) for each in candidates)
        return found or next(filter(None, moved), None)

    def suggest(self, link: str, page: str) -> str | None:
        """Return a link to a file of the same name, if there is one."""
        name = posixpath.basename(unquote(_split(link)[0]))
        found = self._by_name.get(name) or self.moved.get(name)
        return posixpath.relpath(found, posixpath.dirname(page)) if found else None

    @cached_property
    def _by_name(self) -> Mapping[str, str]:
        return {posixpath.basename(path): path for path in sorted(self.paths, reverse=True)}

    def former_paths(self) -> Iterator[tuple[str, str]]:
        """Yield the path that each moved file had if it was renamed in its folder, and its path."""
        for name, path in self.moved.items():
            yield posixpath.join(posixpath.dirname(path), name), path

    def _moved(self, path: str, *, is_exact: bool) -> str | None:
        folder, name = posixpath.split(path)
        found = self.moved.get(name)
        if found is None:
            return None
        other = posixpath.dirname(found)
        is_there = folder == other or (not is_exact and _top(folder) == _top(other))
        return found if is_there else None

    def _candidates(self, path: str, page: str) -> Iterator[str]:
        joined = _joined(path, page) if path else page
        in_folder = path.startswith(f"/{self.folder}/")
        for each in (joined, joined.partition("/")[2]) if in_folder else (joined,):
            yield each
            yield from (posixpath.normpath(f"{each}/{name}") for name in FOLDER_PAGES)


def is_local(link: str) -> bool:
    """Tell whether a link leads to the same site: it has neither a scheme nor a host."""
    try:
        parts = urlsplit(link)
    except ValueError:  # `http://[`, which no browser opens
        return False
    return not parts.scheme and not parts.netloc


def root_name(link: str, page: str) -> str:
    """Return the first name on the way from the content folder to where a link leads."""
    return _joined(unquote(_split(link)[0]), page).partition("/")[0]


def rest_of(link: str) -> str:
    """Return what follows the path of a link: its query and its anchor."""
    return _split(link)[1]


def anchor_of(link: str) -> str:
    """Return the anchor of a link; empty if it has none."""
    return unquote(link.partition("#")[2])


class Anchors:
    """Makes the anchors of the headings of one page, in order; equal ones are numbered.

    Source: github/html-pipeline, lib/html/pipeline/toc_filter.rb.
    """

    def __init__(self) -> None:
        self._taken: Counter[str] = Counter()

    def __call__(self, heading: str, separator: str = "-") -> str:  # noqa: ARG002  # Python-Markdown's
        """Return the anchor of the next heading."""
        anchor = heading_anchor(heading)
        number = self._taken[anchor]
        self._taken[anchor] += 1
        return f"{anchor}-{number}" if number else anchor


def heading_anchor(heading: str) -> str:
    """Return the anchor of the first heading with this text."""
    return _NO_ANCHOR.sub("", heading.strip().lower()).replace(" ", "-")


def _top(folder: str) -> str:
    return folder.partition("/")[0]


def _joined(path: str, page: str) -> str:
    """Return a path on a page as a path in the content folder."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(page), path)[1:])


def _split(link: str) -> tuple[str, str]:
    link = link.strip()
    rest = _REST.search(link)
    return (link[: rest.start()], link[rest.start() :]) if rest else (link, "")
