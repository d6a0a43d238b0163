"""What DataCite is asked: the work with a DOI, as CSL-JSON, which sources/csl_json reads.

Source: https://support.datacite.org/docs/api-get-doi; https://citation.doi.org/docs.html.
"""

from http import HTTPStatus
from typing import Final
from urllib.parse import quote

from paper_archive.network.client import Client
from paper_archive.network.parts import Part, checked
from paper_archive.network.services import DATACITE

_CSL: Final = "application/vnd.citationstyles.csl+json"
_PREFIXES: Final = frozenset(
    ("10.3929", "10.4230", "10.5061", "10.5281", "10.6084", "10.7910", "10.17605", "10.48550")
)
"""Prefixes of large repositories: ETH Zurich, Dagstuhl, Dryad, Zenodo, figshare, Dataverse, OSF and
arXiv. It saves a request; other DOIs of DataCite are found after Crossref does not have them."""


def is_known(doi: str) -> bool:
    """Tell whether a DOI is of DataCite, by its prefix."""
    return doi.partition("/")[0] in _PREFIXES


def by_doi(client: Client, doi: str) -> Part | None:
    """Return the work with a DOI in its normal form; none if it is unknown."""
    answer = client.get(
        DATACITE,
        f"dois/{quote(doi, safe='')}",
        headers={"Accept": _CSL},
        allowed=[HTTPStatus.NOT_FOUND],
        check=checked(lambda body: "type" in body and "DOI" in body),
    )
    return Part(DATACITE, doi, answer) if answer.is_found else None
