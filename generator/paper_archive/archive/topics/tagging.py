"""Assigning topics again, after the vocabulary has changed."""

from collections.abc import Collection
from dataclasses import replace

from paper_archive.archive.ledger.entry import Entry, Ledger
from paper_archive.archive.topics.vocabulary import Vocabulary
from paper_archive.paper import Paper


def retag(
    papers: list[Paper], ledger: Ledger, vocabulary: Vocabulary
) -> tuple[list[Paper], Ledger]:
    """Return the papers whose tags change, and the updated ledger.

    A paper has the topics that the vocabulary finds and the tags that a source or a person added,
    without the tags that a person removed. Of a page that an import brought and that has no entry,
    that is unknown: it keeps its tags, and from then on has an entry.
    """
    changed: list[Paper] = []
    ledger = dict(ledger)
    for paper in papers:
        found = {*vocabulary.topics_of(paper.title, paper.abstract)}
        entry = ledger.get(paper.slug) or _rebuilt(paper, found)
        found |= {*entry.source_tags}
        imported, here = {*entry.paper.tags}, {*paper.tags}
        untagged = ({*entry.untagged} | (imported - here)) - here
        tags = tuple(sorted((found - untagged) | (here - imported)))
        if tags != paper.tags:
            changed.append(replace(paper, tags=tags))
        ledger[paper.slug] = replace(
            entry,
            paper=replace(entry.paper, tags=tuple(sorted(found))),
            untagged=tuple(sorted(untagged)),
        )
    return changed, ledger


def without_tags(paper: Paper, some: Collection[str]) -> Paper:
    """Return a paper without some of its tags."""
    return replace(paper, tags=tuple(tag for tag in paper.tags if tag not in some))


def _rebuilt(paper: Paper, found: Collection[str]) -> Entry:
    tags = tuple(sorted(found)) if paper.sources else ()
    return Entry(Paper(slug=paper.slug, title=paper.title, tags=tags))
