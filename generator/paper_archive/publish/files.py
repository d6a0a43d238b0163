"""What stands on the site beside its pages: the search index, and files that programs read."""

import json
from collections.abc import Mapping, Sequence
from typing import Final

from paper_archive.paper import Paper
from paper_archive.publish.addresses import OPEN_SEARCH, RECENT
from paper_archive.publish.head.open_search import open_search
from paper_archive.publish.listings.listing import newest_first
from paper_archive.publish.mathematics import plain_mathematics
from paper_archive.publish.search import search_files
from paper_archive.publish.search.postings import Index

_RECENT_PAPERS: Final = 300


def site_files(
    index: Index, topic_names: Mapping[str, str], site_name: str, site_address: str
) -> dict[str, bytes]:
    """Return address → file. A site without an address of its own has no OpenSearch description."""
    files = search_files(index, topic_names)
    files[RECENT] = _recent(index.papers)
    if site_address:
        files[OPEN_SEARCH] = open_search(site_name, site_address).encode()
    return files


def _recent(papers: Sequence[Paper]) -> bytes:
    """Return slug and title of the papers that came last into the archive, as a JSON array.

    By them a browser tells what is new since the last visit.
    """
    newest = sorted(newest_first(papers), key=_first_captured, reverse=True)
    shown = [(paper.slug, plain_mathematics(paper.title)) for paper in newest[:_RECENT_PAPERS]]
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":")).encode()


def _first_captured(paper: Paper) -> str:
    return min((source.captured for source in paper.sources if source.captured), default="")
