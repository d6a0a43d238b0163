"""What Semantic Scholar is asked: papers by identifier; sources/semantic_scholar_json reads them.

Source: https://api.semanticscholar.org/api-docs/graph, "paper/batch".
"""

import json
from collections.abc import Iterator, Sequence
from functools import partial
from http import HTTPStatus
from typing import Any, Final

from paper_archive.network.answers import Answer
from paper_archive.network.client import Client
from paper_archive.network.failures import ServiceFailed
from paper_archive.network.parts import Missing, Outcome, Part, batches, checked
from paper_archive.network.services import SEMANTIC_SCHOLAR
from paper_archive.text import fold

_PREFIXES: Final = {
    "s2": "",
    "arxiv": "ARXIV:",
    "doi": "DOI:",
    "pmid": "PMID:",
    "pmcid": "PMCID:",
    "acl": "ACL:",
}
SCHEMES: Final = tuple(_PREFIXES)
"""The schemes of identifiers that it knows."""
_FIELDS: Final = (
    "corpusId,externalIds,title,abstract,authors,year,publicationDate,venue,publicationVenue,journal,"
    "publicationTypes,citationCount,openAccessPdf"
)
"""Identifiers and the like come only if they are asked for."""


def by_ids(client: Client, ids: Sequence[tuple[str, str]]) -> Iterator[Outcome]:
    """Yield the papers with these identifiers (scheme and normal form), and which are unknown."""
    asked = list(dict.fromkeys(_PREFIXES[scheme] + each for scheme, each in ids))
    for batch in batches(asked, SEMANTIC_SCHOLAR.page_size):
        answer = client.get(
            SEMANTIC_SCHOLAR,
            "paper/batch",
            {"fields": _FIELDS},
            posted={"ids": list(batch)},
            allowed=[HTTPStatus.BAD_REQUEST],
            check=checked(partial(_answers, ids=batch)),
        )
        found = json.loads(answer.body) if answer.is_found else _none_of(answer, batch)
        if any(found):
            yield Part(SEMANTIC_SCHOLAR, ",".join(batch), answer)
        for each, paper in zip(batch, found, strict=True):
            if not paper:
                yield Missing(SEMANTIC_SCHOLAR, f"no paper {each}")


def find(client: Client, title: str) -> Answer:
    """Return papers that may have this title."""
    params = {"query": fold(title), "limit": "10", "fields": _FIELDS}
    return client.get(
        SEMANTIC_SCHOLAR, "paper/search", params, check=checked(lambda body: "total" in body)
    )


def _answers(body: Any, ids: Sequence[str]) -> bool:
    return isinstance(body, list) and len(body) == len(ids)


def _none_of(answer: Answer, batch: Sequence[str]) -> list[None]:
    """Return nothing for each identifier, if that is why the request was refused."""
    if b"No valid paper ids" not in answer.body:
        message = f"refuses the request (HTTP {answer.status})"
        raise ServiceFailed(SEMANTIC_SCHOLAR, "service-refused", message)
    return [None] * len(batch)
