"""JSON that can be written again as it was read.

Python reads more than that: NaN, infinite numbers, an object with the same key twice, lone
surrogates, and lists nested until it fails.
"""

import json
import re
from collections import Counter
from itertools import accumulate
from typing import Any, Final, NoReturn

from paper_archive.errors import shown

DEEPEST: Final = 50
"""Lists and objects within each other."""

_TOKEN: Final = re.compile(r'"(?>(?:[^"\\]++|\\.)*)"|([\[{])|([\]}])', re.DOTALL)


def read_json(text: str) -> object:
    """Return the value of a JSON text.

    Raises:
        ValueError: when it is not JSON, or could not be written again.

    """
    if text.count("[") + text.count("{") > DEEPEST and _depth(text) > DEEPEST:
        raise ValueError("nested too deeply")
    value: object = json.loads(
        text, parse_constant=_refuse, parse_float=_finite, object_pairs_hook=_unique
    )
    if "\\u" in text:
        json.dumps(value, ensure_ascii=False).encode()
    return value


def _depth(text: str) -> int:
    steps = (bool(token[1]) - bool(token[2]) for token in _TOKEN.finditer(text))
    return max(accumulate(steps), default=0)


def _refuse(name: str) -> NoReturn:
    raise ValueError(name)


def _finite(text: str) -> float:
    number = float(text)
    if number in {float("inf"), float("-inf")}:
        raise ValueError(text)
    return number


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        [(twice, _)] = Counter(key for key, _ in pairs).most_common(1)
        raise ValueError(f"key {shown(twice)} appears twice")
    return found
