"""A page that is generated: its address, its template, and what it shows once it is rendered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, NamedTuple

from paper_archive.paper import Paper
from paper_archive.publish.listings.listing import Listing


class PageContent(NamedTuple):
    """What a page shows."""

    title: str
    description: str = ""
    shown: Mapping[str, Any] = MappingProxyType({})
    """Template variable → value, beside `paper`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePage:
    """A page generated from a template.

    What it shows is made when it is rendered: after an edit, few of the pages are.
    """

    address: str
    template: str
    make: Callable[[], PageContent]
    """Makes what it shows."""
    made_of: Callable[[], object] | None = None
    """Returns all that `make` depends on, if that is less than what it makes."""
    paper: Paper | None = None
    """The paper of the page, if any; its notes are the text of the page."""
    listing: Listing | None = None
    """The list that it is a page of, if any."""
    changed: str = ""
    """The day of the last capture of what the page shows; empty if it is not known."""
    is_listed: bool = True
    """Whether search engines may list it."""
    is_repeated: bool = False
    """Whether it has the papers of other pages in another order; the sitemap need not name it."""
    shows_site: bool = True
    """Whether it may show anything of the site; otherwise it shows no more than its content."""
    stands: bool = False
    """Whether it shows what it showed in the last build, beside what all pages share."""


def as_made(content: PageContent) -> Callable[[], PageContent]:
    """Return `make` of a page whose content is made already."""
    return lambda: content


def made_page(content: PageContent, **others: Any) -> SitePage:
    """Return a page whose content is made already; `others` are its other fields."""
    return SitePage(make=as_made(content), **others)
