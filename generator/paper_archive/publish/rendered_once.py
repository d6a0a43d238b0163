"""Parts of pages that are rendered once for all pages that show them alike.

What is kept is bounded, and begins anew when there is too much: an archive may be large.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from markupsafe import Markup

from paper_archive.publish.groups import Topic
from paper_archive.publish.paper_line import PaperLine

_MOST_PARTS: Final = 10_000
_MOST_LINES: Final = 30_000
_SHOWN_TOPICS: Final = 3
_ROOT: Final = "\0"
"""Stands for the way to the root of the site until it is known; no text of a paper has it."""


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
    """Renders the line of a paper once for all lists: of its day, week, month, topics."""

    def __init__(self) -> None:
        self._lines: dict[PaperLine, str] = {}
        self._topics: dict[tuple[str, ...], str] = {}

    def __call__(
        self,
        lines: Iterable[PaperLine],
        root: str,
        tag: str,
        line: Callable[[PaperLine, str], str],
        topics: Callable[[Sequence[Topic], str], str],
    ) -> Markup:
        """Return the lines of a list, as the macros make them, each followed by its topics.

        `root` leads from the list to the root of the site. `tag` is the topic that the list is of,
        which lines do not show; empty if it is of something else.
        """
        html = "".join(
            [f"{self._line(each, line)}{self._topics_of(each, tag, topics)}" for each in lines]
        )
        return Markup(html.replace(_ROOT, root))  # noqa: S704  # rendered

    def _line(self, each: PaperLine, line: Callable[[PaperLine, str], str]) -> str:
        found = self._lines.get(each)
        if found is None:
            if len(self._lines) == _MOST_LINES:
                self._lines.clear()
            found = self._lines[each] = line(each, _ROOT)
        return found

    def _topics_of(
        self, each: PaperLine, tag: str, topics: Callable[[Sequence[Topic], str], str]
    ) -> str:
        shown = [topic for topic in each.topics if topic.tag != tag][:_SHOWN_TOPICS]
        if not shown:
            return ""
        key = tuple(topic.tag for topic in shown)
        found = self._topics.get(key)
        if found is None:
            if len(self._topics) == _MOST_PARTS:
                self._topics.clear()
            found = self._topics[key] = topics(shown, _ROOT)
        return found
