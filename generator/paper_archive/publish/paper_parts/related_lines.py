"""How the page of a paper shows what is related: who wrote it, when, and the words in common."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from markupsafe import Markup

from paper_archive.paper import Paper
from paper_archive.publish.languages.language import ENGLISH, Language
from paper_archive.publish.markup import between_tags, undatable
from paper_archive.publish.paper_parts.short_source import short_source


class RelatedLine(NamedTuple):
    """A related paper, as a page shows it."""

    paper: Paper
    facts: Markup
    """First author, year and shared words: `Elman, 1990 · memory, time`; empty if none is known."""


def related_lines(
    paper: Paper,
    related: Iterable[tuple[Paper, Sequence[str]]],
    language: Language = ENGLISH,
) -> Sequence[RelatedLine]:
    """Return lines of the papers that are related to one, with the words in common."""
    # Programs take any year for that of a paper that has none.
    written = between_tags if paper.date else undatable
    return [RelatedLine(other, written(_facts(other, words, language))) for other, words in related]


def _facts(paper: Paper, words: Sequence[str], language: Language) -> str:
    return " · ".join(filter(None, (short_source(paper, language), ", ".join(words))))
