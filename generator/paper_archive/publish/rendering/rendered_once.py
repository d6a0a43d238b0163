"""Parts of pages that are rendered once for all pages that show them alike.

What is kept is bounded, and begins anew when there is too much: an archive may be large.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Final, Generic, TypeVar

from markupsafe import Markup

from paper_archive.publish.groups import Topic
from paper_archive.publish.paper_line import PaperLine

_Key = TypeVar("_Key")
_MOST_PARTS: Final = 10_000
_MOST_LINES: Final = 30_000
_SHOWN_TOPICS: Final = 3
_ROOT: Final = "\0"
"""Stands for the way to the root of the site until it is known; no text of a paper has it."""


class _Kept(Generic[_Key]):
    """What was rendered, by what it was made of."""

    def __init__(self, most: int) -> None:
        self._rendered: dict[_Key, str] = {}
        self._most = most

    def get(self, key: _Key, render: Callable[[], str]) -> str:
        """Return what is kept under a key; what is not is rendered."""
        found = self._rendered.get(key)
        if found is None:
            if len(self._rendered) == self._most:
                self._rendered.clear()
            found = self._rendered[key] = render()
        return found


class Once:
    """Renders a part of a template once for all pages at one place of the site."""

    def __init__(self) -> None:
        self._kept = _Kept[tuple[object, ...]](_MOST_PARTS)

    def __call__(self, place: object, *part: object, caller: Callable[[], str]) -> str:
        """Return the output between `call` and `endcall`; without a place, that of this page."""
        return self._kept.get((place, *part), caller) if place else caller()


class LinesOnce:
    """Renders the line of a paper once for all lists: of its day, week, month, topics."""

    def __init__(self) -> None:
        self._lines = _Kept[PaperLine](_MOST_LINES)
        self._topics = _Kept[tuple[str, ...]](_MOST_PARTS)

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
            [
                f"{self._lines.get(each, partial(line, each, _ROOT))}"
                f"{self._topics_of(each, tag, topics)}"
                for each in lines
            ]
        )
        return Markup(html.replace(_ROOT, root))  # noqa: S704  # rendered

    def _topics_of(
        self, each: PaperLine, tag: str, topics: Callable[[Sequence[Topic], str], str]
    ) -> str:
        shown = [topic for topic in each.topics if topic.tag != tag][:_SHOWN_TOPICS]
        if not shown:
            return ""
        key = tuple(topic.tag for topic in shown)
        return self._topics.get(key, lambda: topics(shown, _ROOT))
