"""A paper as the Markdown page that people read and edit.

    ---
    title: "Attention as an RNN"      one `key: <JSON>` a line: see front_matter.py
    date: "2024-05-22"
    ---

    # Attention as an RNN             for reading on GitHub; the front-matter counts

    The advent of Transformers …      the abstract: text, escaped where Markdown would change it

    ## Notes                          from the first block that is no paragraph on: people's own

Knows nothing of disks: text in, paper out, and back.

Source: front-matter as MkDocs 1.6 delimits it (mkdocs/utils/meta.py); escapes of CommonMark 0.31,
section 2.4, restricted to those that Python-Markdown knows as well.
"""

import re
from dataclasses import dataclass, replace
from io import StringIO
from typing import Final

from paper_archive.archive import front_matter
from paper_archive.errors import ArchiveError, Problem, Where, shown
from paper_archive.fields import FIELDS, KEYS
from paper_archive.paper import Paper, admit, fields_of
from paper_archive.text import begins_block, clean

_OPENING: Final = re.compile(r"---[ \t]*\n")
_CLOSING: Final = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Parts:
    """A page taken apart; the parts, joined in this order, are the page."""

    opening: str
    front_matter: str
    closing: str
    heading: str
    """The line `# …`, if there is one, and the blank lines around it."""
    abstract: str
    """With the blank lines below it."""
    notes: str

    def __str__(self) -> str:
        return "".join(getattr(self, part) for part in self.__slots__)


def write_page(paper: Paper) -> str:
    """Return the page of a paper that has none yet."""
    fields = fields_of(paper)
    elsewhere = FIELDS.keys() - KEYS
    lines = [front_matter.line(key, fields[key]) for key in fields if key not in elsewhere]
    blocks = ["", _heading_line(paper.title)]
    if paper.abstract:
        blocks.append(_abstract_lines(paper.abstract))
    if paper.notes:
        blocks.append(paper.notes)
    return "---\n" + "".join(lines) + "---\n" + "\n".join(blocks)


def read_page(text: str, slug: str, where: Where) -> Paper:
    """Return the paper on a page; `slug` is the stem of its file.

    Raises:
        ArchiveError: with every fault of the page and its line.

    """
    return _read(_take_apart(text.replace("\r\n", "\n"), where), slug, where)


def edit_page(text: str, paper: Paper) -> str:
    """Return the page changed to hold `paper`: only what differs is written anew.

    Comments, the order of keys, unknown keys, notes and line ends stay as people left them.
    """
    where = Where(f"{paper.slug}.md")
    newline = "\r\n" if "\r\n" in text else "\n"
    text = text.replace("\r\n", "\n")
    parts = _take_apart(text, where)
    if not parts.notes and not text.endswith("\n"):
        parts = _take_apart(f"{text}\n", where)
    old = _read(parts, paper.slug, where)
    lines, fields = parts.front_matter, fields_of(paper)
    for key in KEYS:
        if getattr(old, key) != getattr(paper, key):
            new = front_matter.line(key, fields[key]) if key in fields else ""
            lines = front_matter.replace_key(lines, key, new, KEYS, where)
    heading, abstract = parts.heading, parts.abstract
    if old.title != paper.title and _title_of(heading) == old.title:
        heading = heading.replace(heading.strip() + "\n", _heading_line(paper.title))
    if old.abstract != paper.abstract:
        abstract = _abstract_lines(paper.abstract) + ("\n" if parts.notes else "")
        heading = heading if heading.endswith("\n\n") or not heading.strip() else f"{heading}\n"
    edited = str(replace(parts, front_matter=lines, heading=heading, abstract=abstract))
    if read_page(edited, paper.slug, where) != paper:
        raise RuntimeError(f"the page of {paper.slug} would not hold what was written")
    return edited.replace("\n", newline)


def misleading_heading(text: str, paper: Paper, where: Where) -> Problem | None:
    """Return the problem that the heading is not the title, which is what the site shows."""
    parts = _take_apart(text.replace("\r\n", "\n"), where)
    title = _title_of(parts.heading)
    if title is None or title == paper.title:
        return None
    above = parts.opening + parts.front_matter + parts.closing
    blank = parts.heading[: parts.heading.index("#")]
    return Problem(
        Where(where.path, (above + blank).count("\n") + 1),
        "heading",
        f"heading must be the title {shown(paper.title)}, not {shown(title)}",
    )


def read_any_front_matter(text: str, where: Where) -> dict[str, object]:
    """Return the front-matter of a page that is no paper; it may have none."""
    text = text.replace("\r\n", "\n")
    if not _OPENING.match(text):
        return {}
    return front_matter.read(_take_apart(text, where).front_matter, where)[0]


def _take_apart(text: str, where: Where) -> _Parts:
    opening = _OPENING.match(text)
    if opening is None:
        first = text.partition("\n")[0]
        raise ArchiveError([_unframed(where, f"begin with a line ---, not {shown(first)}")])
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        raise ArchiveError(
            [_unframed(where, "be closed by a line ---, not by the end of the page")]
        )
    lines = list(StringIO(text[closing.end() :]))
    top = _skip_blank(lines, 0)
    if top < len(lines) and lines[top].startswith("# "):
        top = _skip_blank(lines, top + 1)
    end = next((n for n in range(top, len(lines)) if _begin_notes(lines, n, top)), len(lines))
    return _Parts(
        opening=opening[0],
        front_matter=text[opening.end() : closing.start()],
        closing=closing[0],
        heading="".join(lines[:top]),
        abstract="".join(lines[top:end]),
        notes="".join(lines[end:]),
    )


def _unframed(where: Where, what: str) -> Problem:
    return Problem(Where(where.path, 1), "front-matter", f"front-matter must {what}")


def _skip_blank(lines: list[str], number: int) -> int:
    while number < len(lines) and not lines[number].strip():
        number += 1
    return number


def _begin_notes(lines: list[str], number: int, top: int) -> bool:
    """Tell whether the notes begin at a line; only a heading needs no blank line above it."""
    line = lines[number].rstrip("\n")
    after_blank = number == top or not lines[number - 1].strip()
    return (after_blank or line.startswith("#")) and begins_block(line)


def _read(parts: _Parts, slug: str, where: Where) -> Paper:
    fields, lines = front_matter.read(parts.front_matter, where)
    for key, row in FIELDS.items():
        if key in fields and row.stands:
            message = f"{key} must be {row.stands}, not a key"
            raise ArchiveError([Problem(Where(where.path, lines[key]), "front-matter", message)])
    abstract = _unescape(parts.abstract)
    return admit(fields | {"slug": slug, "abstract": abstract, "notes": parts.notes}, where, lines)


def _title_of(heading: str) -> str | None:
    line = heading.strip()
    return clean(_unescape(line[1:])) if line else None


# What Markdown reads as markup inside a line. A backslash where both CommonMark and
# Python-Markdown take it away again, an entity where one of them would not.
_MARKUP: Final = re.compile(
    r"""\\(?=[!-/:-@\[-`{-~]|$)       # a backslash that would escape
    | [`*\[\]]                        # code, emphasis, links
    | (?<![^\W_])_ | _(?![^\W_])      # an underscore that is not inside a word
    | <(?=[A-Za-z/!?])                # a tag
    | &(?=\#|\w+;)                   # an entity
    | ~(?=~)                          # GitHub's strike-through, a fence
    """,
    re.VERBOSE,
)
_ENTITIES: Final = {"<": "&lt;", "&": "&amp;", "~": "&#126;", "|": "&#124;"}
_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])|(&lt;|&amp;|&#126;|&#124;)")
_CHARACTERS: Final = {entity: character for character, entity in _ENTITIES.items()}


def _heading_line(title: str) -> str:
    # A "#" at the end would be taken for the closing of the heading.
    return f"# {re.sub('#$', lambda _: chr(92) + '#', _escape(title))}\n"


def _abstract_lines(abstract: str) -> str:
    return "\n\n".join(map(_escape_paragraph, abstract.split("\n\n"))) + "\n" if abstract else ""


def _escape_paragraph(text: str) -> str:
    text = _escape(text)
    # Python-Markdown wants no blank behind the "#" of a heading.
    if not begins_block(text) and not text.startswith("#"):
        return text
    number = re.match(r"\d*", text)
    at = number.end() if number else 0
    return text[:at] + _escaped(text[at]) + text[at + 1 :]


def _escape(text: str) -> str:
    return _MARKUP.sub(lambda match: _escaped(match[0]), text)


def _escaped(character: str) -> str:
    return _ENTITIES.get(character, f"\\{character}")


def _unescape(text: str) -> str:
    return _ESCAPED.sub(lambda match: match[1] or _CHARACTERS[match[2]], text)
