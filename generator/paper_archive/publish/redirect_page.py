"""The page at a former address, which leads to another page."""

import posixpath
from html import escape
from typing import Final
from urllib.parse import quote

from paper_archive.publish.addresses import ALL, file_of
from paper_archive.publish.head.content_policy import content_policy
from paper_archive.publish.languages.language import ENGLISH, Language
from paper_archive.publish.old_addresses import OldAddresses

_SCRIPT: Final = (
    'let page=document.querySelector("a").href;'
    'if(location.protocol=="file:")page=page.replace(/\\/$/,"/index.html");'
    "location.replace(page+location.search+location.hash)"
)
"""Keeps what follows the path of the address; folders on a disk have no page of their own."""


_POLICY: Final = content_policy(_SCRIPT)


def redirect_page(
    address: str, target: str, site_address: str, language: Language = ENGLISH
) -> bytes:
    """Return the HTML of a page that leads from one address to another, in any folder.

    With the public URL of the site, it names the full address as the canonical one.

    Source: HTML, section "Pragma directives", refresh. It is for browsers without scripts, because
    it would compete with the script.
    """
    start = posixpath.dirname(file_of(address))
    relative = f"{posixpath.relpath(f'/{target}', f'/{start}')}/"
    link = quote(relative if not target.endswith(".html") else relative.removesuffix("/"))
    canonical = f"{site_address.rstrip('/')}/{quote(target)}" if site_address else link
    direction = ' dir="rtl"' if language.direction == "rtl" else ""
    name = target or language.say("home page")
    moved = language.say(
        "This page has moved: {page}", page=f'<a href="{escape(link)}">{escape(name)}</a>'
    )
    return (
        f'<!doctype html><html lang="{language.tag}"{direction}><meta charset="utf-8">'
        f"<title>{escape(language.say('Moved'))}</title>"
        '<meta name="viewport" content="width=device-width">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="robots" content="noindex">'
        f'<link rel="canonical" href="{escape(canonical)}">'
        '<link rel="icon" href="data:,">'  # or a browser may ask for /favicon.ico
        f'<noscript><meta http-equiv="refresh" content="0; url={escape(link)}"></noscript>'
        f"<p>{moved}"
        f"<script>{_SCRIPT}</script>\n"
    ).encode()


def old_files(
    old: OldAddresses, site_address: str, language: Language = ENGLISH
) -> dict[str, bytes]:
    """Return file → the pages that lead elsewhere, and the list of all addresses."""
    pages = {
        file_of(address): redirect_page(address, target, site_address, language)
        for address, target in old.targets.items()
    }
    return {**pages, ALL: address_list(old)}


def address_list(old: OldAddresses) -> bytes:
    """Return the addresses of all pages, each on a line, sorted; those of other files not."""
    known = {*old.addresses, *old.targets, *old.removed}
    pages = sorted(each for each in known if each.endswith(("/", ".html")) or not each)
    return "".join(f"/{address}\n" for address in pages).encode()
