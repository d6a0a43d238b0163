"""Text ⇄ Markdown that shows exactly this text.

Source: escapes of CommonMark 0.31, section 2.4, restricted to those that Python-Markdown knows too.
"""

import re
from typing import Final

from paper_archive.blocks import begins_block

# What Markdown reads as markup inside a line. A backslash where both CommonMark and
# Python-Markdown take it away again, an entity where one of them would not.
_MARKUP: Final = re.compile(
    r"""\\(?=[!-/:-@\[-`{-~]|$)       # a backslash that would escape
    | [`*\[\]]                        # code, emphasis, links
    | (?<![^\W_])_ | _(?![^\W_])      # an underscore that is not inside a word
    | <(?=[A-Za-z/!?])                # a tag
    | &(?=\#|\w+;)                   # an entity
    | ~(?=~)                          # GitHub's strike-through, a fence
    """,
    re.VERBOSE,
)
_ENTITIES: Final = {
    "<": "&lt;",
    "&": "&amp;",
    "~": "&#126;",
    "|": "&#124;",
    ":": "&#58;",
    "=": "&#61;",
    "?": "&#63;",
}
_CHARACTERS: Final = {entity: character for character, entity in _ENTITIES.items()}
_ESCAPED: Final = re.compile(rf"\\([!-/:-@\[-`{{-~])|({'|'.join(_CHARACTERS)})")
_CLOSING: Final = re.compile(r"[ \t]+#+[ \t]*$")


def heading_of(title: str) -> str:
    """Return the line that shows a title as heading, without its end."""
    # A "#" at the end would be taken for the closing of the heading.
    return f"# {re.sub('#$', lambda _: chr(92) + '#', _escape(title))}"


def title_of(heading: str) -> str:
    """Return the text that a heading shows, whether it begins with `#` or is underlined."""
    first = heading.strip().partition("\n")[0]
    return unescape(_CLOSING.sub("", first[1:]) if first.startswith("#") else first)


def markdown_of(abstract: str) -> str:
    """Return the paragraphs that show an abstract, without the end of the last line."""
    return "\n\n".join(map(_escape_paragraph, abstract.split("\n\n")))


def unescape(text: str) -> str:
    """Return the text that Markdown shows."""
    return _ESCAPED.sub(lambda match: match[1] or _CHARACTERS[match[2]], text)


def _escape_paragraph(text: str) -> str:
    text = _escape(text)
    # Python-Markdown wants no blank behind the "#" of a heading.
    if not begins_block(text) and not text.startswith("#"):
        return text
    number = re.match(r"\d*", text)
    at = number.end() if number else 0
    return text[:at] + _escaped(text[at]) + text[at + 1 :]


def _escape(text: str) -> str:
    return _MARKUP.sub(lambda match: _escaped(match[0]), text)


def _escaped(character: str) -> str:
    return _ENTITIES.get(character, f"\\{character}")
