"""The entries of a .bib file, whatever is wrong with some of them.

    @string{icml = "Proc. ICML"}
    @inproceedings{vaswani17,
      title = {Attention {I}s All You Need},
      author = "Ashish Vaswani and others",
      booktitle = icml # { 2017},
    }

Text between entries is a comment. A value that is not closed, or runs into the next entry, ends
where the next field begins, so that a damaged entry does not affect the others.

Source: Oren Patashnik, BibTeXing, 1988; Philipp Lehman, The biblatex Package, section 2.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from paper_archive.sources.bibtex.braces import closings, end_of_quotes

_OPENING: Final = re.compile(r"@[ \t]*([A-Za-z][\w:+-]*)\s*([{(])")
_NEXT_FIELD: Final = re.compile(r"\n[ \t]*[A-Za-z][\w-]*[ \t]*=[ \t]*[{\"\w]")
_GOES_ON: Final = re.compile(
    r"(?:(?>(?:[^@{}]++|@(?![ \t]*[A-Za-z][\w:+-]*\s*[{(])|\{[^{}=]*\})*)\})*?"
    r"\s*+(?:,\s*+(?=[A-Za-z][\w-]*+\s*+=\s*+[{\"\w])|(?=[A-Za-z][\w-]*+\s*+=\s*+[{\"]))"
)
"""What stands behind the `}` of an entry that does not end there, up to its next field."""
_KEY: Final = re.compile(r"\s*+([^,={}\n]*+)(?:,|\n|(?=\}))")
_NAME: Final = re.compile(r"[A-Za-z][\w.:+/-]*")
_WORD: Final = re.compile(r"[^\s,#{}()\"=%]+")
_NOT_NAME: Final = re.compile(r"(?>(?:[^A-Za-z@{})%]++|(?<!\w)%[^\n]*+|%)+)")
"""What stands between fields; a comment begins with `%`, unless that stands at a word: `50%`."""
_COMMENT_LINE: Final = re.compile(r"^[ \t]*%(?![0-9A-Fa-f]{2}).*\n?", re.MULTILINE)
"""A line of a value that TeX leaves out; `%20` may begin a line of an address."""
_BLANKS: Final = re.compile(r"\s*")
_MOST_SPELLED_OUT: Final = 1 << 26
"""Limit for all that abbreviations stand for in a file: each can hold another one twice."""
_LINE_CHARS: Final = 200
"""How far before an entry a `%` can comment it out."""


@dataclass(slots=True)
class Entry:
    """One entry; values are TeX, without the braces or quotes around them."""

    kind: str
    key: str
    line: int
    fields: dict[str, str] = field(default_factory=dict)
    """Name in lowercase → value; of a duplicate field, the first value that is not empty."""
    errors: list[str] = field(default_factory=list)
    """What is wrong with the entry."""


def entries_in(text: str, macros: dict[str, str]) -> Iterator[Entry]:
    """Yield the entries of a file; `macros` are abbreviations known from the start."""
    return _Scanner(text, macros).entries()


class _Scanner:
    """Walks through the text once."""

    def __init__(self, text: str, macros: dict[str, str]) -> None:
        self._text = text
        self._macros = dict(macros)
        self._line_ends = [found.start() for found in re.finditer("\n", text)]
        self._closings = closings(text)
        self._at = 0
        self._entry = Entry("", "", 0)
        self._is_balanced = True
        self._spelled_out_chars = 0
        self._flawed: set[str] = set()  # abbreviations with a mistake in what they stand for

    def entries(self) -> Iterator[Entry]:
        while found := _OPENING.search(self._text, self._at):
            self._at = found.end()
            if self._is_commented(found.start()):
                continue
            kind, opening = found[1].lower(), found.end() - 1
            if kind in {"comment", "preamble"}:
                self._at = self._closings.get(opening, opening) + 1
                continue
            self._entry = Entry(kind, "", bisect_right(self._line_ends, found.start()) + 1)
            self._is_balanced = found[2] == "(" or opening in self._closings
            if kind != "string":
                self._entry.key = self._key()
            self._fields(")" if found[2] == "(" else "}")
            if kind == "string":
                self._macros.update(self._entry.fields)
                if self._entry.errors:
                    self._flawed.update(self._entry.fields)
            else:
                yield self._entry

    def _is_commented(self, start: int) -> bool:
        before = self._text[max(0, start - _LINE_CHARS) : start].rpartition("\n")[2]
        return before.lstrip().startswith("%")

    def _key(self) -> str:
        found = _KEY.match(self._text, self._at)
        if not found:  # a field follows at once
            return ""
        self._at = found.end()
        return found[1].strip()

    def _fields(self, closing: str) -> None:
        """Read the fields of an entry, and step behind its end."""
        text = self._text
        while self._at < len(text):
            if skipped := _NOT_NAME.match(text, self._at):
                self._at = skipped.end()
                continue
            if text[self._at] == "{":
                self._at = self._closings.get(self._at, self._at) + 1
                continue
            if text[self._at] in "})":
                self._at += 1
                is_end = text[self._at - 1] == closing or closing == ")"
                if is_end and not self._goes_on():
                    return
                continue
            if text[self._at] == "@":
                if _OPENING.match(text, self._at):
                    break
                self._at += 1
                continue
            self._field()
        self._entry.errors.append("entry is not closed")

    def _goes_on(self) -> bool:
        """Tell whether fields follow the end of an entry, and step to the first of them."""
        found = _GOES_ON.match(self._text, self._at)
        if found:
            self._at = found.end()
            name = next(reversed(self._entry.fields), "key")
            self._entry.errors.append(f"{name} has a }} too many and ends there")
        return bool(found)

    def _field(self) -> None:
        text = self._text
        name = _NAME.match(text, self._at)
        self._at = name.end() if name else self._at + 1
        equals = _BLANKS.match(text, self._at)
        if not name or not equals or not text.startswith("=", equals.end()):
            return
        self._at = equals.end() + 1
        value = self._value(name[0])
        known = self._entry.fields.setdefault(name[0].lower(), value)
        if not known:
            self._entry.fields[name[0].lower()] = value
        elif value and known.split() != value.split():
            self._entry.errors.append(f"{name[0]} is given twice")

    def _value(self, name: str) -> str:
        pieces: list[str] = []
        while True:
            self._skip_blanks()
            pieces.append(self._piece(name))
            self._skip_blanks()
            if not self._text.startswith("#", self._at):
                return "".join(pieces)
            self._at += 1

    def _piece(self, name: str) -> str:
        """Return a part of a value: in braces, in quotes, a number or an abbreviation."""
        text, start = self._text, self._at
        opening = text[start : start + 1]
        if opening and opening in '{"':
            pairs = self._closings
            end = pairs.get(start) if opening == "{" else end_of_quotes(text, start, pairs)
            if end is None or not self._is_balanced:
                limit = self._next_entry(start) if end is None else end
                following = _NEXT_FIELD.search(text, start, limit)
                if end is None or following:
                    return self._cut(name, start, following.start() if following else limit)
            self._at = end + 1
            value = text[start + 1 : end]
            return _COMMENT_LINE.sub("", value) if "\n" in value and "%" in value else value
        word = _WORD.match(text, start)
        if not word:
            return ""
        self._at = word.end()
        return word[0] if word[0].isdigit() else self._spelled_out(word[0])

    def _spelled_out(self, word: str) -> str:
        """Return what an abbreviation stands for, or the word itself if that is not known."""
        value = self._macros.get(word.lower())
        if value is None:
            self._entry.errors.append(f"abbreviation {word} is not defined")
            return word
        if self._spelled_out_chars + len(value) > _MOST_SPELLED_OUT:
            self._entry.errors.append(f"abbreviation {word} is too long")
            return word
        if word.lower() in self._flawed:
            self._entry.errors.append(f"abbreviation {word} is not defined properly")
        self._spelled_out_chars += len(value)
        return value

    def _cut(self, name: str, start: int, end: int) -> str:
        """Return a value that is not closed, up to where the next field or entry begins.

        Where nothing follows, the file was cut, and what there is of the value may be half a word.
        """
        self._at = end
        self._entry.errors.append(f"{name} is not closed")
        if end == len(self._text):
            return ""
        return self._text[start + 1 : end].strip().rstrip(",").rstrip().removesuffix("}")

    def _next_entry(self, start: int) -> int:
        following = _OPENING.search(self._text, start)
        return following.start() if following else len(self._text)

    def _skip_blanks(self) -> None:
        found = _BLANKS.match(self._text, self._at)
        self._at = found.end() if found else self._at
