"""The entry of a paper in the ledger."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from paper_archive.archive.ledger.remembered import Key, Remembered, as_record, key_of
from paper_archive.paper import Paper

_DIGEST_CHARS: Final = 16


@dataclass(frozen=True, slots=True)
class Entry:
    """What was imported for one paper."""

    paper: Paper
    """The fields as imports alone would have made them, without the abstract."""
    titles: tuple[str, ...] = ()
    """Every title that the paper was seen with, sorted."""
    abstracts: Mapping[str, str] = field(default_factory=dict)
    """Digest → shape of every abstract that the paper was seen with, sorted.

    The shape is empty if the line was written before there were shapes."""
    untagged: tuple[str, ...] = ()
    """Tags that a person removed, sorted; they are not added again."""
    source_tags: tuple[str, ...] = ()
    """Tags that sources brought, sorted; they stay whatever the vocabulary says."""
    count_days: Mapping[str, str] = field(default_factory=dict)
    """Name of a count → ISO day of the capture that it is from, if known."""
    records: tuple[Remembered, ...] = ()
    """What was said of the paper, if it was not always the same."""
    apart: tuple[str, ...] = ()
    """Slugs of papers that a person told from this one, sorted."""

    @property
    def slug(self) -> str:
        """The slug of its page."""
        return self.paper.slug

    def at(self, slug: str) -> "Entry":
        """Return the entry of the page under another slug."""

        def moved(paper: Paper) -> Paper:
            return replace(paper, slug=slug) if paper.slug == self.slug else paper

        records = tuple(replace(each, paper=moved(each.paper)) for each in self.records)
        return replace(self, paper=moved(self.paper), records=records)

    @property
    def all_records(self) -> tuple[Remembered, ...]:
        """Every record that is remembered; none if a person made the page."""
        if self.records or not self.titles:
            return self.records
        return (Remembered(as_record(self.paper, self.source_tags), self._abstract),)

    @property
    def record_keys(self) -> tuple[Key, ...]:
        """The keys of `all_records`, which need not be made for this."""
        if self.records or not self.titles:
            return tuple(each.key for each in self.records)
        return (key_of(self.paper, self._abstract),)

    @property
    def _abstract(self) -> str:
        """The digest of the abstract of the only record."""
        return next(iter(self.abstracts)) if len(self.abstracts) == 1 else ""

    @property
    def joined_records(self) -> tuple[Remembered, ...]:
        """Those of pages that a person joined to its page."""
        return tuple(each for each in self.records if each.paper.slug != self.slug)


Ledger: TypeAlias = dict[str, Entry]
"""Slug → entry."""


def digest(text: str) -> str:
    """Return the first digits of the SHA-256 of a text; nothing for an empty one."""
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGEST_CHARS] if text else ""
