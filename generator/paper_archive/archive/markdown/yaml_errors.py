"""The place where a person must fix YAML that cannot be parsed.

A parser reports where it cannot continue. What is missing is above: a closing bracket or quote, or
a colon, without which the next line belongs to the text.
"""

import re
from collections.abc import Sequence
from typing import Any, Final

from yaml import MarkedYAMLError
from yaml.events import Event, ScalarEvent

_KEY_LINE: Final = re.compile(r"""[ \t]*(["']?)[\w.-]+\1[ \t]*:(\s|$)""")
_FLOW: Final = {
    "while parsing a flow sequence",
    "while parsing a flow mapping",
    "while parsing a flow node",
}
_BEGUN: Final = {
    "while scanning a simple key": "line must be `key: value`",
    "while scanning a quoted scalar": "a quote is not closed",
}
"""What the parser was doing when it failed → what is wrong where that began."""
_DIRECTIVE: Final = re.compile("^%", re.MULTILINE)


def syntax_problem(
    error: Exception, last: Event, brackets: Sequence[int], text: str
) -> tuple[int, str]:
    """Return the index of the character where a text must be fixed, and what is wrong.

    `last` is the last event before the error, `brackets` are the indices of those that are open.
    """
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return _index(last.end_mark) if last.end_mark else 0, " ".join(str(error).split())
    stop = _index(error.problem_mark)
    directive = _DIRECTIVE.search(text)
    if directive and "<document start>" in (error.problem or ""):
        return directive.start(), "directives are not allowed"
    begin = _index(error.context_mark) if error.context_mark else stop
    if error.context in _FLOW and brackets and _is_unclosed(brackets[-1], stop, text):
        return brackets[-1], "a bracket is not closed"
    if isinstance(last, ScalarEvent) and not last.style and _ran_over(last, stop, text):
        return _index(last.start_mark), "line must be `key: value`"
    if error.context in _BEGUN:
        return begin, _BEGUN[error.context]
    return stop, ", ".join(filter(None, (error.context, error.problem)))


def indent(line: str) -> int:
    """Return the number of spaces and tabs that a line begins with."""
    return len(line) - len(line.lstrip(" \t"))


def _index(mark: Any) -> int:  # the stubs allow None
    return int(mark.index)


def _ran_over(scalar: ScalarEvent, stop: int, text: str) -> bool:
    """Tell whether a value continues on the line of the error, which is not indented."""
    begin, end = _index(scalar.start_mark), _index(scalar.end_mark)
    line_start = text.rfind("\n", 0, stop) + 1
    return begin < line_start <= end and _is_not_deeper(line_start, begin, text)


def _is_unclosed(begin: int, stop: int, text: str) -> bool:
    """Tell whether the error is on a line that is not part of the list that began above."""
    line_start = text.rfind("\n", 0, stop) + 1
    is_other = stop >= len(text.rstrip()) or _KEY_LINE.match(text, line_start) is not None
    return is_other and _is_not_deeper(line_start, begin, text)


def _is_not_deeper(line_start: int, begin: int, text: str) -> bool:
    return indent(_line_at(line_start, text)) <= indent(_line_at(begin, text))


def _line_at(index: int, text: str) -> str:
    start = text.rfind("\n", 0, index) + 1
    end = text.find("\n", index)
    return text[start : end if end >= 0 else len(text)]
