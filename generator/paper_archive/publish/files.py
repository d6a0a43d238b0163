"""The generated files that are not pages: the search index, and files for programs."""

import json
from collections.abc import Sequence
from typing import Final

from paper_archive.paper import Paper
from paper_archive.publish.addresses import OPEN_SEARCH, RECENT, SITEMAP
from paper_archive.publish.arrivals import by_arrival
from paper_archive.publish.head.open_search import open_search
from paper_archive.publish.limits import short_title
from paper_archive.publish.mathematics import plain_mathematics
from paper_archive.publish.search import search_files
from paper_archive.publish.site import Site

_RECENT_PAPERS: Final = 300
_UNUSED: Final = ("assets/javascripts/", "assets/images/favicon.png", "partials/", SITEMAP)
"""Material's scripts and icon, what templates include, and MkDocs' template of a sitemap."""
_SOURCE_MAP: Final = ".map"


def site_files(site: Site, version: str) -> dict[str, bytes]:
    """Return address → file. `version` is that of the scripts, which read some of the files.

    A site without an address of its own has no OpenSearch description.
    """
    recent = by_arrival(site.papers)[:_RECENT_PAPERS]
    slugs = {paper.slug for paper in recent}
    names = {tag: topic.name for tag, topic in site.topics.items()}
    unlisted = {tag for tag, topic in site.topics.items() if not topic.has_list}
    files = search_files(
        site.index, names, version, slugs, language=site.settings.language, unlisted=unlisted
    )
    files[RECENT] = _recent(recent)
    if site.address:
        files[OPEN_SEARCH] = open_search(site.name, site.address, site.settings.language).encode()
    return files


def is_unused(path: str) -> bool:
    """Tell whether no page of the site needs this file of the theme."""
    return path.startswith(_UNUSED) or path.endswith(_SOURCE_MAP)


def _recent(papers: Sequence[Paper]) -> bytes:
    """Return slug and title of the papers added last, as a JSON array.

    A browser compares them with those of the last visit, to show what is new. Those added on one
    day are sorted newest first.
    """
    shown = [(paper.slug, plain_mathematics(short_title(paper.title))) for paper in papers]
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":")).encode()
