"""Tagging: the topics of topics.yml are assigned again to all papers."""

from dataclasses import dataclass, field
from pathlib import Path

from paper_archive.archive import store
from paper_archive.archive.files import disk
from paper_archive.archive.topics.tagging import retag
from paper_archive.archive.writing.saving import MOST_PASSES, Saved, save, writing
from paper_archive.errors import Problem
from paper_archive.workflows.open_archive import open_archive
from paper_archive.workflows.progress import Progress


@dataclass(slots=True)
class TagReport:
    """The result of tagging."""

    papers: int = 0
    """Number of papers."""
    has_file: bool = False
    """Whether there is a topics.yml; without one, which may be lost, all tags stay."""
    has_topics: bool = False
    """Whether topics.yml has any."""
    changed: list[str] = field(default_factory=list)
    """Slugs of those whose tags are updated."""
    problems: list[Problem] = field(default_factory=list)
    """Problems of pages that could not be read or written; the others are done."""


def tag_papers(content: Path, progress: Progress) -> TagReport:
    """Assign topics to the papers of the content folder again, and return what was done.

    Raises:
        ArchiveError: when the vocabulary or the ledger cannot be read; nothing is saved.

    """
    report = TagReport()
    with writing(content, "paper-archive tag", progress.message):
        for _ in range(MOST_PASSES):
            saved = _tag_once(content, progress, report)
            if not saved.is_outdated:
                break
    return report


def _tag_once(content: Path, progress: Progress, report: TagReport) -> Saved:
    archive = open_archive(content)
    stored = archive.stored
    report.papers = len(stored.pages)
    report.has_file = disk.is_there(content / store.TOPICS)
    if not report.has_file:
        report.problems = stored.problems
        return Saved()
    papers, after = retag(stored.papers, archive.entries, archive.vocabulary)
    changes = [archive.change(paper, after[paper.slug]) for paper in papers]
    saved = save(content, changes, archive.ledger, after, progress.pages)
    report.has_topics = bool(archive.topics)
    report.changed += [each.slug for each in papers if each.slug not in saved.unsaved]
    report.problems = [*stored.problems, *saved.all_problems]
    return saved
