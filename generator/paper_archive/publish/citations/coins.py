"""A paper as COinS, by which reference managers find the papers of a list."""

from urllib.parse import quote

from paper_archive.names import sorted_name
from paper_archive.paper import Paper
from paper_archive.publish.citations.venues import is_preprint, venue_kind
from paper_archive.publish.external_links import best_address
from paper_archive.publish.mathematics import plain_mathematics


def coins(paper: Paper, page_address: str) -> str:
    """Return the ContextObject for the title of a `<span class="Z3988">`, not yet escaped.

    Sources: ANSI/NISO Z39.88-2004 (OpenURL 1.0), COinS; which keys mean what, Zotero's
    `parseContextObject` decides, whose own names of kinds stand in `rft.type`.
    """
    kind, doi = venue_kind(paper.venue), paper.ids.get("doi", "")
    title = plain_mathematics(paper.title)
    described = {
        "journal": [("genre", "article"), ("atitle", title), ("jtitle", paper.venue)],
        "conference": [("genre", "proceeding"), ("atitle", title), ("btitle", paper.venue)],
        "": [
            ("type", "preprint" if is_preprint(paper) else "document"),
            ("title", title),
            ("source", paper.venue),
        ],
    }[kind]
    form = {"journal": "journal", "conference": "book", "": "dc"}[kind]
    pairs = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{form}"),
        ("rft_id", doi and f"info:doi/{doi}"),
        ("rft_id", best_address(paper, page_address)),
        *((f"rft.{key}", value) for key, value in described),
        *(("rft.au", sorted_name(name)) for name in paper.authors),
        ("rft.date", paper.date),
    ]
    return "&".join(f"{key}={quote(value, safe='')}" for key, value in pairs if value)
