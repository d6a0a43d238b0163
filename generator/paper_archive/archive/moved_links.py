"""Links in Markdown that lead to the same files when a page or they move."""

import re
from collections.abc import Callable
from typing import Final

from paper_archive.archive.notes.reading import Notes, Reference, read_notes

_BEFORE: Final = (
    r"(?P<before>\]\(\s*<?|^ {{0,3}}\[[^\]\n]+\]:\s*<?|\b(?:href|src)\s*=\s*[\"']?)"
    r"{}(?=[\s)>\"']|$)"
)
"""An address, and what comes before it: in a link, a definition or HTML."""
_WHOLE: Final = r"!?\[(?P<text>[^\[\]]*)\]\(\s*<?{}>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
"""A whole link."""


def move_links(markdown: str, moved: Callable[[str], str | None]) -> tuple[str, list[Reference]]:
    """Return Markdown with new links, and the references that could not be changed.

    `moved` returns the new link; None takes the link away and leaves its text.
    """
    lines = markdown.split("\n")
    for reference in read_notes(markdown).references:
        new = moved(reference.link)
        if new != reference.link:
            _replace(lines, reference, new)
    text = "\n".join(lines)
    wanted = [moved(each.link) for each in read_notes(markdown).references]
    found = [each.link for each in read_notes(text).references]
    if found == [each for each in wanted if each is not None]:
        return text, []
    return markdown, _changed(read_notes(markdown), moved)


def _replace(lines: list[str], reference: Reference, new: str | None) -> None:
    """Replace the first such link from its line to the end of its paragraph."""
    link = re.escape(reference.link)
    pattern = re.compile(_WHOLE.format(link) if new is None else _BEFORE.format(link))
    for number in range(reference.line, len(lines)):
        if number > reference.line and not lines[number].strip():
            return
        if found := pattern.search(lines[number]):
            replaced = found["text"] if new is None else found["before"] + new
            lines[number] = lines[number][: found.start()] + replaced + lines[number][found.end() :]
            return


def _changed(notes: Notes, moved: Callable[[str], str | None]) -> list[Reference]:
    return [each for each in notes.references if moved(each.link) != each.link]
