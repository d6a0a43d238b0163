"""Pages that have one identifier, though no two papers should."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from paper_archive.archive.ledger.entry import Entry
from paper_archive.archive.markdown import front_matter
from paper_archive.archive.markdown.page_parts import take_apart
from paper_archive.archive.recognising.comparison import UNSHARED, compare
from paper_archive.archive.recognising.known_paper import known_of
from paper_archive.archive.store import Page
from paper_archive.errors import Problem, Where

_MOST_COMPARED: Final = 50
"""With how many pages of its identifier a page is compared, as a supplement may have thousands."""


def shared_identifiers(
    pages: Mapping[str, Page], entries: Mapping[str, Entry]
) -> Iterator[Problem]:
    """Yield a problem for each page that has an identifier of a page before it.

    Pages that a person told apart are none; nor are papers that may share an identifier, as the
    abstracts of a supplement share its DOI, and do not say the same.
    """
    slugs: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for slug, page in pages.items():
        for identifier in page.paper.ids.items():
            slugs[identifier].append(slug)
    for (scheme, name), sharing in slugs.items():
        for at, slug in enumerate(sharing):
            for other in sharing[max(0, at - _MOST_COMPARED) : at]:
                if _is_mistaken(scheme, pages[slug], pages[other], entries):
                    place = _place(pages[other])
                    message = f"page has the same {scheme} as {place}: {name}"
                    yield Problem(_place(pages[slug]), "ids-shared", message)
                    break


def _is_mistaken(scheme: str, page: Page, other: Page, entries: Mapping[str, Entry]) -> bool:
    ours, theirs = (entries.get(each.paper.slug) for each in (page, other))
    if ours and other.paper.slug in ours.apart:
        return False
    return scheme in UNSHARED or compare(page.paper, known_of(other.paper, theirs)).is_same


def _place(page: Page) -> Where:
    """Return the line of a page with its identifiers."""
    where = Where(page.place)
    parts = take_apart(page.text.replace("\r\n", "\n"), where)
    lines = front_matter.read(parts.front_matter, where)[1]
    return Where(where.path, lines.get("ids"))
