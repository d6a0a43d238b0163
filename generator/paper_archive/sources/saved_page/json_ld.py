"""What the JSON-LD of a page says of its only article, if it says so simply.

Source: https://schema.org/ScholarlyArticle; JSON-LD 1.1, section 7 (embedding in HTML).
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from paper_archive.orcids import orcid_in
from paper_archive.sources.json_documents import Object, dicts_in, text_of

_ARTICLES: Final = frozenset(("ScholarlyArticle", "MedicalScholarlyArticle"))
_OTHERS: Final = frozenset(("Thesis", "Report", "Chapter", "Book", "Dataset", "SoftwareSourceCode"))
"""What else a page may describe; by itself it makes no page that of a paper, as in a bookshop."""
_MOST_CHARS: Final = 1 << 20
_NUMBERS: Final = {"PublicationVolume": "volumeNumber", "PublicationIssue": "issueNumber"}
_DEPTH: Final = 4


def article_in(scripts: Iterable[str]) -> Object:
    """Return the article that the scripts of a page describe; empty if there is not exactly one."""
    objects = [each for script in scripts for each in _objects(_document(script))]
    articles = [each for each in objects if is_article(each)]
    found = articles or [each for each in objects if _kinds(each) & _OTHERS]
    return found[0] if len(found) == 1 else {}


def is_article(described: Object) -> bool:
    """Tell whether an object says that it is an article in a journal or the like."""
    return bool(_kinds(described) & _ARTICLES)


def _kinds(described: Object) -> set[str]:
    kinds = described.get("@type")
    return {
        each for each in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(each, str)
    }


def _document(script: str) -> Any:
    try:
        return json.loads(script, parse_int=str) if len(script) <= _MOST_CHARS else None
    except (json.JSONDecodeError, RecursionError):
        return None


def _objects(document: Any) -> Iterator[Object]:
    """Yield the objects at the top of a document, which may be a list or a graph."""
    for each in dicts_in(document if isinstance(document, list) else [document]):
        yield each
        yield from dicts_in(each.get("@graph"))


def people_in(value: Any) -> list[tuple[str, str]]:
    """Return name and ORCID iD of each person; an iD that is not given is empty."""
    people = []
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, str):
            people.append((each, ""))
        elif isinstance(each, dict):
            parts = [text_of(each.get(key)) for key in ("givenName", "familyName")]
            name = text_of(each.get("name")) or " ".join(filter(None, parts))
            orcids = (orcid_in(text_of(each.get(key))) for key in ("@id", "sameAs", "identifier"))
            people.append((name, next(filter(None, orcids), "")))
    return [(name, orcid) for name, orcid in people if name.strip()]


def name_in(value: Any) -> str:
    """Return the name of an organization or another thing, which may be text."""
    return text_of(value.get("name")) if isinstance(value, dict) else text_of(value)


def appeared_in(article: Object) -> dict[str, str]:
    """Return the name of what an article is a part of, by its type, and the numbers on the way."""
    found: dict[str, str] = {}
    part = article.get("isPartOf")
    for _ in range(_DEPTH):
        if not isinstance(part, dict):
            break
        kind = text_of(part.get("@type"))
        for number in _NUMBERS.values():
            if value := text_of(part.get(number)):
                found.setdefault(number, value)
        if kind in _NUMBERS and (name := name_in(part)).isdecimal():
            found.setdefault(_NUMBERS[kind], name)
        elif name := name_in(part):
            found.setdefault(kind, name)
        part = part.get("isPartOf")
    return found
