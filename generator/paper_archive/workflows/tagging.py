"""Tagging: the topics of topics.yml are applied again to the papers that are there."""

from dataclasses import dataclass
from pathlib import Path

from paper_archive.archive import store
from paper_archive.archive.tagging import retag
from paper_archive.archive.topics import Vocabulary
from paper_archive.errors import ArchiveError
from paper_archive.workflows.progress import Progress


@dataclass(frozen=True, slots=True)
class TagReport:
    """What tagging did."""

    papers: int
    """How many papers there are."""
    changed: list[str]
    """Slugs of those whose tags are updated."""


def tag_papers(content: Path, progress: Progress) -> TagReport:
    """Apply the vocabulary of the content folder to its papers and return what was done.

    Raises:
        ArchiveError: when a page, the vocabulary or the ledger cannot be read; nothing is saved.

    """
    stored = store.load(content)
    if stored.problems:
        raise ArchiveError(stored.problems)
    vocabulary = Vocabulary(store.load_topics(content))
    changed, ledger = retag(stored.papers, store.load_ledger(content), vocabulary)
    for done, paper in enumerate(changed, start=1):
        store.save(content, paper, stored.pages[paper.slug])
        progress(done, len(changed))
    store.save_ledger(content, ledger)
    return TagReport(len(stored.pages), [paper.slug for paper in changed])
