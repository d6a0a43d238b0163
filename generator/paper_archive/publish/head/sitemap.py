"""What search engines are told: the pages of the site, and that they may read them.

Sources: https://www.sitemaps.org/protocol.html; RFC 9309 (robots.txt).
"""

import gzip
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count, filterfalse
from typing import Final, NamedTuple

from markupsafe import escape

from paper_archive.publish.addresses import ROBOTS, SITEMAP
from paper_archive.publish.external_links import quoted

_NAMESPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_MOST: Final = 50_000
_MOST_BYTES: Final = 50_000_000
"""How many addresses and bytes a sitemap may have; the protocol allows 52,428,800."""


class Listed(NamedTuple):
    """A page, or a sitemap in the index of them."""

    address: str
    """Its whole URL."""
    changed: str = ""
    """The day of its last change; empty if the archive does not know it."""

    def element(self, name: str) -> str:
        """Return it as XML."""
        day = f"<lastmod>{self.changed}</lastmod>" if self.changed else ""
        return f"<{name}><loc>{escape(quoted(self.address))}</loc>{day}</{name}>\n"


def robot_files(
    pages: Iterable[Listed],
    site_address: str,
    most: int = _MOST,
    most_bytes: int = _MOST_BYTES,
    is_taken: Callable[[str], bool] = lambda _: False,
) -> dict[str, bytes]:
    """Return address → file: robots.txt, and the sitemap, which needs the address of the site.

    More pages than one sitemap may have are in numbered ones, of which the sitemap is the index;
    `is_taken` tells whether a person has a file of that name, which keeps it.
    """
    if not site_address:
        return {ROBOTS: _robots("")}
    root = quoted(f"{site_address.rstrip('/')}/")
    parts = [*_parts(pages, most, most_bytes)]
    files = {ROBOTS: _robots(f"{root}{SITEMAP}"), SITEMAP: _urlset(parts[0])}
    if len(parts) > 1:
        names = filterfalse(is_taken, (f"sitemap-{number}.xml" for number in count(1)))
        numbered = dict(zip(names, parts, strict=False))
        files |= {name: _urlset(part) for name, part in numbered.items()}
        listed = [
            Listed(f"{root}{name}", max(page.changed for page in part))
            for name, part in numbered.items()
        ]
        files[SITEMAP] = _document("sitemapindex", (each.element("sitemap") for each in listed))
    return files | {f"{SITEMAP}.gz": gzip.compress(files[SITEMAP], mtime=0)}


def _parts(pages: Iterable[Listed], most: int, most_bytes: int) -> Iterator[Sequence[Listed]]:
    """Yield the pages of each sitemap; at least one, which may be empty."""
    part: list[Listed] = []
    size = frame = len(_urlset(()))
    for page in pages:
        added = len(page.element("url").encode())
        if len(part) == most or (part and size + added > most_bytes):
            yield part
            part, size = [], frame
        part.append(page)
        size += added
    yield part


def _urlset(pages: Iterable[Listed]) -> bytes:
    return _document("urlset", (page.element("url") for page in pages))


def _document(name: str, elements: Iterable[str]) -> bytes:
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{name} xmlns="{_NAMESPACE}">\n'
    return f"{head}{''.join(elements)}</{name}>\n".encode()


def _robots(sitemap: str) -> bytes:
    """Return robots.txt, by which all of the site may be read."""
    rule = "User-agent: *\nDisallow:\n"
    return f"{rule}\nSitemap: {sitemap}\n".encode() if sitemap else rule.encode()
