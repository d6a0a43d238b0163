"""A paper as the Markdown page that people read and edit.

    ---
    title: "Attention as an RNN"      one `key: <JSON>` per line, see front_matter.py
    date: "2024-05-22"
    ---

    # Attention as an RNN             for reading on GitHub; the title in the front-matter counts

    The advent of Transformers …      the abstract: text, escaped where Markdown would change it

    ## Notes                          people's own Markdown, from the first block that is not a
                                      paragraph to the end

Nothing here reads the disk: text becomes a paper, and a paper becomes text.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from paper_archive.archive.markdown import front_matter
from paper_archive.archive.markdown.conflict_markers import refuse_conflicts
from paper_archive.archive.markdown.front_matter import Change
from paper_archive.archive.markdown.page_parts import (
    Parts,
    begins_with_heading,
    has_front_matter,
    take_apart,
)
from paper_archive.errors import ArchiveError, Problem, Where, shown
from paper_archive.escapes import ambiguous_formulas, heading_of, markdown_of, text_of, title_of
from paper_archive.fields import FIELDS, KEYS
from paper_archive.paper import Paper, admit, fields_of
from paper_archive.text import clean

_LINE_END: Final = re.compile("\r\n")


def write_page(paper: Paper) -> str:
    """Return the page of a new paper."""
    blocks = ["---", *_lines_of(paper).values(), "---", "", heading_of(paper.title), ""]
    if paper.abstract:
        blocks += [markdown_of(paper.abstract), ""]
    return "\n".join(blocks) + (f"\n{paper.notes}" if paper.notes else "")


def read_page(text: str, slug: str, where: Where) -> Paper:
    """Return the paper on a page, like `read_page_with_warnings`."""
    return read_page_with_warnings(text, slug, where)[0]


def read_page_with_warnings(text: str, slug: str, where: Where) -> tuple[Paper, list[Problem]]:
    """Return the paper on a page, and what a person should know of the page.

    `slug` is the name of the file without `.md`.

    Raises:
        ArchiveError: with every problem of the page and its line.

    """
    text = text.replace("\r\n", "\n")
    refuse_conflicts(text, where)
    parts = take_apart(text, where)
    paper = _read(parts, slug, where)
    return paper, [*_misleading_heading(parts, paper, where), *_ambiguous_formulas(parts, where)]


def edit_page(text: str, paper: Paper, where: Where | None = None) -> str:
    """Return the page with `paper` on it: only what differs is changed.

    Comments, the order of keys, unknown keys, notes and line ends stay as they are.

    Raises:
        ArchiveError: when the page cannot be read, or the change cannot be written to it.

    """
    where = where or Where(f"{paper.slug}.md")
    old = read_page(text, paper.slug, where)
    parts = take_apart(text.replace("\r\n", "\n"), where)
    changes = [
        *_front_matter_changes(parts, old, paper, where),
        *_heading_changes(parts, old, paper),
        *_body_changes(parts, old, paper),
    ]
    edited = _changed(text, changes)
    if read_page(edited, paper.slug, where) != paper:
        message = "this change cannot be written; edit the page by hand"
        raise ArchiveError([Problem(where, "page-broken", message)])
    return edited


def without_notes(text: str, where: Where) -> str:
    """Return a page without its notes, with LF as line ends.

    Raises:
        ArchiveError: when its front-matter is missing or not closed.

    """
    parts = take_apart(text.replace("\r\n", "\n"), where)
    return replace(parts, notes="").text.rstrip("\n") + "\n"


def read_any_front_matter(text: str, where: Where) -> dict[str, object]:
    """Return the front-matter of a page that is not a paper; it may have none."""
    text = text.replace("\r\n", "\n")
    refuse_conflicts(text, where)
    if not has_front_matter(text):
        return {}
    return front_matter.read(take_apart(text, where).front_matter, where)[0]


def _read(parts: Parts, slug: str, where: Where) -> Paper:
    fields, lines = front_matter.read(parts.front_matter, where)
    for key, row in FIELDS.items():
        if key in fields and row.location:
            message = f"{key} must be {row.location}, not a key"
            raise ArchiveError([Problem(Where(where.path, lines[key]), "front-matter", message)])
    abstract = text_of(parts.abstract)
    return admit(fields | {"slug": slug, "abstract": abstract, "notes": parts.notes}, where, lines)


def _misleading_heading(parts: Parts, paper: Paper, where: Where) -> Iterator[Problem]:
    """Yield the problem that the heading differs from the title, which the site shows, if any."""
    title = clean(title_of(parts.heading))
    if not title or title == paper.title:
        return
    blank = parts.heading[: -len(parts.heading.lstrip())]
    above = parts.opening + parts.front_matter + parts.closing + blank
    yield Problem(
        Where(where.path, above.count("\n") + 1),
        "heading",
        f"heading must be the title {shown(paper.title)}, not {shown(title)}",
    )


def _ambiguous_formulas(parts: Parts, where: Where) -> Iterator[Problem]:
    """Yield a problem for each formula of the abstract that a person may mean otherwise."""
    first = parts.text.count("\n", 0, parts.starts()["abstract"]) + 1
    for at, formula in ambiguous_formulas(parts.abstract):
        yield Problem(
            Where(where.path, first + parts.abstract.count("\n", 0, at)),
            "formula",
            f"formula {shown(formula)} can be read in two ways",
        )


def _front_matter_changes(parts: Parts, old: Paper, paper: Paper, where: Where) -> Iterator[Change]:
    before, after = _lines_of(old), _lines_of(paper)
    new = {
        name: after.get(name, "")
        for name in {**before, **after}
        if before.get(name) != after.get(name)
    }
    start = parts.starts()["front_matter"]
    for change in front_matter.changes(parts.front_matter, new, KEYS, where):
        yield Change(change.start + start, change.end + start, change.new)


def _lines_of(paper: Paper) -> dict[str, str]:
    """Return key → its line of front-matter, in order."""
    elsewhere = FIELDS.keys() - KEYS
    fields = fields_of(paper)
    return {key: front_matter.line(key, fields[key]) for key in fields if key not in elsewhere}


def _heading_changes(parts: Parts, old: Paper, paper: Paper) -> Iterator[Change]:
    """Yield the new heading, unless a person gave the page another one."""
    heading = parts.heading.strip()
    if heading and old.title != paper.title and clean(title_of(heading)) == old.title:
        start = parts.starts()["heading"] + parts.heading.index(heading)
        yield Change(start, start + len(heading), heading_of(paper.title))


def _body_changes(parts: Parts, old: Paper, paper: Paper) -> Iterator[Change]:
    """Yield the new abstract, with blank lines around it, and the new notes."""
    written = parts.abstract.rstrip()
    text = written if old.abstract == paper.abstract else markdown_of(paper.abstract)
    if not (text or parts.heading) and begins_with_heading(paper.notes):
        text = heading_of(paper.title)  # else that of the notes would be it
    above = "" if written else _missing_blank_line(parts.heading or parts.closing)
    below = parts.abstract[len(written) :] or "\n"
    start, end = parts.starts()["abstract"], parts.starts()["notes"]
    if old.notes != paper.notes:
        blocks = "\n\n".join(filter(None, (text, paper.notes)))
        yield Change(start, end + len(parts.notes), above + blocks)
    elif old.abstract != paper.abstract:
        below += _missing_blank_line(below) if parts.notes else ""
        yield Change(start, end, f"{above}{text}{below}" if text else "")


def _missing_blank_line(above: str) -> str:
    """Return the line ends that a text needs to end with a blank line."""
    return "\n" * max(0, 2 - (len(above) - len(above.rstrip("\n"))))


def _changed(text: str, changes: Iterable[Change]) -> str:
    """Return the page with changes, whose indices are those of the page with LF line ends.

    New lines end like the first line of the page; all other lines keep their ends.
    """
    newline = "\r\n" if text.partition("\n")[0].endswith("\r") else "\n"
    returns = [match.start() - before for before, match in enumerate(_LINE_END.finditer(text))]
    pieces, at = [], 0
    for change in sorted(changes, key=lambda each: (each.start, each.end)):
        start, end = (place + bisect_left(returns, place) for place in change[:2])
        pieces += [text[at:start], change.new.replace("\n", newline)]
        at = end
    return "".join((*pieces, text[at:]))
