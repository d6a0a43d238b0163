"""A digest as HTML for mail programs.

It is readable without pictures, since there are none, and loads nothing. Most programs read only
styles of elements. Colours are left to them, so that they show it light or dark.

Source: https://www.caniemail.com/ for what they read; `color-scheme` of CSS Color Adjustment 1.
"""

from typing import Final

from markupsafe import Markup, escape

from paper_archive.publish.digests.digest import Digest, Item
from paper_archive.publish.markup import between_tags

_BODY: Final = "margin:0;padding:16px;font:16px/1.5 sans-serif"
_COLUMN: Final = "max-width:640px;margin:0 auto;overflow-wrap:anywhere"
_HEADING: Final = "margin:0 0 12px;font-size:22px;line-height:1.3"
_TITLE: Final = "margin:28px 0 4px;font-size:17px;line-height:1.35"
_FACTS: Final = "margin:0 0 6px;font-size:14px"
_TEXT: Final = "margin:0 0 6px"
_FOOT: Final = "margin:32px 0 0;padding-top:12px;border-top:1px solid #888;font-size:14px"


def head(digest: Digest) -> str:
    """Return what stands above the papers."""
    title = between_tags(digest.title)
    heading = f'<h1 style="{_HEADING}">{title}</h1>\n'
    introduction = "".join(map(_paragraph, filter(None, (digest.introduction, digest.warning))))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="supported-color-schemes" content="light dark">\n'
        f'<title>{title}</title>\n</head>\n<body style="{_BODY}">\n<div style="{_COLUMN}">\n'
        f"{heading}{introduction}"
    )


def item(paper: Item) -> str:
    """Return what is said of a paper."""
    language = f' lang="{escape(paper.language)}"' if paper.language else ""
    title = between_tags(paper.title)
    linked = _link(paper.address, title) if paper.address else title
    status = paper.status and f"<strong>{between_tags(paper.status)}</strong><br>"
    return (
        f'<h2 dir="auto"{language} style="{_TITLE}">{linked}</h2>\n'
        f'<p style="{_FACTS}">{status}{between_tags(paper.facts)}</p>\n'
        f"{paper.summary and _paragraph(paper.summary, language)}"
    )


def foot(digest: Digest, more: int, unsubscribe: str) -> str:
    """Return what stands below the papers, of which `more` are left out."""
    rest = ""
    if more:
        text = between_tags(f"and {more:,} more")
        linked = _link(digest.more_address, text) if digest.more_address else text
        rest = f'<p style="{_TITLE}">{linked}</p>\n'
    links = []
    if digest.site_address:
        links.append(_link(digest.site_address, between_tags(digest.name)))
    if unsubscribe:
        links.append(_link(unsubscribe, between_tags("Unsubscribe")))
    line = f'<p style="{_FOOT}">{" · ".join(links)}</p>\n' if links else ""
    return f"{rest}{line}</div>\n</body>\n</html>\n"


def _paragraph(text: str, language: str = "") -> str:
    return f'<p dir="auto"{language} style="{_TEXT}">{between_tags(text)}</p>\n'


def _link(address: str, text: Markup) -> str:
    return f'<a href="{escape(address)}">{text}</a>'
