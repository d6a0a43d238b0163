"""The index that Lunr makes of papers, whole: what our shards must agree with."""

from collections.abc import Mapping, Sequence
from typing import Any

from lunr.builder import Builder

from paper_archive.paper import Paper
from paper_archive.publish.search.indexed_texts import FIELDS
from paper_archive.publish.search.postings import terms_of


def lunr_builder(papers: Sequence[Paper], topic_names: Mapping[str, str]) -> Any:
    """Return lunr.py's builder that has taken in the terms of papers, which it names by number."""
    builder = Builder()
    builder.ref("number")
    for field in FIELDS:
        builder.field(field.name, boost=field.boost)
    for number, terms in enumerate(terms_of(papers, topic_names)):
        held = {field.name: each for field, each in zip(FIELDS, terms, strict=True)}
        builder.add({"number": number, **held})
    return builder


def serialised(builder: Any) -> dict[str, Any]:
    """Return the index as lunr.js loads it, which wants the terms in the order of JavaScript."""
    index: dict[str, Any] = builder.build().serialize()
    index["invertedIndex"].sort(key=lambda each: each[0].encode("utf-16-be"))
    return index
