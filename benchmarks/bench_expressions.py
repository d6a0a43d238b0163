"""Look for regular expressions whose time grows with the square of a text, or worse.

    python benchmarks/bench_expressions.py [MODULE …]

It gives each regular expression of the program, or of some modules, texts of one repeated piece
between a beginning and an end. It ends with exit code 1, and a line for each expression for which
eight times the text takes more than thirty-two times as long.
"""

import argparse
import ast
import importlib
import pkgutil
import re
import signal
import sys
from collections.abc import Iterator
from functools import cache, partial
from itertools import product
from math import inf
from pathlib import Path
from time import process_time
from types import FrameType
from typing import Any, Final

import paper_archive
from repeated_texts import UNITS

BOUNDED: Final = {
    "paper_archive.names.marks": 200,
    "paper_archive.publish.venues.venue_names": 500,
    "paper_archive.publish.venues.venue_series": 500,
    "paper_archive.publish.venues.venue_volumes": 500,
    "paper_archive.sources.encodings": 2_000,
}
"""Module → how long the texts are at most that its expressions are given."""
PIECES: Final = (
    *UNITS,
    *("x", "e", "0", "/", "'s", "by ", "and ", "doi", "http://", "[a](b", "**", "a*", "a_b", "]("),
    *("<!--", "&amp;", "\\}", "1/1/", "-1", "et ", "A.B", "(a)", "a,b, ", "(see ", "{#a", "a=b "),
    "; ",
)
BEGINNINGS: Final = ("", "a", "---\r\n", "http://", "[", "<p ")
ENDS: Final = ("", "\x01")
CHARS: Final = 4_000
SECONDS: Final = 0.02
"""What a linear expression stays far below."""
MOST_GROWTH: Final = 32
LEAST_SECONDS: Final = 0.001
"""What less time counts as."""


def expressions() -> Iterator[tuple[str, str]]:
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
    """Return the source of the program."""
    root = Path(paper_archive.__path__[0])
    return "\n".join(path.read_text("utf-8") for path in sorted(root.rglob("*.py")))


def is_searched(module: str, name: str) -> bool:
    """Tell whether an expression is looked for anywhere in a text, not only at its beginning."""
    text = Path(str(importlib.import_module(module).__file__)).read_text("utf-8")
    used = text if name.startswith("_") else source()
    uses = set(re.findall(rf"\b{name}\.(\w+)", used))
    return not uses or bool(uses & {"search", "sub", "finditer", "findall", "split"})


def time_out(_signal: int, _frame: FrameType | None) -> None:
    """End the expression that runs."""
    raise TimeoutError


def seconds(pattern: re.Pattern[Any], text: str, *, is_searched: bool) -> float:
    """Return the processor time of an expression; infinity after two seconds."""
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
        return inf
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return process_time() - start


def slow_text(module: str, name: str) -> str:
    """Return the beginning of a text that an expression is too slow for, or nothing."""
    chars = BOUNDED.get(module, CHARS)
    timed = partial(seconds, is_searched=is_searched(module, name))
    for pattern, begin, piece, end in product(
        _expressions(getattr(importlib.import_module(module), name)), BEGINNINGS, PIECES, ENDS
    ):
        text = f"{begin}{piece * (chars // len(piece))}{end}"
        if (taken := timed(pattern, text)) > SECONDS:
            least = timed(pattern, f"{begin}{piece * (chars // 8 // len(piece))}{end}")
            taken = min(taken, timed(pattern, text))
            if taken == inf or taken > MOST_GROWTH * max(LEAST_SECONDS, least):
                return text[:30]
    return ""


def main() -> int:
    """Print what was found and return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("modules", nargs="*", metavar="MODULE", help="all of them if not given")
    modules = parser.parse_args().modules
    signal.signal(signal.SIGVTALRM, time_out)
    looked_at = slow = 0
    for module, name in expressions():
        if not modules or module in modules:
            looked_at += 1
            if text := slow_text(module, name):
                slow += 1
                print(f"{module}.{name}: {text!a}", flush=True)
    print(f"{looked_at} regular expressions, {slow} of them slow")
    return bool(slow)


if __name__ == "__main__":
    sys.exit(main())
