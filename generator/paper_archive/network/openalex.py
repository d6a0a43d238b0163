"""What OpenAlex is asked: works by identifier; sources/openalex_json reads the answers.

Source: https://developers.openalex.org/guides/filtering.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final

from paper_archive.identifiers import NoIdentifierError, doi_of, normal_form
from paper_archive.network.answers import Answer
from paper_archive.network.client import Client
from paper_archive.network.parts import Missing, Outcome, Part, batches, checked, objects_of
from paper_archive.network.services import OPENALEX
from paper_archive.text import fold

FILTERS: Final = {"openalex": "ids.openalex", "doi": "doi", "pmid": "ids.pmid"}
"""Scheme of an identifier → the filter that takes several of them."""
_SELECTED: Final = (
    "id,ids,doi,title,type,publication_date,publication_year,primary_location,authorships,"
    "abstract_inverted_index"
)
"""The fields that are asked for: they tell papers apart."""


def by_ids(client: Client, ids: Sequence[tuple[str, str]]) -> Iterator[Outcome]:
    """Yield the works with these identifiers (scheme and normal form), and which are unknown."""
    for scheme, filter_ in FILTERS.items():
        of_scheme = list(dict.fromkeys(each for kind, each in ids if kind == scheme))
        for batch in batches(of_scheme, OPENALEX.page_size):
            # A comma or a bar in a DOI would end it.
            plain = [each for each in batch if not set(each) & {",", "|"}]
            params = {"filter": f"{filter_}:{'|'.join(plain)}", "per_page": str(len(batch))}
            found = set[str]()
            if plain:
                answer = client.get(OPENALEX, "works", params, check=_IS_LIST)
                works = objects_of(json.loads(answer.body)["results"])
                found = {each for work in works for each in _ids(work, scheme)}
                if works:
                    yield Part(OPENALEX, ",".join(plain), answer)
            yield from (Missing(OPENALEX, f"no work {each}") for each in batch if each not in found)


def find(client: Client, title: str) -> Answer:
    """Return works that may have this title."""
    params = {"filter": f"title.search:{fold(title)}", "per_page": "10", "select": _SELECTED}
    return client.get(OPENALEX, "works", params, check=_IS_LIST)


_IS_LIST: Final = checked(lambda body: isinstance(body["results"], list))


def _ids(work: Mapping[str, Any], scheme: str) -> Iterator[str]:
    known = work.get("ids")
    texts = [work.get(scheme), known.get(scheme) if isinstance(known, Mapping) else None]
    texts += [work.get("id")] * (scheme == "openalex")
    for text in texts:
        if isinstance(text, str):
            # A DOI of arXiv is read as its identifier, whose DOI was asked for.
            with suppress(NoIdentifierError):
                kind, identifier = normal_form(scheme, text)
                yield identifier if kind == scheme else doi_of(kind, identifier)
