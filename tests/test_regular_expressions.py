"""No regular expression takes time that grows with the square of a text, or worse."""

import ast
import importlib
import pkgutil
import re
import signal
from collections.abc import Iterator
from functools import cache, partial
from itertools import product
from pathlib import Path
from time import process_time
from types import FrameType
from typing import Any, Final

import pytest

import paper_archive
from repeated_texts import UNITS

BOUNDED: Final = {
    "paper_archive.names.marks": 200,
    "paper_archive.sources.encodings": 2_000,
}
"""Module → how long the texts are at most that its expressions are given."""
PIECES: Final = (
    *UNITS,
    *("x", "e", "0", "/", "'s", "by ", "and ", "doi", "http://", "[a](b", "**", "a*", "a_b", "]("),
    *("<!--", "&amp;", "\\}", "1/1/", "-1", "et ", "A.B", "(a)", "a,b, ", "(see ", "{#a", "a=b "),
)
BEGINNINGS: Final = ("", "a", "---\r\n", "http://", "[", "<p ")
ENDS: Final = ("", "\x01")
CHARS: Final = 4_000
SECONDS: Final = 0.02
"""What a linear expression stays far below."""


def patterns() -> Iterator[tuple[str, str]]:
    """Yield module and name of everything that is, or holds, compiled expressions."""
    for module in pkgutil.walk_packages(paper_archive.__path__, "paper_archive."):
        values = vars(importlib.import_module(module.name))
        names = _assigned(module.name)
        yield from ((module.name, name) for name in names if _expressions(values.get(name)))


def _assigned(module: str) -> list[str]:
    """Return the names that a module itself gives a value."""
    tree = ast.parse(Path(str(importlib.import_module(module).__file__)).read_text("utf-8"))
    return [
        node.target.id
        for node in tree.body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    ]


def _expressions(value: object) -> list[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        return [value]
    if isinstance(value, dict):
        value = [*value.keys(), *value.values()]
    if isinstance(value, (list, tuple)):
        return [each for item in value for each in _expressions(item)]
    return [tag] if isinstance(tag := getattr(value, "tag", None), re.Pattern) else []


@cache
def source() -> str:
    root = Path(paper_archive.__path__[0])
    return "\n".join(path.read_text("utf-8") for path in sorted(root.rglob("*.py")))


def is_searched(module: str, name: str) -> bool:
    """Tell whether an expression is looked for anywhere in a text, not only at its beginning."""
    text = Path(str(importlib.import_module(module).__file__)).read_text("utf-8")
    used = text if name.startswith("_") else source()
    uses = set(re.findall(rf"\b{name}\.(\w+)", used))
    return not uses or bool(uses & {"search", "sub", "finditer", "findall", "split"})


def time_out(_signal: int, _frame: FrameType | None) -> None:
    raise TimeoutError


def seconds(pattern: re.Pattern[Any], text: str, *, is_searched: bool) -> float:
    given = text.encode("utf-8", "surrogatepass") if isinstance(pattern.pattern, bytes) else text
    signal.setitimer(signal.ITIMER_VIRTUAL, 2)
    start = process_time()
    try:
        pattern.match(given)
        pattern.fullmatch(given)
        if is_searched:
            for _ in pattern.finditer(given):
                pass
    except TimeoutError:
        return float("inf")
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return process_time() - start


@pytest.mark.parametrize(("module", "name"), list(patterns()))
def test_an_expression_takes_time_that_grows_with_the_text(module: str, name: str) -> None:
    before = signal.signal(signal.SIGVTALRM, time_out)
    chars = BOUNDED.get(module, CHARS)
    timed = partial(seconds, is_searched=is_searched(module, name))
    try:
        for pattern, begin, piece, end in product(
            _expressions(getattr(importlib.import_module(module), name)), BEGINNINGS, PIECES, ENDS
        ):
            text = f"{begin}{piece * (chars // len(piece))}{end}"
            if timed(pattern, text) > SECONDS:
                least = timed(pattern, f"{begin}{piece * (chars // 8 // len(piece))}{end}")
                assert timed(pattern, text) < 32 * max(0.001, least), (pattern.pattern, text[:30])
    finally:
        signal.signal(signal.SIGVTALRM, before)
