"""What a site leaves out as its archive grows.

Readers seldom go beyond the first page of a list. Later pages, and the lists of thousands of
authors of few papers, take most of the space, and hosts have limits (GitHub Pages: 1 GB). What is
left out depends on the number of papers only. No threshold is a round number, so that an archive
that grows from 20,000 papers to 20,050 does not change all of its pages.
"""

from dataclasses import replace
from typing import Any, Final

from paper_archive.publish.settings import Settings

_FEW_PAPERS: Final = 2
"""An author or a venue of a single paper has no page: that of the paper is enough."""
_STEP: Final = 5_330
_LARGE: Final = 11_500
_MOST_LISTED: Final = 300
"""Nobody turns more than a few pages, and the search has all papers, by year."""
_FEED_PAPERS: Final = 50
_FEW_FEED_PAPERS: Final = 20
MOST_WITH_EXTRAS: Final = 23_700
"""Up to how many papers a site has exports and the like without a setting that asks for them."""
_EXTRAS: Final = ("author_feeds", "exports", "markdown_pages", "abstract_tags", "page_extras")
_RECORDS: Final = ((_LARGE, 1), (MOST_WITH_EXTRAS, 2))
_MOST_RECORDS: Final = 4
"""A page of results fetches ten files, however many papers each has; one more adds a kB."""


def named_papers(papers: int) -> int:
    """Return how many papers an author or a venue needs for a page: 2, and 17 among 87,000."""
    return max(_FEW_PAPERS, -(-papers // _STEP))


def is_large(papers: int) -> bool:
    """Tell whether later pages of lists, and all lists of authors, have lean lines."""
    return papers > _LARGE


def topic_papers(papers: int) -> int:
    """Return how many papers a topic needs for a page: in a large archive, as many as a name."""
    return named_papers(papers) if is_large(papers) else 1


def feed_papers(papers: int) -> int:
    """Return how many papers the feed of a topic, an author or a venue has at most."""
    return _FEW_FEED_PAPERS if is_large(papers) else _FEED_PAPERS


def most_listed(papers: int) -> int | None:
    """Return how many papers a list of a topic, venue or period shows at most; None: all of them.

    A list of a period also shows the papers that are in no list of a shorter one. Below a list
    that is cut, a link leads to the search that has all.
    """
    return _MOST_LISTED if is_large(papers) else None


def records_per_file(papers: int) -> int:
    """Return how many papers share a file of what search results show."""
    return next((records for most, records in _RECORDS if papers <= most), _MOST_RECORDS)


def sized(settings: Settings, papers: int) -> Settings:
    """Return the settings, with those decided that a person left to the size of the archive."""
    has_extras = papers <= MOST_WITH_EXTRAS
    undecided = (name for name in _EXTRAS if getattr(settings, name) is None)
    decided: dict[str, Any] = dict.fromkeys(undecided, has_extras)
    return replace(settings, **decided)


def without_downloads(settings: Settings) -> Settings:
    """Return the settings of a site that only its author looks at, as under `mkdocs serve`.

    What a person asked for is kept.
    """
    exports, pages = bool(settings.exports), bool(settings.markdown_pages)
    return replace(settings, exports=exports, markdown_pages=pages)
