"""Suggesting topics: the archive is read, and nothing is written."""

from collections.abc import Sequence
from pathlib import Path

from paper_archive.archive.topics.suggestions import Suggestion, suggest
from paper_archive.errors import Problem
from paper_archive.workflows.open_archive import open_archive


def suggest_topics(content: Path, limit: int) -> tuple[Sequence[Suggestion], list[Problem]]:
    """Return phrases that may be topics, at most `limit`, and the problems of pages left out.

    Raises:
        ArchiveError: when the vocabulary or the ledger cannot be read.

    """
    archive = open_archive(content)
    papers = list(archive.papers.values())
    return suggest(papers, archive.topics, limit), archive.stored.problems
