"""The topic vocabulary of `topics.yml`, and the topics that a title and an abstract speak of."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import yaml

from paper_archive.errors import ArchiveError, Problem, Where, shown
from paper_archive.text import fold

_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_LINES: Final = ("name", "slug", "description")
_LISTS: Final = {"phrases": "phrases", "mentions": "mentions", "hints": "hints", "not": "excluded"}
_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STR_TAG: Final = "tag:yaml.org,2002:str"

# A word, or what parts two phrases. Blanks, hyphens and slashes only join words.
_TOKENS: Final = re.compile("[^\\W_]+|[^\\w\\s/\u2010-\u2013-]+")
_BREAK: Final = "."
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-z]|[\"'“(])")

# What a sentence of the abstract adds; whatever stands in the title is enough.
_POINTS: Final = {"phrases": 6, "mentions": 3, "hints": 2}
_ENOUGH: Final = 6


@dataclass(frozen=True, slots=True)
class Topic:
    """One entry of `topics.yml`."""

    slug: str
    name: str
    description: str
    """One sentence, for people: where the topic begins and ends."""
    phrases: tuple[str, ...]
    """Mean the topic for certain: one, in title or abstract, is enough."""
    mentions: tuple[str, ...] = ()
    """Enough in the title, or in two sentences of the abstract."""
    hints: tuple[str, ...] = ()
    """Enough in the title, or in three sentences of the abstract."""
    excluded: tuple[str, ...] = ()
    """Words that contain a phrase and mean something else; `not` in the file."""


class Vocabulary:
    """Topics, ready to be looked up in many papers: time grows with the text, not with the topics."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        self._uses: defaultdict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for topic in topics:
            for use in _LISTS.values():
                for phrase in getattr(topic, use):
                    for words in _spellings(phrase):
                        self._uses[words].append((topic.slug, use))
                        lengths[fold(words[0])].add(len(words))
        self._lengths = {word: tuple(found) for word, found in lengths.items()}

    def topics_of(self, title: str, abstract: str) -> tuple[str, ...]:
        """Return the slugs of the topics that a paper is about, sorted."""
        points = Counter(dict.fromkeys(self._points_in(title), _ENOUGH))
        for sentence in _SENTENCE_END.split(abstract):
            points.update(self._points_in(sentence))
        return tuple(sorted(slug for slug, sum_ in points.items() if sum_ >= _ENOUGH))

    def _points_in(self, sentence: str) -> dict[str, int]:
        """Return for each topic the points of its heaviest phrase in one sentence."""
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
        for start, word in enumerate(folded):
            for length in self._lengths.get(word, ()):
                end = start + length
                read, wrote = tuple(folded[start:end]), tuple(written[start:end])
                for words in (read,) if read == wrote else (read, wrote):
                    for slug, use in self._uses.get(words, ()):
                        yield start, end, slug, use


def read_topics(data: bytes, where: Where) -> tuple[Topic, ...]:
    """Return the topics of a `topics.yml`, in its order."""
    try:
        root = yaml.compose(data.decode("utf-8-sig"), Loader=_LOADER)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _faulty(where, line, "encoding", "the file must be UTF-8") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        message = getattr(error, "problem", None) or "a character must be printable"
        line = mark.line + 1 if mark else None
        raise _faulty(where, line, "yaml", f"the file must be YAML: {message}") from error
    reading = _Reading(where)
    topics = reading.topics(root)
    if reading.problems:
        raise ArchiveError(reading.problems)
    return topics


class _Reading:
    """Collects the problems of one file while its topics are read."""

    def __init__(self, where: Where) -> None:
        self.problems: list[Problem] = []
        self._where = where
        self._seen: dict[tuple[str, str], int] = {}

    def topics(self, root: yaml.Node | None) -> tuple[Topic, ...]:
        if not isinstance(root, yaml.SequenceNode):
            self._fault(root, None, "the file must be a list of topics")
            return ()
        return tuple(topic for node in root.value if (topic := self._topic(node)))

    def _topic(self, node: yaml.Node) -> Topic | None:
        before = len(self.problems)
        if not isinstance(node, yaml.MappingNode):
            self._fault(node, None, "a topic must be keys and values: `- name: …`")
            return None
        keys = {key.value: value for key, value in reversed(node.value) if _is_text(key)}
        slug = keys.get("slug")
        item = slug.value if slug and _is_text(slug) else None
        lines: dict[str, str] = {}
        lists: dict[str, tuple[str, ...]] = {}
        given: set[str] = set()
        for key, value in node.value:
            name = key.value if _is_text(key) else None
            if name in given:
                self._fault(key, item, f"{name} must stand once in a topic")
            elif name in _LINES:
                lines[name] = self._line(value, item, name)
            elif name in _LISTS:
                lists[_LISTS[name]] = self._phrases(value, item, name)
            else:
                known = ", ".join((*_LINES, *_LISTS))
                self._fault(key, item, f"a key must be one of {known}, not {shown(key.value)}")
            given.add(name or "")
        for name in (*_LINES, "phrases"):
            if name not in given:
                self._fault(node, item, f"a topic must have {name}")
        if slug and lines.get("slug") and not _SLUG.match(lines["slug"]):
            rule = "slug must be small letters and digits, joined by hyphens"
            self._fault(slug, item, f"{rule}, not {shown(lines['slug'])}")
        for name in ("name", "slug"):
            self._once(keys.get(name), item, name, lines.get(name))
        return Topic(**lines, **lists) if len(self.problems) == before else None

    def _line(self, node: yaml.Node, item: str | None, name: str) -> str:
        text = " ".join(node.value.split()) if _is_text(node) else ""
        if not text:
            self._fault(node, item, f"{name} must be text, not {shown(_value(node))}")
        return text

    def _phrases(self, node: yaml.Node, item: str | None, name: str) -> tuple[str, ...]:
        if not isinstance(node, yaml.SequenceNode) or not (node.value or name != "phrases"):
            self._fault(node, item, f"{name} must be a list of phrases, not {shown(_value(node))}")
            return ()
        for phrase in node.value:
            if not _is_text(phrase) or not fold(phrase.value):
                message = f"each of {name} must be words, in quotes where YAML reads something else"
                self._fault(phrase, item, f"{message}, not {shown(_value(phrase))}")
        return tuple(phrase.value for phrase in node.value if _is_text(phrase))

    def _once(self, node: yaml.Node | None, item: str | None, name: str, text: str | None) -> None:
        if node is None or not text:
            return
        line = self._seen.setdefault((name, fold(text)), node.start_mark.line + 1)
        if line != node.start_mark.line + 1:
            message = f"{name} must be of one topic, not {shown(text)} again (first in line {line})"
            self._fault(node, item, message)

    def _fault(self, node: yaml.Node | None, item: str | None, message: str) -> None:
        line = node.start_mark.line + 1 if node else None
        where = Where(self._where.path, line, item)
        self.problems.append(Problem(where, "topics", message))


def _is_text(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == _STR_TAG


def _value(node: yaml.Node) -> object:
    kinds = {yaml.SequenceNode: "a list", yaml.MappingNode: "keys and values"}
    return kinds.get(type(node)) or node.value


def _faulty(where: Where, line: int | None, rule: str, message: str) -> ArchiveError:
    return ArchiveError([Problem(Where(where.path, line, where.item), rule, message)])


def _tokens(text: str) -> tuple[list[str], list[str]]:
    """Return the words of a text as written and as folded, with `.` where no phrase runs on."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in decomposed if not unicodedata.combining(c))
    tokens = _TOKENS.findall(text)
    written = [token if token[0].isalnum() else _BREAK for token in tokens]
    return written, [word.lower() if word.isascii() else fold(word) for word in written]


def _spellings(phrase: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of a phrase with one and with many of its last."""
    written, folded = _tokens(phrase)
    words = tuple(written if any(map(str.isupper, phrase)) else folded)
    return words, (*words[:-1], f"{words[-1]}s")
