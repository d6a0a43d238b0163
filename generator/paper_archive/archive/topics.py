"""The vocabulary of topics in `topics.yml`, and the topics of a title and an abstract."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from paper_archive.archive.conflict_markers import refuse_conflicts
from paper_archive.archive.strict_yaml import read_yaml
from paper_archive.archive.yaml_nodes import Mapping, Node, Scalar, Sequence, plain
from paper_archive.errors import ArchiveError, Problem, Where, not_utf8, shown
from paper_archive.text import fold, is_slug, normalised

_KEYS: Final = "name, slug, description, phrases, mentions, hints, not"
_LISTS: Final = {"phrases": "phrases", "mentions": "mentions", "hints": "hints", "not": "excluded"}

# A word, or a separator of phrases. Spaces, hyphens and slashes join words.
_TOKENS: Final = re.compile("[^\\W_]+|[^\\w\\s/\u2010-\u2013-]+")
BREAK: Final = "."
"""Stands between phrases."""
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-z]|[\"'“(])")

# Points per sentence of the abstract; anything in the title is enough.
_POINTS: Final = {"phrases": 6, "mentions": 3, "hints": 2}
_ENOUGH: Final = 6


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
    """Enough in the title, or in two sentences of the abstract."""
    hints: tuple[str, ...] = ()
    """Enough in the title, or in three sentences of the abstract."""
    excluded: tuple[str, ...] = ()
    """Words that contain a phrase but mean something else; `not` in the file."""


class Vocabulary:
    """Topics, indexed so that time grows with the text and not with the number of phrases."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        self._uses: defaultdict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
        self._known: set[tuple[str, ...]] = set()
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for topic in topics:
            for use in _LISTS.values():
                for phrase in getattr(topic, use):
                    for words in _spellings(phrase):
                        self._uses[words].append((topic.slug, use))
                        self._known.add(tuple(map(_folded, words)))
                        lengths[_folded(words[0])].add(len(words))
        self._lengths = {word: tuple(found) for word, found in lengths.items()}

    def topics_of(self, title: str, abstract: str) -> tuple[str, ...]:
        """Return the slugs of the topics that a paper is about, sorted."""
        points = Counter(dict.fromkeys(self._points_in(title), _ENOUGH))
        for sentence in _SENTENCE_END.split(abstract):
            points.update(self._points_in(sentence))
        return tuple(sorted(slug for slug, sum_ in points.items() if sum_ >= _ENOUGH))

    def _points_in(self, sentence: str) -> dict[str, int]:
        """Return topic → the most points of any of its phrases in a sentence."""
        found = list(self._found(sentence))
        masked = {
            (slug, at)
            for start, end, slug, use in found
            if use == "excluded"
            for at in range(start, end)
        }
        points: dict[str, int] = {}
        for start, end, slug, use in found:
            if use != "excluded" and all((slug, at) not in masked for at in range(start, end)):
                points[slug] = max(_POINTS[use], points.get(slug, 0))
        return points

    def _found(self, text: str) -> Iterator[tuple[int, int, str, str]]:
        written, folded = _tokens(text)
        lengths = self._lengths
        for start in [at for at, word in enumerate(folded) if word in lengths]:
            for length in lengths[folded[start]]:
                end = start + length
                read = tuple(folded[start:end])
                if read not in self._known:
                    continue
                wrote = tuple(written[start:end])
                for words in (read,) if read == wrote else (read, wrote):
                    for slug, use in self._uses.get(words, ()):
                        yield start, end, slug, use


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
            excluded=self._phrases(values, "not"),
        )
        if "phrases" not in values:
            self._report(node, "topic has no phrases")
        if topic.slug and not is_slug(topic.slug):
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


def _tokens(text: str) -> tuple[list[str], list[str]]:
    """Return the words of a text as written and folded, with `.` between phrases."""
    if not text.isascii():
        decomposed = normalised(text, "NFKD")
        text = "".join(c for c in decomposed if not unicodedata.combining(c))
    tokens = _TOKENS.findall(text)
    written = [token if token[0].isalnum() else BREAK for token in tokens]
    if text.isascii():
        return written, " ".join(written).lower().split()
    return written, list(map(_folded, written))


def folded_words(text: str) -> list[str]:
    """Return the words of a text in small letters, without accents; `BREAK` ends a phrase."""
    return _tokens(text)[1]


def _folded(word: str) -> str:
    return word.lower() if word.isascii() else fold(word)


def _spellings(phrase: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of a phrase, with the last one in singular and plural."""
    written, folded = _tokens(phrase)
    words = tuple(written if any(map(str.isupper, phrase)) else folded)
    return words, (*words[:-1], f"{words[-1]}s")
