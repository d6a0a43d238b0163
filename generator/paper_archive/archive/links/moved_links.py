"""Links in Markdown that lead to the same files when a page or they move."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from paper_archive.archive.notes.reading import Reference, read_notes

_BEFORE: Final = (
    r"(?P<before>\]\(\s*<?|^ {{0,3}}\[[^\]\n]+\]:\s*<?|\b(?:href|src)\s*=\s*[\"']?)"
    r"{}(?=[\s)>\"']|$)"
)
"""An address, and what comes before it: in a link, a definition or HTML."""
_WHOLE: Final = r"!?\[(?P<text>[^\[\]]*)\]\(\s*<?{}>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
"""A whole link."""


def move_links(
    markdown: str, moved: Callable[[str], str | None]
) -> tuple[str, Sequence[Reference]]:
    """Return Markdown with new links, and the references that could not be changed.

    `moved` returns the new link; None takes the link away and leaves its text.
    """
    references = read_notes(markdown).references
    new = [moved(each.link) for each in references]
    pairs = zip(references, new, strict=True)
    changed = [(each, link) for each, link in pairs if link != each.link]
    if not changed:
        return markdown, ()
    lines = markdown.split("\n")
    ends: dict[int, int] = {}
    for reference, link in changed:
        _replace(lines, ends, reference, link)
    text = "\n".join(lines)
    found = [each.link for each in read_notes(text).references]
    if found == [link for link in new if link is not None]:
        return text, ()
    return markdown, [each for each, _ in changed]


def _replace(lines: list[str], ends: dict[int, int], reference: Reference, new: str | None) -> None:
    """Replace the next such link from its line to the end of its paragraph.

    `ends` is number of a line → where the last replaced link in it ends.
    """
    link = re.escape(reference.link)
    pattern = re.compile(_WHOLE.format(link) if new is None else _BEFORE.format(link))
    for number in range(reference.line, len(lines)):
        line = lines[number]
        if number > reference.line and not line.strip():
            return
        # The link around an image comes before it.
        if found := pattern.search(line, ends.get(number, 0)) or pattern.search(line):
            replaced = found["text"] if new is None else found["before"] + new
            lines[number] = line[: found.start()] + replaced + line[found.end() :]
            ends[number] = found.start() + len(replaced)
            return
