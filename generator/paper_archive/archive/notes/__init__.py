"""Notes, which people write below an abstract, and their other pages: problems and warnings."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from paper_archive.archive.notes.limits import bracket_problem, depth_problem
from paper_archive.archive.notes.problems import dead_links, external_images, left_out
from paper_archive.archive.notes.reading import Notes, read_notes
from paper_archive.archive.notes.rendering import rendering_problem
from paper_archive.archive.store import PAPERS, Page
from paper_archive.errors import Problem, Where
from paper_archive.links import PublishedFiles, heading_anchor, is_local, root_name

_THEME: Final = "assets"
"""The folder of the theme's files."""


@dataclass(slots=True)
class NotesReport:
    """What was found in the notes of all papers, and in other pages."""

    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    """What the site leaves out."""
    linked: set[str] = field(default_factory=set)
    """The files that notes link to, relative to the content folder."""

    def read(self, markdown: str, first_line: Where) -> Notes:
        """Return the links and headings of Markdown; none if reading it would take too long."""
        too_long = bracket_problem(markdown, first_line) or rendering_problem(markdown, first_line)
        if too_long:
            self.problems.append(too_long)
            return Notes()
        read = read_notes(markdown)
        self.problems += depth_problem(read, first_line)
        return read


def check_notes(
    papers: Mapping[str, Page],
    other_pages: Mapping[str, str],
    folder: Path,
    files: PublishedFiles,
    site_names: Collection[str],
) -> NotesReport:
    """Return what is wrong with the notes of papers, and with the links of other pages.

    The keys of `papers` and `other_pages` (which has their Markdown) are paths relative to the
    content folder. Other pages may also link to what the site makes, below `site_names`, which are
    names at its root; MkDocs checks those links, and all anchors.
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
        first_line = _first_line(page)
        read = report.read(page.paper.notes, first_line)
        report.problems += dead_links(read, path, first_line, files, anchors)
        report.warnings += [*external_images(read, first_line), *left_out(read, first_line)]
        links = (each.link for each in read.references if is_local(each.link))
        report.linked |= {found for link in links if (found := files.find(link, path))}
    for path, markdown in other_pages.items():
        first_line = Where((folder / path).as_posix(), 1)
        read = report.read(markdown, first_line)
        made = {*site_names, _THEME} - {PAPERS}
        read.references = [
            each
            for each in read.references
            if not each.is_html and root_name(each.link, path) not in made
        ]
        report.warnings += dead_links(read, path, first_line, files)
    return report


def _first_line(page: Page) -> Where:
    """Return the line where the notes begin, counted from the end of the page."""
    lines = page.text.replace("\r\n", "\n").count("\n") - page.paper.notes.count("\n")
    return Where(page.place, lines + 1)
