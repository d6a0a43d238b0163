"""Citations in CSL-JSON, the input of citation processors."""

import json
from typing import Any, Final

from paper_archive.names import split_name
from paper_archive.paper import Paper
from paper_archive.publish.citations.kinds import imprint_of, kind_of, number_of
from paper_archive.publish.external_links import acl_beside, best_address
from paper_archive.statuses import warnings

_ENCODER: Final = json.JSONEncoder(ensure_ascii=False)
_OTHERS: Final = {"literal": "others"}
"""What Pandoc shows as "et al."."""


def csl_json(paper: Paper, page_address: str) -> str:
    """Return a JSON array of one item, as Zotero, Pandoc and citeproc read it."""
    return f"[{csl_item(paper, page_address)}]"


def csl_item(paper: Paper, page_address: str) -> str:
    """Return the item of a paper, as a JSON object.

    Source: Citation Style Language 1.0.2, csl-data.json (input data). A preprint is what Zotero
    makes of one.
    """
    kind, place = kind_of(paper).csl
    imprint = imprint_of(paper)
    arxiv = "" if number_of(paper) else paper.ids.get("arxiv", "")
    item: dict[str, Any] = {
        "id": paper.citekey or paper.slug,
        "type": kind,
        "title": paper.title,
        "author": [*map(csl_name, paper.authors), *[_OTHERS] * paper.has_more_authors],
        "editor": [*map(csl_name, paper.editors)],
        "issued": paper.date and {"date-parts": [[int(part) for part in paper.date.split("-")]]},
        "status": ", ".join(warnings(paper.status)).lower(),
        place: imprint.place,
        "collection-title": imprint.series,
        "volume": paper.volume,
        "issue": paper.issue,
        "page": paper.pages,
        "number": number_of(paper),
        "archive": arxiv and "arXiv",
        "archive_location": arxiv,
        **({"publisher": imprint.publisher} if imprint.publisher else {}),
        "DOI": paper.ids.get("doi", ""),
        "PMID": paper.ids.get("pmid", ""),
        "PMCID": paper.ids.get("pmcid", ""),
        "ISBN": paper.ids.get("isbn", ""),
        "URL": best_address(paper, page_address),
        "note": f"ACL: {acl}" if (acl := acl_beside(paper)) else "",
        "language": paper.language,
    }
    known = {name: _ENCODER.encode(value) for name, value in item.items() if value}
    lines = ",\n".join(f' "{name}": {value}' for name, value in known.items())
    return f"{{\n{lines}\n}}"


def csl_name(name: str) -> dict[str, str]:
    """Return the parts of a name that are known, or the whole as `literal`."""
    parts = split_name(name)
    fields = ("family", "given", "non-dropping-particle", "suffix", "literal")
    return {field: part for field, part in zip(fields, parts, strict=True) if part}
