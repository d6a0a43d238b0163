"""The pages that show an edited paper, made at once, before anything else is computed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from paper_archive.paper import Paper
from paper_archive.publish.listings.listing import ListingPage
from paper_archive.publish.pages import paper_page
from paper_archive.publish.paper_line import PaperLine, paper_line
from paper_archive.publish.site import Site
from paper_archive.publish.site_page import SitePage, as_made


def edited_pages(
    papers: Mapping[str, Paper], pages: Iterable[SitePage], site: Site
) -> Iterator[SitePage]:
    """Yield the pages of papers, and those of lists that have them, with what they say now.

    `papers` is slug → paper. What takes all papers to compute, such as the order of a list or what
    is related, is as in the site, which has the papers as they were.
    """
    for page in pages:
        if page.paper and page.paper.slug in papers:
            yield paper_page(papers[page.paper.slug], site)
        elif page.listing and any(each.slug in papers for each in page.listing.group.papers):
            content = page.make()
            part: ListingPage = content.shown["part"]
            if any(line.paper.slug in papers for line in part.lines):
                changed = replace(
                    part, lines=[_line(each, papers, site, part) for each in part.lines]
                )
                new = content._replace(shown={**content.shown, "part": changed})
                yield replace(page, make=as_made(new))


def _line(old: PaperLine, papers: Mapping[str, Paper], site: Site, part: ListingPage) -> PaperLine:
    paper = papers.get(old.paper.slug)
    return part.listing.shown(paper_line(paper, site, is_lean=not old.coins)) if paper else old
