"""Parts of pages that are rendered once for all pages that show them alike.

What is kept is bounded, and begins anew when there is too much: an archive may be large.
"""

from collections.abc import Callable, Iterable
from typing import Final

from markupsafe import Markup

from paper_archive.publish.paper_line import PaperLine

_MOST_PARTS: Final = 10_000
_MOST_LINES: Final = 30_000


class Once:
    """Renders a part of a template once for all pages at one place of the site."""

    def __init__(self) -> None:
        self._rendered: dict[tuple[object, ...], str] = {}

    def __call__(self, place: object, *part: object, caller: Callable[[], str]) -> str:
        """Return the output between `call` and `endcall`; without a place, that of this page."""
        if not place:
            return caller()
        key = (place, *part)
        if key not in self._rendered:
            if len(self._rendered) == _MOST_PARTS:
                self._rendered.clear()
            self._rendered[key] = caller()
        return self._rendered[key]


class LinesOnce:
    """Renders the line of a paper once for all lists at one depth: of its day, week, topics."""

    def __init__(self) -> None:
        self._rendered: dict[tuple[PaperLine, str, str], str] = {}

    def __call__(
        self, lines: Iterable[PaperLine], root: str, tag: str, line: Callable[..., str]
    ) -> Markup:
        """Return the lines of a list, as the macro `line` makes them.

        `root` leads from the list to the root of the site. `tag` is the topic that the list is of,
        which lines that have it do not show; empty if it is of something else.
        """
        return Markup("".join([self._line(each, root, tag, line) for each in lines]))  # noqa: S704  # rendered

    def _line(self, each: PaperLine, root: str, tag: str, line: Callable[..., str]) -> str:
        own = tag if tag and any(topic.tag == tag for topic in each.topics) else ""
        found = self._rendered.get((each, root, own))
        if found is None:
            if len(self._rendered) == _MOST_LINES:
                self._rendered.clear()
            found = self._rendered[each, root, own] = line(each, own=own)
        return found
