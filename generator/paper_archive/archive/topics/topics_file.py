"""The topics of `topics.yml`, and what is wrong with the file."""

from dataclasses import dataclass
from typing import Final

from paper_archive.archive.markdown.conflict_markers import refuse_conflicts
from paper_archive.archive.markdown.strict_yaml import read_yaml
from paper_archive.archive.markdown.yaml_nodes import Mapping, Node, Scalar, Sequence, plain
from paper_archive.archive.topics.topic_words import folded_words
from paper_archive.errors import ArchiveError, Problem, Where, not_utf8, shown
from paper_archive.tags import is_tag
from paper_archive.text import fold

_KEYS: Final = "name, slug, description, phrases, mentions, hints, words, needs, not"


@dataclass(frozen=True, slots=True)
class Topic:
    """One entry of `topics.yml`."""

    slug: str
    name: str
    description: str
    """One sentence for people: what the topic includes and excludes."""
    phrases: tuple[str, ...]
    """Certain signs of the topic: one, in title or abstract, is enough."""
    mentions: tuple[str, ...] = ()
    """What papers on other things name, too: enough in the title, or in two sentences."""
    hints: tuple[str, ...] = ()
    """What means other things as well: enough in the title and a sentence, or three in three."""
    words: tuple[str, ...] = ()
    """What many papers say: adds to the others, and is never enough alone."""
    needs: tuple[str, ...] = ()
    """Single words that tell the field: a paper without a phrase must have one of them."""
    excluded: tuple[str, ...] = ()
    """Words that contain a phrase but mean something else; `not` in the file."""

    @property
    def signs(self) -> tuple[str, ...]:
        """All that may name the topic in a title."""
        return self.phrases + self.mentions + self.hints


def read_topics(data: bytes, where: Where) -> tuple[Topic, ...]:
    """Return the topics of a `topics.yml`, in order; the file may have none.

    Raises:
        ArchiveError: with every problem of the file and its line.

    """
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise ArchiveError([not_utf8(error, where)]) from error
    refuse_conflicts(text, where)
    root, problems = read_yaml(text, where)
    reading = _Reading(where, problems)
    topics = reading.topics(root)
    if reading.problems:
        raise ArchiveError(sorted(reading.problems, key=lambda problem: problem.where.line or 0))
    return topics


class _Reading:
    """Reads the topics of a file and collects its problems."""

    def __init__(self, where: Where, problems: list[Problem]) -> None:
        self.problems = problems
        self._where = where
        self._item: str | None = None
        self._first_lines: dict[tuple[str, str], int] = {}

    def topics(self, root: Node | None) -> tuple[Topic, ...]:
        if root is None or plain(root) is None:
            return ()
        if not isinstance(root, Sequence):
            self._report(root, "file must be a list of topics")
            return ()
        return tuple(topic for node in root.items if (topic := self._topic(node)))

    def _topic(self, node: Node) -> Topic | None:
        if not isinstance(node, Mapping):
            self._item = None
            self._report(node, "topic must be keys and values, such as `name: Attention`")
            return None
        values: dict[str, Node] = {str(key.value): value for key, value in node.entries}
        self._item = _text(values.get("slug")) or None
        before = len(self.problems)
        for key, _ in node.entries:
            if key.value not in _KEYS.split(", "):
                self._report(key, f"key must be one of {_KEYS}, not {_shown(key)}")
        topic = Topic(
            slug=self._line(node, values, "slug"),
            name=self._line(node, values, "name"),
            description=self._line(node, values, "description"),
            phrases=self._phrases(values, "phrases"),
            mentions=self._phrases(values, "mentions"),
            hints=self._phrases(values, "hints"),
            words=self._phrases(values, "words"),
            needs=self._single_words(values, "needs"),
            excluded=self._phrases(values, "not"),
        )
        if values.keys().isdisjoint({"phrases", "mentions"}):
            self._report(node, "topic has neither phrases nor mentions")
        if topic.slug and not is_tag(topic.slug):
            rule = "slug must be lowercase letters and digits, joined by hyphens"
            self._report(values["slug"], f"{rule}, not {shown(topic.slug)}")
        for name in ("slug", "name"):
            self._once(name, values.get(name))
        return topic if len(self.problems) == before else None

    def _line(self, topic: Node, values: dict[str, Node], key: str) -> str:
        node = values.get(key)
        if node is None:
            self._report(topic, f"topic has no {key}")
            return ""
        text = " ".join(_text(node).split())
        if not text:
            self._report(node, f"{key} must be text, not {_shown(node)}")
        return text

    def _phrases(self, values: dict[str, Node], key: str) -> tuple[str, ...]:
        node = values.get(key)
        if node is None:
            return ()
        if not isinstance(node, Sequence) or not node.items:
            self._report(node, f"{key} must be a list of phrases, not {_shown(node)}")
            return ()
        for phrase in node.items:
            if not fold(_text(phrase)):
                rule = f"{key} must be words, in quotes if YAML reads them as something else"
                self._report(phrase, f"{rule}, not {_shown(phrase)}")
        return tuple(filter(None, map(_text, node.items)))

    def _single_words(self, values: dict[str, Node], key: str) -> tuple[str, ...]:
        phrases = self._phrases(values, key)
        for phrase in phrases:
            if len(folded_words(phrase)) > 1:
                self._report(values[key], f"{key} must be single words, not {shown(phrase)}")
        return phrases

    def _once(self, key: str, node: Node | None) -> None:
        text = _text(node)
        if node is None or not text:
            return
        first = self._first_lines.setdefault((key, fold(text)), node.line)
        if first != node.line:
            rule = f"{key} is already used on line {first}"
            self._report(node, f"{rule}: {shown(text)}")

    def _report(self, node: Node, message: str) -> None:
        where = Where(self._where.path, node.line, self._item)
        self.problems.append(Problem(where, "topics", message))


def _text(node: Node | None) -> str:
    """Return the text of a value; empty if it is not text."""
    return node.value if isinstance(node, Scalar) and isinstance(node.value, str) else ""


def _shown(node: Node) -> str:
    if isinstance(node, Sequence):
        return "a list" if node.items else "an empty list"
    return shown(node.value) if isinstance(node, Scalar) else "keys and values"
