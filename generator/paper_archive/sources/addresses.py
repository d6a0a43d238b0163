"""Web addresses of a record: identifiers if they contain one, otherwise links by kind."""

import re
from collections.abc import Iterable
from typing import Final

from paper_archive.identifiers import identifier_in

# Brackets in a host are an IPv6 address, or a link that was cut in two.
_HTTP: Final = re.compile(r"https?://(?![^\s/?#]*[\[\]])[^\s<>\"'`\\{}|^]+", re.IGNORECASE)
_QUERY: Final = re.compile(r"[?#].*", re.DOTALL)
_CODE: Final = re.compile(r"(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)\Z")
_VIDEO: Final = re.compile(r"(?:www\.)?(?:youtube\.com|youtu\.be|vimeo\.com|slideslive\.com)\Z")


def ids_and_links(
    addresses: Iterable[tuple[str, str]],
) -> tuple[dict[str, str], dict[str, str]]:
    """Return identifiers and links for pairs of kind and address, the first of each kind.

    An empty kind is taken from the address: `pdf`, `code`, `video` or else `page`. Anything that is
    not an http(s) address is left out.
    """
    ids: dict[str, str] = {}
    links: dict[str, str] = {}
    for kind, text in addresses:
        found = _HTTP.search(text)
        if not found:
            continue
        address = found[0].rstrip(".,;")
        identifier = identifier_in(address)
        if identifier:
            ids.setdefault(*identifier)
        if not identifier or kind not in {"", "page", "abstract"}:
            links.setdefault(kind or kind_of(address), address)
    return ids, links


def kind_of(address: str) -> str:
    """Return the kind of link of an address, by its host and its ending."""
    host, _, path = _QUERY.sub("", address.partition("://")[2]).lower().partition("/")
    if path.endswith(".pdf"):
        return "pdf"
    if _CODE.match(host):
        return "code"
    return "video" if _VIDEO.match(host) else "page"
