"""The site as plain Markdown, which other site generators read without any code of ours.

Pages have the addresses that the site gives them. Links are relative, from file to file, and every
text is escaped, so that the pages show it as it is.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from paper_archive.publish.addresses import paper_address
from paper_archive.publish.limits import short_title
from paper_archive.publish.listings import listings, overviews
from paper_archive.publish.listings.listing import pages_of
from paper_archive.publish.markdown_site.lists import (
    front_page,
    list_page,
    moved_page,
    overview_page,
)
from paper_archive.publish.markdown_site.page import MarkdownPage, markdown_file
from paper_archive.publish.markdown_site.papers import paper_page
from paper_archive.publish.paper_line import PaperLines
from paper_archive.publish.site import Site

FRONT_PAGE: Final = "index.md"


def markdown_pages(
    site: Site, own_pages: Mapping[str, str], former: Mapping[str, str] | None = None
) -> Iterator[MarkdownPage]:
    """Yield the pages of papers, overviews and lists, and a front page if nobody wrote one.

    `own_pages` is address → file of the pages that people wrote, and `former` is former address →
    address now.
    """
    if "" not in own_pages:
        yield front_page(site)
    titles = {paper_address(paper.slug): short_title(paper.title) for paper in site.papers}
    for address, target in (former or {}).items():
        file = own_pages.get(target) or (markdown_file(target) if target else FRONT_PAGE)
        yield moved_page(address, file, titles.get(target, target.rstrip("/") or site.name))
    for paper in site.papers:
        yield paper_page(paper, site)
    for overview in overviews(site):
        yield overview_page(overview)
    lines = PaperLines(site)
    for listing in listings(site):
        for part in pages_of(listing, lines):
            yield list_page(part)
