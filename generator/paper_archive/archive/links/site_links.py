"""The links in the notes of a page, from file to file, as links of the site."""

from collections.abc import Callable
from dataclasses import dataclass, field

from paper_archive.archive.content import Content
from paper_archive.errors import Problem, Where, shown
from paper_archive.links import anchor_of, heading_anchor, is_local, rest_of


@dataclass(frozen=True, slots=True)
class SiteLinks:
    """Rewrites the links of one page, and collects those that lead nowhere."""

    content: Content
    page: str
    """Path of the page, relative to the content folder."""
    url_of: Callable[[str], str | None]
    """Path of a file → its URL, relative to that of the page; None if it has none."""
    dead: list[Problem] = field(default_factory=list)

    def __call__(self, link: str) -> str:
        """Return the link as the site needs it; a dead link stays as it is."""
        if not is_local(link) or link.startswith("#"):
            return link
        path = self.content.files.find(link, self.page)
        url = self.url_of(path) if path else None
        if path is None or url is None:
            where = Where((self.content.folder / self.page).as_posix())
            message = f"link must lead to a published file, not {shown(link)}"
            self.dead.append(Problem(where, "link-dead", message))
            return link
        paper = self.content.paper_at(path)
        # The title is where the page begins.
        is_title = paper is not None and anchor_of(link) == heading_anchor(paper.title)
        return url + (rest_of(link).partition("#")[0] if is_title else rest_of(link))
