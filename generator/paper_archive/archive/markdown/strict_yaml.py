"""Hand-written YAML, read strictly, with the place of each value.

Unquoted values are those of JSON: `No`, `2024-05-22` and `1_000` are text. Whatever could not be
written back is refused: anchors, aliases, tags, directives, several documents, duplicate keys, and
numbers that JSON does not have.

Nesting is limited while the parser runs, because values are built recursively, and the time of
libyaml grows with the square of the depth.

Source: YAML 1.2.2, chapter 10.2, the JSON schema.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final, TypeAlias

import yaml
from yaml import events

from paper_archive.archive.markdown.yaml_errors import indent, syntax_problem
from paper_archive.archive.markdown.yaml_nodes import Mapping, Node, Plain, Scalar, Sequence
from paper_archive.errors import ArchiveError, Problem, Where
from paper_archive.strict_json import DEEPEST

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # C where PyYAML was built with it
_FORBIDDEN: Final = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_CONSTANTS: Final = {"": None, "~": None, "null": None, "true": True, "false": False}
_INTEGER: Final = re.compile(r"-?(0|[1-9][0-9]*)\Z")
_FLOAT: Final = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?\Z")
Event: TypeAlias = Any
"""One of `yaml.events`; the stubs of PyYAML do not have their marks."""


def read_yaml(text: str, where: Where, first_line: int = 1) -> tuple[Node | None, list[Problem]]:
    """Return the value of a YAML text, or None if it is empty, and the problems in it.

    `first_line` is the number of the text's first line in the file.

    Raises:
        ArchiveError: when the text is not YAML, or nested too deep.

    """
    reader = _Reader(text, where, first_line)
    return reader.document(), reader.problems


class _Reader:
    """Builds the value of a text from the events of the parser."""

    def __init__(self, text: str, where: Where, first_line: int) -> None:
        self.problems: list[Problem] = []
        self._text = text
        self._path = where.path
        self._first_line = first_line
        self._line_ends = [match.start() for match in re.finditer("\n", text)]
        self._events = self._parsed()

    def document(self) -> Node | None:
        """Return the only document of the text."""
        forbidden = _FORBIDDEN.search(self._text)
        if forbidden:
            message = f"control character {forbidden[0]!a} is not allowed"
            raise self._failure(forbidden.start(), message)
        roots: list[Node] = []
        for event in self._events:
            if isinstance(event, events.NodeEvent):
                roots.append(self._node(event, 0))
            elif isinstance(event, events.DocumentStartEvent) and (
                roots or event.version or event.tags
            ):
                message = "more than one YAML document, or a directive, is not allowed"
                raise self._failure(_start(event), message)
        return roots[0] if roots else None

    def _parsed(self) -> Iterator[Event]:
        last: Event = events.StreamStartEvent()
        opened: list[Event] = []
        try:
            for event in yaml.parse(self._text, Loader=_LOADER):
                yield event
                last = event
                if isinstance(event, events.CollectionStartEvent):
                    opened.append(event)
                elif isinstance(event, events.CollectionEndEvent):
                    opened.pop()
        except (yaml.YAMLError, ValueError, OverflowError) as error:  # both from `chr` in Python
            brackets = [_start(event) for event in opened if event.flow_style]
            index, cause = syntax_problem(error, last, brackets, self._text)
            raise self._failure(index, f"text is not YAML: {cause}") from error

    def _node(self, event: Event, depth: int) -> Node:
        self._refuse_what_cannot_be_rewritten(event)
        if depth > DEEPEST:
            raise self._failure(_start(event), f"lists are nested more than {DEEPEST} deep")
        if isinstance(event, events.SequenceStartEvent):
            return self._sequence(event, depth)
        if isinstance(event, events.MappingStartEvent):
            return self._mapping(event, depth)
        return self._scalar(event)

    def _refuse_what_cannot_be_rewritten(self, event: Event) -> None:
        if isinstance(event, events.AliasEvent):
            self._refuse(event, f"aliases (*{event.anchor}) are not allowed; write the value out")
        elif event.anchor is not None:
            self._refuse(event, f"anchors (&{event.anchor}) are not allowed")
        elif event.tag is not None:
            self._refuse(event, f"tags ({event.tag}) are not allowed; put text in double quotes")

    def _scalar(self, event: Event) -> Scalar:
        start, end = _start(event), int(event.end_mark.index)
        if not isinstance(event, events.ScalarEvent):  # an alias, which is refused
            return Scalar(None, self._line(start), start, end)
        written = self._text[start:end]
        if event.style in {'"', "'"}:
            if "\n" in written:
                self._refuse_open_quote(start, written)
            if _SURROGATE.search(event.value):
                self._refuse(event, "a lone surrogate cannot be saved")
        value = self._resolved(event) if event.implicit[0] else event.value
        return Scalar(value, self._line(start), start, start + len(written.rstrip()))

    def _refuse_open_quote(self, start: int, written: str) -> None:
        """Refuse quoted text that continues on lines that are not indented: a quote is missing."""
        line_start = self._text.rfind("\n", 0, start) + 1
        least = indent(self._text[line_start:start])
        further = [line for line in written.split("\n")[1:] if line.strip()]
        if any(indent(line) <= least for line in further):
            raise self._failure(start, "text is not YAML: a quote is not closed")

    def _resolved(self, event: Event) -> Plain:
        text: str = event.value
        if text in _CONSTANTS:
            return _CONSTANTS[text]
        try:
            if _INTEGER.match(text):
                return int(text)
            number = float(text) if _FLOAT.match(text) else None
        except ValueError:  # more digits than Python reads
            number = float("inf")
        if number in {float("inf"), float("-inf")}:
            self._refuse(event, "number is too large; put it in double quotes if it is text")
            return None
        return text if number is None else number

    def _sequence(self, event: Event, depth: int) -> Sequence:
        items: list[Node] = []
        while not isinstance(closing := next(self._events), events.CollectionEndEvent):
            items.append(self._node(closing, depth + 1))
        start, end = _start(event), _end(event, items, closing)
        return Sequence(tuple(items), self._line(start), start, end)

    def _mapping(self, event: Event, depth: int) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        nodes: list[Node] = []
        while not isinstance(closing := next(self._events), events.CollectionEndEvent):
            key = self._key(closing, depth)
            value = self._node(next(self._events), depth + 1)
            nodes.append(value)
            first, _ = entries.setdefault(str(key.value), (key, value))
            if first is not key:
                message = f"{key.value} is already on line {first.line}"
                self.problems.append(self._problem(key.start, message, "key-once"))
        start, end = _start(event), _end(event, nodes, closing)
        is_flow = bool(event.flow_style)
        return Mapping(tuple(entries.values()), self._line(start), start, end, is_flow)

    def _key(self, event: Event, depth: int) -> Scalar:
        """Return a key as text, because in JSON `1` and `"1"` are the same key."""
        node = self._node(event, depth + 1)
        is_text = isinstance(event, events.ScalarEvent) and (
            event.value or event.style in {'"', "'"}
        )
        if not is_text or not isinstance(node, Scalar):
            raise self._failure(_start(event), "key must be text")
        return replace(node, value=event.value)

    def _refuse(self, event: Event, message: str) -> None:
        self.problems.append(self._problem(_start(event), message))

    def _failure(self, index: int, message: str) -> ArchiveError:
        return ArchiveError([*self.problems, self._problem(index, message)])

    def _problem(self, index: int, message: str, rule: str = "yaml") -> Problem:
        return Problem(Where(self._path, self._line(index)), rule, message)

    def _line(self, index: int) -> int:
        return bisect_left(self._line_ends, index) + self._first_line


def _start(event: Event) -> int:
    return int(event.start_mark.index)


def _end(event: Event, inside: list[Node], closing: Event) -> int:
    """Return where a collection ends; for a block, the parser gives the start of the next one."""
    if event.flow_style:
        return int(closing.end_mark.index)
    return max((node.end for node in inside), default=_start(event))
