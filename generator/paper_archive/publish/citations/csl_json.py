"""Citations in CSL-JSON, the input of citation processors."""

import json
from typing import Any

from paper_archive.names import split_name
from paper_archive.paper import Paper
from paper_archive.publish.citations.venues import venue_kind
from paper_archive.publish.external_links import best_address


def csl_json(paper: Paper, page_address: str) -> str:
    """Return a JSON array of one item, as Zotero, Pandoc and citeproc read it.

    Source: Citation Style Language 1.0.2, csl-data.json (input data).
    """
    kinds = {"journal": "article-journal", "conference": "paper-conference", "": "article"}
    item: dict[str, Any] = {
        "id": paper.slug,
        "type": kinds[venue_kind(paper.venue)],
        "title": paper.title,
        "author": [_csl_name(name) for name in paper.authors],
        "issued": paper.date and {"date-parts": [[int(part) for part in paper.date.split("-")]]},
        "container-title": paper.venue,
        "archive": paper.ids.get("arxiv", "") and "arXiv",
        "archive_location": paper.ids.get("arxiv", ""),
        "DOI": paper.ids.get("doi", ""),
        "URL": best_address(paper, page_address),
    }
    known = {name: json.dumps(value, ensure_ascii=False) for name, value in item.items() if value}
    lines = ",\n".join(f' "{name}": {value}' for name, value in known.items())
    return f"[{{\n{lines}\n}}]"


def _csl_name(name: str) -> dict[str, str]:
    parts = split_name(name)
    fields = ("family", "given", "non-dropping-particle", "suffix", "literal")
    return {field: part for field, part in zip(fields, parts, strict=True) if part}
