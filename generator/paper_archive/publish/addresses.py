"""The addresses of the site, below its root: permanent, each with a slash at its end."""

import hashlib
import re
from collections.abc import Iterable
from functools import cache
from typing import Final
from urllib.parse import quote_plus

from paper_archive.publish.limits import short_name
from paper_archive.text import fold, slug

PAPERS: Final = "papers/"
DATES: Final = "date/"
UNDATED: Final = "date/undated/"
TAGS: Final = "tags/"
AUTHORS: Final = "authors/"
VENUES: Final = "venues/"
NEW: Final = "new/"
NEW_BY_DATE: Final = "new/by-date/"
SEARCH: Final = "search/"
STATISTICS: Final = "stats/"
READING_LIST: Final = "reading-list/"
EXPORTS: Final = "export/"
CARDS: Final = "cards/"
CARD: Final = "assets/card.png"
"""The picture of links to pages without a card of their own; a file of a person comes first."""
LLMS: Final = "llms.txt"
OPEN_SEARCH: Final = "opensearch.xml"
RECENT: Final = "recent.json"
SITEMAP: Final = "sitemap.xml"
ROBOTS: Final = "robots.txt"
"""Not a name of the site: a file of a person comes first."""
FOLLOW: Final = "follow/"
FEED: Final = "feed.xml"
JSON_FEED: Final = "feed.json"
"""Both feeds of the archive; those of a topic or an author are below its address."""
FEED_LIST: Final = "feeds.opml"
ALL: Final = "addresses.txt"
SITE_NAMES: Final = frozenset(
    address.partition("/")[0]
    for address in (
        *(PAPERS, DATES, TAGS, AUTHORS, VENUES, NEW),
        *(SEARCH, STATISTICS, READING_LIST, OPEN_SEARCH, RECENT),
        *(FOLLOW, FEED, JSON_FEED, FEED_LIST),
        *(EXPORTS, CARDS, LLMS, ALL),
        *("404.html", SITEMAP, f"{SITEMAP}.gz"),
    )
)
"""The names at the root of the site that no page or file of a person may use."""
_THE: Final = re.compile(r"the +", re.IGNORECASE)
_SIGNS: Final = {"+": " plus", "#": " sharp"}
"""Signs behind a word of which a name consists: `C++`, `C#`."""


def file_of(address: str) -> str:
    """Return the file of the site that is shown at the address of a page."""
    return address if address.endswith(".html") else f"{address}index.html"


def paper_address(slug: str) -> str:
    """Return where a paper's page is."""
    return f"{PAPERS}{slug}/"


def markdown_address(slug: str) -> str:
    """Return where a paper's page is as Markdown."""
    return f"{PAPERS}{slug}/index.md"


def card_address(slug: str) -> str:
    """Return where the picture is that previews of links to a paper show."""
    return f"{CARDS}{slug}.png"


def export_address(name: str, extension: str, number: int = 1) -> str:
    """Return where file `number` of an export is; its name has no dot."""
    part = "" if number == 1 else f".{number}"
    return f"{EXPORTS}{name}{part}.{extension}"


def date_address(period: str) -> str:
    """Return where the papers of an ISO 8601 period are: `2024`, `2024-05`, `2024-W21`, a day."""
    return f"{DATES}{period}/"


def tag_address(tag: str) -> str:
    """Return where the papers of a topic are."""
    return f"{TAGS}{tag_name(tag)}/"


def tag_name(tag: str) -> str:
    """Return the name of a topic in addresses and files.

    It has Latin letters only, because some servers and disks do not keep others as they are. A
    digest stands for the others.
    """
    if tag.isascii():
        return tag
    words = tag.replace("-", " ")
    short = slug(words, "tag")
    return f"{short}-{_digest(words)}" if re.search("[a-z0-9]", tag) else short


@cache
def author_address(name: str) -> str:
    """Return where the papers of an author are; names that differ by accents only share it."""
    return f"{AUTHORS}{_told_apart(name, 'author')}/"


def search_address(query: str) -> str:
    """Return where the results of a query are."""
    return f"{SEARCH}?q={quote_plus(query, safe=':')}"


def venue_address(name: str) -> str:
    """Return where the papers of a series of venues are."""
    name = _THE.sub("", name, count=1)
    name = re.sub(r"(?<=[\w+])[+#]", lambda sign: _SIGNS[sign[0]], name)
    return f"{VENUES}{_told_apart(name, 'venue')}/"


def _told_apart(name: str, kind: str) -> str:
    """Return a slug for a name that no other name has.

    A slug lacks what is beyond its length and letters that are not Latin: a digest tells apart the
    names that differ only there.
    """
    short = slug(name, kind)
    words = fold(re.sub("['’]", "", name)).replace(" ", "-")
    if re.search("[a-z0-9]", words) and short not in (words, f"{words}-{kind}"):
        return f"{short}-{_digest(words)}"
    return short


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:8]


def facet_address(column: str, values: Iterable[str]) -> str:
    """Return the address of a search for the papers with one of the values in a column."""
    return f"{SEARCH}?{'&'.join(f'{column}={quote_plus(value)}' for value in values)}"


def narrowed_address(search: str, first: str, last: str) -> str:
    """Return the address of a search among the years from `first` to `last`."""
    if first == last:
        return f"{search}&year={first}"
    if "?q=" in search:
        return f"{search}+year:{first}..{last}"
    return f"{search}&q=year:{first}..{last}"


@cache
def field_address(field: str, words: str) -> str:
    """Return the address of a search for words in a field; quotes would end them early."""
    quoted = short_name(words).replace('"', " ")
    return search_address(f'{field}:"{quoted}"')


def discussed_address(address: str) -> str:
    """Return where the papers of a listing are in the order of their comments."""
    return f"{address}discussed/"


def public_address(site_address: str, address: str) -> str:
    """Return the URL of an address of a site; empty if that of the site is unknown."""
    return site_address and f"{site_address.rstrip('/')}/{address}"


def numbered_address(address: str, number: int) -> str:
    """Return where page `number` of a long listing is, counted from 1."""
    return address if number == 1 else f"{address}{number}/"
