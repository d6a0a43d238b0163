"""Assigning topics again, after the vocabulary has changed."""

from dataclasses import replace

from paper_archive.archive.ledger import Entry, Ledger
from paper_archive.archive.topics import Vocabulary
from paper_archive.paper import Paper


def retag(
    papers: list[Paper], ledger: Ledger, vocabulary: Vocabulary
) -> tuple[list[Paper], Ledger]:
    """Return the papers whose tags change, and the updated ledger.

    A paper has the topics that the vocabulary finds and the tags that a person added, without the
    tags that a person removed.
    """
    changed: list[Paper] = []
    ledger = dict(ledger)
    for paper in papers:
        entry = ledger.get(paper.slug, Entry(Paper(slug=paper.slug, title=paper.title)))
        found = {*vocabulary.topics_of(paper.title, paper.abstract)}
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
