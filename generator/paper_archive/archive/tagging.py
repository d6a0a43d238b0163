"""Topics applied again to papers that are there, after the vocabulary changed."""

from dataclasses import replace

from paper_archive.archive.ledger import Entry, Ledger
from paper_archive.archive.topics import Vocabulary
from paper_archive.paper import Paper


def retag(
    papers: list[Paper], ledger: Ledger, vocabulary: Vocabulary
) -> tuple[list[Paper], Ledger]:
    """Return the papers whose tags change, and the ledger after it.

    A paper has the topics that the vocabulary finds and the tags that a person gave it; what a
    person took away stays away.
    """
    changed: list[Paper] = []
    ledger = dict(ledger)
    for paper in papers:
        entry = ledger.get(paper.slug, Entry(Paper(slug=paper.slug, title=paper.title)))
        found = {*vocabulary.topics_of(paper.title, paper.abstract)}
        brought, here = {*entry.paper.tags}, {*paper.tags}
        untagged = ({*entry.untagged} | (brought - here)) - here
        tags = tuple(sorted((found - untagged) | (here - brought)))
        if tags != paper.tags:
            changed.append(replace(paper, tags=tags))
        ledger[paper.slug] = replace(
            entry,
            paper=replace(entry.paper, tags=tuple(sorted(found))),
            untagged=tuple(sorted(untagged)),
        )
    return changed, ledger
