"""What several records said of one paper, where they differ, as the ledger remembers it.

Of a paper that one record brought, its entry says all. Once another record says something else, the
entry keeps both: which source said what, and what identifies either when it is imported again.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, TypeAlias

from paper_archive.errors import Where
from paper_archive.in_print import IN_VENUE
from paper_archive.paper import Paper, admit, fields_of
from paper_archive.values import united_sources

MOST_RECORDS: Final = 24
"""How many records of one paper are remembered, beside those that a person joined."""
_FILLED: Final = (*IN_VENUE, "citekey")
"""Fields that say nothing of which record it is, and that a source may add to one."""
_NAME_CHARS: Final = 6

Key: TypeAlias = tuple[object, ...]
"""What makes records the same: what they say of a paper, but not where and when."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """One record of a paper."""

    paper: Paper
    """What it said; without the abstract, unless it is a page that a person joined to another.

    Its slug is that of the page that it is on, or was on before a person joined that page."""
    abstract: str = ""
    """Digest of its abstract."""

    @property
    def key(self) -> Key:
        """What identifies it when it is imported again."""
        return key_of(self.paper, self.abstract)

    @property
    def name(self) -> str:
        """A short name, for the command line."""
        return hashlib.sha256(str(self.key).encode()).hexdigest()[:_NAME_CHARS]


def key_of(paper: Paper, abstract: str) -> Key:
    """Return what identifies a record when it is imported again; `abstract` is a digest."""
    ids = tuple(sorted(paper.ids.items()))
    kind = (paper.venue, paper.type, ids)
    authors = (*paper.people, "et al.") if paper.et_al else paper.people
    return (paper.title, authors, paper.author_count, paper.date, *kind, abstract)


def as_record(paper: Paper, tags: tuple[str, ...]) -> Paper:
    """Return what is remembered of a paper, with the tags that its source brought."""
    return replace(
        paper,
        abstract="",
        notes="",
        listed=(),
        upvotes=None,
        comments=None,
        citations=None,
        tags=tags,
        redirects=(),
        extra={},
    )


def with_one_more(
    known: tuple[Remembered, ...], record: Paper, abstract: str
) -> tuple[Remembered, ...]:
    """Return the records of a paper with one more, which adds its sources if it is known."""
    key = key_of(record, abstract)
    same = next((each for each in known if each.key == key), None)
    if same is None:
        added = Remembered(as_record(record, record.tags), abstract)
        return in_order((*known, added)) if len(known) < MOST_RECORDS else known
    both = replace(
        same.paper,
        sources=united_sources({*same.paper.sources, *record.sources}),
        links={**record.links, **same.paper.links},
        orcids={**record.orcids, **same.paper.orcids},
        updates={**record.updates, **same.paper.updates},
        status={**record.status, **same.paper.status},
        tags=tuple(sorted({*same.paper.tags, *record.tags})),
        **{name: getattr(same.paper, name) or getattr(record, name) for name in _FILLED},
    )
    return tuple(replace(each, paper=both) if each is same else each for each in known)


def in_order(records: Iterable[Remembered]) -> tuple[Remembered, ...]:
    """Return records in an order that does not depend on when they came."""
    return tuple(sorted(records, key=lambda each: (each.paper.slug, str(each.key))))


def sources_of(known: Iterable[Remembered], name: str, value: object) -> tuple[str, ...]:
    """Return the names of the sources that gave this value of a field, sorted."""
    said = (each.paper for each in known if getattr(each.paper, name) == value)
    return tuple(sorted({source.name for paper in said for source in paper.sources}))


def as_json(records: Iterable[Remembered], whole: Paper) -> list[dict[str, Any]]:
    """Return records as JSON values: the fields in which they differ from a paper."""
    return [dict(_values(each, fields_of(whole))) for each in records]


def from_json(
    values: list[Mapping[str, Any]], whole: Paper, where: Where
) -> tuple[Remembered, ...]:
    """Return the records that `as_json` gave.

    Raises:
        ArchiveError: when a field is bad.
        KeyError, TypeError, ValueError, AttributeError: when it is not a record at all.

    """
    return tuple(_record(each, fields_of(whole), where) for each in values)


def _values(record: Remembered, whole: Mapping[str, object]) -> Iterator[tuple[str, Any]]:
    fields = fields_of(record.paper)
    differing = {name: fields.get(name) for name in {**whole, **fields}}
    yield (
        "fields",
        {name: value for name, value in differing.items() if value != whole.get(name)},
    )
    if record.abstract:
        yield "abstract", record.abstract


def _record(values: Mapping[str, Any], whole: Mapping[str, object], where: Where) -> Remembered:
    fields = {**whole, **values["fields"]}
    abstract = values.get("abstract", "")
    if not isinstance(abstract, str):
        raise TypeError(abstract)
    known = {name: value for name, value in fields.items() if value is not None}
    return Remembered(admit(known, where), abstract)
