"""Links from one page of the site to another, as short as they can be."""

import re
from functools import lru_cache
from typing import Final

_PLAIN: Final = re.compile(r"(?>(?:[\w%@~,;=+-][\w.%@~,;=+-]*+(?:/|\Z))+)", re.ASCII)
"""An address below the root of the site: no scheme, query, empty or relative part."""


def relative_link(address: str, page: str) -> str:
    """Return the shortest link to an address from a page, both below the root of the site.

    Empty if `address` or `page` is no plain address of the site, such as a URL of another one; that
    of a page ends with a slash, and that of the front page is empty.
    """
    folders = _folders(page)
    if not folders or not _PLAIN.fullmatch(address):
        return ""
    for folder, up in folders:
        if address.startswith(folder):
            return f"{up}{address[len(folder) :]}" or "./"
    return ""


@lru_cache(maxsize=8)
def _folders(page: str) -> list[tuple[str, str]]:
    """Return the folders that a page is in, and how a link leads to each; the nearest first."""
    if page and not (page.endswith("/") and _PLAIN.fullmatch(page)):
        return []
    names = page.split("/")[:-1]
    depths = range(len(names), -1, -1)
    return [
        ("".join(f"{name}/" for name in names[:depth]), "../" * (len(names) - depth))
        for depth in depths
    ]
