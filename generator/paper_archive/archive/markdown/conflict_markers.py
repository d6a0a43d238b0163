"""The lines that Git leaves in a file when it cannot merge two versions.

Source: git-merge, "How conflicts are presented"; the third part is that of `merge.conflictStyle`.
"""

import re
from collections.abc import Iterator
from typing import Final

from paper_archive.errors import ArchiveError, Problem, Where

_ANY: Final = ("<" * 7, "|" * 7, "=" * 7, ">" * 7)
_SIDE: Final = re.compile(r"(<{7}|\|{7}|>{7})( |$)")
_MIDDLE: Final = "======="
_FENCE: Final = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")


def refuse_conflicts(text: str, where: Where) -> None:
    """Do nothing if no conflict of Git is in a text, which begins on the first line of its file.

    Code between fences may show markers, and a line of seven `=` may underline a heading.

    Raises:
        ArchiveError: with a problem for each marker.

    """
    if not any(marker in text for marker in _ANY):
        return
    problems = [
        Problem(
            Where(where.path, number), "conflict-marker", f"unresolved merge conflict: {marker}"
        )
        for number, marker in _markers(text)
    ]
    if problems:
        raise ArchiveError(problems)


def _markers(text: str) -> Iterator[tuple[int, str]]:
    fence = ""
    is_open, is_below_text = False, False
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        fence = _fence_after(line, fence)
        side = _SIDE.match(line)
        if side and not fence:
            is_open = side[1][0] != ">"
            yield number, side[1]
        elif line == _MIDDLE and not fence and (is_open or not is_below_text):
            yield number, _MIDDLE
        is_below_text = bool(line.strip())


def _fence_after(line: str, fence: str) -> str:
    """Return the fence that is open after a line, if any."""
    found = _FENCE.match(line)
    if not found:
        return fence
    if not fence:
        return "" if found[1][0] == "`" and "`" in found[2] else found[1]
    return "" if found[1].startswith(fence) and not found[2].strip() else fence
