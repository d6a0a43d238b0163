"""The keys by which documents cite papers: each must lead to one paper of the archive."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace

from paper_archive.paper import Paper


def shared_keys(papers: Iterable[Paper]) -> frozenset[str]:
    """Return the slugs of papers whose key is that of another, or the slug of another.

    BibTeX takes keys that differ in their case for one, and a paper without a key of its own has
    its slug for it.
    """
    keys = {paper.slug: paper.citekey.lower() for paper in papers}
    if not any(keys.values()):
        return frozenset()
    papers_of = Counter(name for slug, key in keys.items() for name in {slug, key})
    return frozenset(slug for slug, key in keys.items() if key and papers_of[key] > 1)


def as_cited(paper: Paper, shared: Collection[str]) -> Paper:
    """Return a paper without its citation key if it shares that with another."""
    return replace(paper, citekey="") if paper.slug in shared else paper
