"""A paper as COinS, by which reference managers find the papers of a list."""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import quote_plus

from paper_archive.in_print import first_and_last
from paper_archive.paper import Paper
from paper_archive.publish.citations.creators import creators
from paper_archive.publish.citations.kinds import imprint_of, kind_of
from paper_archive.publish.external_links import best_address
from paper_archive.publish.limits import ADDRESS_CHARS, short_name, short_title
from paper_archive.publish.mathematics import plain_mathematics

_MOST_AUTHORS: Final = 24
_FORMS: Final = {
    "journalArticle": ("journal", "article", "atitle", "jtitle"),
    "conferencePaper": ("book", "proceeding", "atitle", "btitle"),
    "bookSection": ("book", "bookitem", "atitle", "btitle"),
    "book": ("book", "book", "btitle", "pub"),
    "report": ("book", "report", "btitle", "pub"),
    "thesis": ("dissertation", "", "title", "inst"),
}
"""Zotero's type → format and genre of OpenURL, keys of title and venue; others are Dublin Core."""
_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d)(\d)(?!\d)")


_SAFE: Final = ":/,;!*()?@$~"
"""What neither separates nor needs escaping in an attribute."""


def coins(paper: Paper, page_address: str, most_authors: int = _MOST_AUTHORS) -> str:
    """Return the ContextObject for the title of a `<span class="Z3988">`, not yet escaped.

    It names the first authors only.

    Sources: ANSI/NISO Z39.88-2004 (OpenURL 1.0), COinS; which keys mean what, Zotero's
    `parseContextObject` decides, whose own names of kinds stand in `rft.type`.
    """
    zotero, doi = kind_of(paper).zotero, paper.ids.get("doi", "")
    best = best_address(paper, page_address)
    source = "source" if zotero == "webpage" else "publisher"
    form, genre, title, place = _FORMS.get(zotero, ("dc", "", "title", source))
    has_doi = 0 < len(doi) <= ADDRESS_CHARS
    address = (best if len(best) <= ADDRESS_CHARS else page_address).replace("+", "%2B")
    pairs = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{form}"),
        ("rft_id", f"info:doi/{doi}" if has_doi else address),
        ("rft.genre", genre),
        ("rft.type", zotero if form == "dc" else ""),
        (f"rft.{title}", _legible(plain_mathematics(short_title(paper.title)))),
        (f"rft.{place}", _legible(short_name(imprint_of(paper).place))),
        *(("rft.au", _legible(name)) for name in creators(paper, most_authors)),
        *(_in_print(paper, form) if form != "dc" else ()),
        ("rft.date", paper.date),
        ("rft.isbn", paper.ids.get("isbn", "")),
        ("rft.language", paper.language),
    ]
    text = "&".join(f"{key}={quote_plus(value, _SAFE)}" for key, value in pairs if value)
    # An escaped digit: else htmldate takes 2004, or the 2010 of `Top%2010`, for the paper's year.
    return _YEAR.sub(r"\1%3\2", text)


def _in_print(paper: Paper, form: str) -> Iterator[tuple[str, str]]:
    """Yield volume, issue, pages and publisher, for which Dublin Core has no keys of its own."""
    first, last = first_and_last(paper.pages)
    yield "rft.volume", _legible(short_name(paper.volume))
    yield "rft.issue", _legible(short_name(paper.issue))
    yield "rft.spage", first
    yield "rft.epage", last
    yield "rft.pages", "" if last else _legible(short_name(paper.pages))
    if form == "book":
        imprint = imprint_of(paper)
        yield "rft.series", _legible(short_name(imprint.series))
        yield "rft.pub", _legible(short_name(imprint.publisher))


def _legible(text: str) -> str:
    """Return a text with a plus sign that survives: Zotero reads `+` and `%2B` alike as a blank."""
    return text.replace("+", "＋")
