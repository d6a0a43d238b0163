"""The messages in scripts, put there in the language of the site when it is built.

In the modules, a message is `` t`Loaded ${count} of ${all}` ``, and a noun that is counted is
`` noun`paper` ``. A built script has neither: it holds the text in one language. In a table, the
first message is `Loaded {1} of {2}`.
"""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from paper_archive.publish.languages.language import Language

_MODULE: Final = "assets/translation.js"
_NUMBERS: Final = "assets/numbers.js"
_OTHER_NUMBERS: Final = "assets/other-numbers.js"
"""What stands in place of `_NUMBERS` where nouns have forms."""
_IMPORT: Final = re.compile(r'^import \{ [\w, ]+ \} from "[./]+/translation\.js";\n', re.MULTILINE)
_MARKED: Final = re.compile(
    r"(?<![\w.$`])(t|noun)`((?:\\.|(?!(?<=[( ])(?:t|noun)`)[^`\\])*)`", re.DOTALL
)
"""A mark that has no other within."""
_VALUE: Final = re.compile(r"\$\{((?:[^{}]|\{[^{}]*\})*)\}")
_KEPT: Final = re.compile("\0(\\d+)\0")
_DEEPEST: Final = 3
"""Marks within each other."""
_SHORT: Final[Mapping[str, Any]] = {"ensure_ascii": False, "separators": (",", ":")}
_PLACE: Final = re.compile(r"\{(\d+)\}")


def translated(sources: Mapping[str, str], language: Language) -> dict[str, str]:
    """Return path → module, with all messages in the language."""
    texts = dict(sources)
    texts.pop(_MODULE, None)
    numbers = texts.pop(_OTHER_NUMBERS, None)
    if numbers is not None and not language.is_english:
        texts[_NUMBERS] = numbers
    return {path: _translated(text, language) for path, text in texts.items()}


def messages_in(module: str) -> list[tuple[str, bool]]:
    """Return the messages of a module, as a table has them, and whether each is a noun."""
    found: list[tuple[str, bool]] = []

    def noted(mark: re.Match[str]) -> str:
        kind, text = mark.groups()
        found.append((_message(text), kind == "noun"))
        return ""

    _innermost_first(module, noted)
    return found


def _translated(module: str, language: Language) -> str:
    literals: list[str] = []

    def kept(mark: re.Match[str]) -> str:
        kind, text = mark.groups()
        forms = json.dumps(language.forms(text), **_SHORT) if kind == "noun" else ""
        literals.append(forms or _literal(text, language))
        return f"\0{len(literals) - 1}\0"  # without quotes and braces, for what is around it

    said = _innermost_first(_IMPORT.sub("", module), kept)
    for _ in range(_DEEPEST):
        said = _KEPT.sub(lambda place: literals[int(place[1])], said)
    return said


def _innermost_first(module: str, change: Callable[[re.Match[str]], str]) -> str:
    for _ in range(_DEEPEST):
        module = _MARKED.sub(change, module)
    return module


def _literal(text: str, language: Language) -> str:
    said = language.script_text(_message(text))
    values = _VALUE.findall(text)
    if not values:
        return json.dumps(said, **_SHORT)
    escaped = re.sub(r"[\\`]|\$(?=\{)", r"\\\g<0>", said)
    filled = _PLACE.sub(lambda place: f"${{{values[int(place[1]) - 1]}}}", escaped)
    return f"`{filled}`"


def _message(text: str) -> str:
    """Return a message as a table has it: `{1}` for the first value, `{2}` for the second."""
    parts = _VALUE.split(text)[::2]
    return parts[0] + "".join(f"{{{number}}}{part}" for number, part in enumerate(parts[1:], 1))
