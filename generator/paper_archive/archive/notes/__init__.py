"""Notes, which people write below an abstract: their problems and warnings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from paper_archive.archive.notes.limits import bracket_problem, depth_problem
from paper_archive.archive.notes.problems import dead_links, external_images, left_out
from paper_archive.archive.notes.reading import read_notes
from paper_archive.archive.store import Page
from paper_archive.errors import Problem, Where
from paper_archive.links import PublishedFiles, heading_anchor, is_local


@dataclass(slots=True)
class NotesReport:
    """What was found in the notes of all papers."""

    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    """What the site leaves out."""
    linked: set[str] = field(default_factory=set)
    """The files that notes link to, relative to the content folder."""


def check_notes(
    papers: Mapping[str, Page], other_pages: Mapping[str, str], files: PublishedFiles
) -> NotesReport:
    """Return what is wrong with the notes of papers.

    The keys of `papers` and `other_pages` (which has their Markdown) are paths relative to the
    content folder.
    """

    @cache
    def anchors(path: str) -> frozenset[str]:
        if path in papers:
            paper = papers[path].paper
            return read_notes(paper.notes).anchors | {heading_anchor(paper.title)}
        return read_notes(other_pages.get(path, "")).anchors

    report = NotesReport()
    for path, page in papers.items():
        if not page.paper.notes:
            continue
        notes, first_line = page.paper.notes, _first_line(page)
        too_long = bracket_problem(notes, first_line)
        if too_long:
            report.problems.append(too_long)
            continue
        read = read_notes(notes)
        report.problems += depth_problem(read, first_line)
        report.problems += dead_links(read, path, first_line, files, anchors)
        report.warnings += [*external_images(read, first_line), *left_out(read, first_line)]
        links = (each.link for each in read.references if is_local(each.link))
        report.linked |= {found for link in links if (found := files.find(link, path))}
    return report


def _first_line(page: Page) -> Where:
    """Return the line where the notes begin, counted from the end of the page."""
    lines = page.text.replace("\r\n", "\n").count("\n") - page.paper.notes.count("\n")
    return Where(page.path.as_posix(), lines + 1)
