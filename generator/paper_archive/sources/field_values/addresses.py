"""Web addresses of a record: identifiers if they contain one, otherwise links by kind."""

import re
from collections.abc import Iterable
from typing import Final

from paper_archive.identifiers import identifier_in

# Brackets in a host are an IPv6 address, or a link that was cut in two.
_HTTP: Final = re.compile(r"https?://(?![^\s/?#]*[\[\]])[^\s<>\"'`\\{}|^]+", re.IGNORECASE)
_OTHER: Final = re.compile(r"\s*(?:([a-z][a-z0-9+.-]*)://|(www)\.)[^\s<>]+\s*\Z", re.IGNORECASE)
_LOCAL: Final = re.compile(
    r"https?|file|internal-pdf|data|blob|about|javascript|chrome-extension|x-.*|zotero|mendeley|papers\d?"
    r"|bookends|skim|message|evernote|onenote|notion|obsidian",
    re.IGNORECASE,
)
"""Schemes of addresses that are cut, or lead nowhere but in a program or folder of one person."""
_QUERY: Final = re.compile(r"[?#].*", re.DOTALL)
_CODE: Final = re.compile(r"(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)\Z")
_VIDEO: Final = re.compile(r"(?:www\.)?(?:youtube\.com|youtu\.be|vimeo\.com|slideslive\.com)\Z")


def ids_and_links(
    addresses: Iterable[tuple[str, str]],
) -> tuple[dict[str, str], dict[str, str]]:
    """Return identifiers and links for pairs of kind and address, the first of each kind.

    An empty kind is taken from the address: `pdf`, `code`, `video` or else `page`. Another
    address that seems to be on the web is returned under its scheme, so that the gate refuses it;
    any other text is left out.
    """
    ids: dict[str, str] = {}
    links: dict[str, str] = {}
    for kind, text in addresses:
        found = _HTTP.search(text)
        if not found:
            other = _OTHER.match(text)
            if other and not _LOCAL.fullmatch(scheme := other[1] or other[2]):
                links.setdefault(scheme.lower(), text.strip())
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
