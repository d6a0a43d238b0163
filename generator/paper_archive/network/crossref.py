"""What Crossref is asked: the work with a DOI; sources/crossref_json reads the answers.

Source: https://api.crossref.org/swagger-ui/index.html.
"""

from http import HTTPStatus
from typing import Final
from urllib.parse import quote

from paper_archive.network.answers import Answer
from paper_archive.network.client import Client
from paper_archive.network.parts import Part, checked
from paper_archive.network.services import CROSSREF
from paper_archive.text import fold

_SELECTED: Final = "DOI,type,title,subtitle,author,issued,container-title,abstract"
"""The fields that are asked for: they tell papers apart, and leave out long lists of references."""


def by_doi(client: Client, doi: str) -> Part | None:
    """Return the work with a DOI in its normal form; none if Crossref does not have it."""
    answer = client.get(
        CROSSREF,
        f"works/{quote(doi, safe='')}",
        allowed=[HTTPStatus.NOT_FOUND],
        check=checked(lambda body: "DOI" in body["message"]),
    )
    return Part(CROSSREF, doi, answer) if answer.is_found else None


def find(client: Client, title: str) -> Answer:
    """Return works that may have this title."""
    params = {"query.title": fold(title), "rows": "10", "select": _SELECTED}
    return client.get(
        CROSSREF,
        "works",
        params,
        check=checked(lambda body: isinstance(body["message"]["items"], list)),
    )
