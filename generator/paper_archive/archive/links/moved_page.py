"""The Markdown of a page that is written to another place, with links that lead where they did."""

import posixpath
import re
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import quote

from paper_archive.archive.content import Content
from paper_archive.archive.content_files.published import is_paper
from paper_archive.archive.links.moved_links import move_links
from paper_archive.archive.markdown.page_parts import has_front_matter, take_apart
from paper_archive.archive.store import PAPERS
from paper_archive.errors import Problem, Where, shown
from paper_archive.links import is_local, rest_of, root_name

_TEMPLATE: Final = re.compile(r"^([\"']?)template\1[ \t]*:.*\n(?:[ \t]+.*\n)*", re.MULTILINE)
_ENTRY: Final = re.compile(r"^[ \t]*[^\s#]", re.MULTILINE)
"""A line of front-matter that is neither blank nor a comment."""


@dataclass(slots=True)
class MovedPages:
    """Moves the pages of a content folder: those of papers to `papers/`, whatever their date."""

    content: Content
    left_out: Collection[str]
    """Names at the root of the site that lead nowhere then; links to them are taken away."""
    unmoved: list[Problem] = field(default_factory=list)
    """Links that a person must change."""

    def markdown(self, text: str, path: str) -> str:
        """Return Markdown of the page with this path as it is to be in its new place."""
        moved, unmoved = move_links(text, lambda link: self._link(link, path))
        where = Where((self.content.folder / path).as_posix())
        self.unmoved += [
            Problem(where, "link-dead", f"link leads nowhere when written: {shown(each.link)}")
            for each in unmoved
        ]
        return moved

    def page(self, text: str, path: str) -> str:
        """Return a whole page that is no paper; the name of a template of ours is left out."""
        text = text.replace("\r\n", "\n")
        if not has_front_matter(text):
            return self.markdown(text, path)
        parts = take_apart(text, Where((self.content.folder / path).as_posix()))
        front_matter = _TEMPLATE.sub("", parts.front_matter)
        body = parts.heading + parts.abstract + parts.notes
        moved = self.markdown(body, path)
        if not _ENTRY.search(front_matter):  # Zensical refuses front-matter that says nothing
            return moved.lstrip("\n")
        return parts.opening + front_matter + parts.closing + moved

    def _link(self, link: str, path: str) -> str | None:
        if not is_local(link) or not link or link.startswith("#"):
            return link
        found = self.content.files.find(link, path)
        if found is None:
            return None if root_name(link, path) in self.left_out else link
        target, page = _place(found), _place(path)
        if (target, page) == (found, path) and not link.startswith("/"):
            return link
        return quote(posixpath.relpath(target, posixpath.dirname(page) or ".")) + rest_of(link)


def _place(path: str) -> str:
    """Return where a file of the content folder is to be."""
    return f"{PAPERS}/{PurePosixPath(path).name}" if is_paper(path) else path
