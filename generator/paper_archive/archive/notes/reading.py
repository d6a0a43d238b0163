"""The contents of notes: links, images, HTML and headings, each with its line.

Notes are read as GitHub reads them. Source: CommonMark 0.31 and the tables of GitHub Flavored
Markdown, https://github.github.com/gfm/, as markdown-it-py reads them.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, reference
from markdown_it.rules_inline import StateInline, html_inline, image, link
from markdown_it.token import Token

from paper_archive.links import Anchors
from paper_archive.safe_html import Tag, tags

MOST_LEVELS: Final = 80
"""Deepest nesting; a list and its item are two levels."""
_LISTED_ID: Final = re.compile(r"\{[^{}#\n]*#([^\s{}]++)[^{}\n]*+\}\s*$", re.MULTILINE)
"""`{#name}` after a heading: the extension `attr_list` of Python-Markdown."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A link or an image."""

    link: str
    line: int
    """Line of the address, counted from 0."""
    is_image: bool = False
    is_html: bool = False


@dataclass(slots=True)
class Notes:
    """The contents of notes, in reading order."""

    references: list[Reference] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    """HTML tags, with lines counted from 0."""
    headings: list[str] = field(default_factory=list)
    too_deep: int | None = None
    """The first line that is nested too deep to be read."""

    @property
    def anchors(self) -> frozenset[str]:
        """The anchors that links can lead to, including those of attribute lists."""
        named = (tag.attributes.get(name, "") for tag in self.tags for name in ("id", "name"))
        listed = _LISTED_ID.findall("\n".join(self.headings))
        return frozenset((*map(Anchors(), self.headings), *named, *listed))


def read_notes(markdown: str) -> Notes:
    """Return the contents of notes."""
    notes = Notes()
    environment: dict[str, dict[str, dict[str, list[int]]]] = {}
    tokens = _PARSER.parse(markdown, environment)
    definitions = {
        label: definition["map"][0]
        for label, definition in environment.get("references", {}).items()
    }
    line = 0
    for number, token in enumerate(tokens):
        line = token.map[0] if token.map else line
        children = token.children or ()
        if notes.too_deep is None and _levels(token) >= MOST_LEVELS:
            notes.too_deep = line
        if token.type == "html_block":
            notes.tags.extend(_tags(token.content, line))
        if number and tokens[number - 1].type == "heading_open":
            notes.headings.append(_text(children))
        for child in children:
            start = line + token.content.count("\n", 0, child.meta.get("start", 0))
            if child.type == "html_inline":
                notes.tags.extend(_tags(child.content, start))
            elif child.type in _ADDRESSES and not _is_footnote(child):
                address = str(child.attrs[_ADDRESSES[child.type]])
                place = definitions.get(child.meta.get("label", ""), start)
                notes.references.append(Reference(address, place, is_image=child.type == "image"))
    notes.references.extend(_references(notes.tags))
    notes.references.sort(key=lambda reference: reference.line)
    return notes


def _is_footnote(token: Token) -> bool:
    """Tell whether what looks like a link by a label is the mark of a footnote: `[^1]`."""
    return str(token.meta.get("label", "")).startswith("^")


def _levels(token: Token) -> int:
    return token.level + max((child.level for child in token.children or ()), default=0)


def _text(children: Sequence[Token]) -> str:
    return "".join(child.content for child in children if child.type in {"text", "code_inline"})


def _tags(html: str, line: int) -> Iterator[Tag]:
    for tag in tags(html):
        yield Tag(tag.name, tag.attributes, line + tag.line, tag.is_end)


def _references(found: list[Tag]) -> Iterator[Reference]:
    for tag in found:
        if tag.name == "a" and "href" in tag.attributes:
            yield Reference(tag.attributes["href"], tag.line, is_html=True)
        elif tag.name == "img" and "src" in tag.attributes:
            yield Reference(tag.attributes["src"], tag.line, is_image=True, is_html=True)


_ADDRESSES: Final = {"link_open": "href", "image": "src"}
"""Kind of token → attribute with its address."""
_Rule = Callable[[StateInline, bool], bool]


def _located(rule: _Rule, kind: str) -> _Rule:
    """Return a rule of the parser that also records where its token begins."""

    def located(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # the parser's own
        start, before = state.pos, len(state.tokens)
        found = rule(state, silent)
        if found and not silent:
            opening = next(token for token in state.tokens[before:] if token.type == kind)
            opening.meta["start"] = start
        return found

    return located


class _Parser(MarkdownIt):
    """A parser that leaves addresses unchanged, so that they can be checked."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802  # the parser's own
        return url

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802  # likewise
        return True


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # the parser's own
    """Read the definition of a link, but not the text of a footnote, which looks like one."""
    place = state.bMarks[start] + state.tShift[start]
    return not state.src.startswith("[^", place) and reference(state, start, end, silent)


def _parser() -> MarkdownIt:
    options = {"maxNesting": MOST_LEVELS + 2, "store_labels": True}
    parser = _Parser("commonmark", options).enable(["table", "strikethrough"])
    for name, rule, kind in (
        ("link", link, "link_open"),
        ("image", image, "image"),
        ("html_inline", html_inline, "html_inline"),
    ):
        parser.inline.ruler.at(name, _located(rule, kind))
    parser.block.ruler.at("reference", _reference)
    return parser


_PARSER: Final = _parser()
