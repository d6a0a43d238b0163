"""The site as plain Markdown, which other site generators read without any code of ours.

Pages have the addresses that the site gives them. Links are relative, from file to file, and every
text is escaped, so that the pages show it as it is.
"""

from collections.abc import Iterator

from paper_archive.publish.listings import listings, overviews
from paper_archive.publish.listings.listing import pages_of
from paper_archive.publish.markdown_site.lists import front_page, list_page, overview_page
from paper_archive.publish.markdown_site.page import MarkdownPage
from paper_archive.publish.markdown_site.papers import paper_page
from paper_archive.publish.paper_line import paper_line
from paper_archive.publish.site import Site


def markdown_pages(site: Site, *, has_front_page: bool) -> Iterator[MarkdownPage]:
    """Yield the pages of papers, overviews and lists, and a front page if nobody wrote one."""
    if not has_front_page:
        yield front_page(site)
    for paper in site.papers:
        yield paper_page(paper, site)
    for overview in overviews(site):
        yield overview_page(overview)
    lines = {paper.slug: paper_line(paper, site) for paper in site.papers}
    for listing in listings(site):
        for part in pages_of(listing, lines):
            yield list_page(part)
