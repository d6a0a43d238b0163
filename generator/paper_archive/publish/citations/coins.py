"""COinS metadata, by which reference managers find the papers in a list."""

from typing import Final
from urllib.parse import quote

from paper_archive.names import sorted_name
from paper_archive.paper import Paper
from paper_archive.publish.citations.venues import is_preprint, venue_kind
from paper_archive.publish.external_links import best_address
from paper_archive.publish.limits import ADDRESS_CHARS, first_names, short_name, short_title
from paper_archive.publish.mathematics import plain_mathematics

_AUTHORS: Final = 24
"""OpenURL cannot say "and others", but the full list is on the page of the paper."""


def coins(paper: Paper, page_address: str) -> str:
    """Return the ContextObject for the title of a `<span class="Z3988">`, not yet escaped.

    Only the first authors are included.

    Sources: ANSI/NISO Z39.88-2004 (OpenURL 1.0), COinS; which keys mean what, Zotero's
    `parseContextObject` decides, whose own names of kinds stand in `rft.type`.
    """
    kind, venue = venue_kind(paper.venue), short_name(paper.venue)
    title = plain_mathematics(short_title(paper.title))
    doi, best = paper.ids.get("doi", ""), best_address(paper, page_address)
    described = {
        "journal": [("genre", "article"), ("atitle", title), ("jtitle", venue)],
        "conference": [("genre", "proceeding"), ("atitle", title), ("btitle", venue)],
        "": [
            ("type", "preprint" if is_preprint(paper) else "document"),
            ("title", title),
            ("source", venue),
        ],
    }[kind]
    form = {"journal": "journal", "conference": "book", "": "dc"}[kind]
    pairs = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{form}"),
        ("rft_id", f"info:doi/{doi}" if 0 < len(doi) <= ADDRESS_CHARS else ""),
        ("rft_id", best if len(best) <= ADDRESS_CHARS else page_address),
        *((f"rft.{key}", value) for key, value in described),
        *(("rft.au", sorted_name(name)) for name in first_names(paper.authors, _AUTHORS)),
        ("rft.date", paper.date),
    ]
    return "&".join(f"{key}={quote(value, safe='')}" for key, value in pairs if value)
