"""Text ⇄ Markdown that shows exactly this text.

Source: CommonMark 0.31, section 2.4, for the escapes that Python-Markdown supports too.
"""

import re
from functools import cache
from typing import Final

from paper_archive.blocks import begins_block

# Markup within a line. It is escaped by a backslash where both CommonMark and Python-Markdown
# remove the backslash, otherwise by an entity.
_MARKUP: Final = re.compile(
    r"""\\(?=[!-/:-@\[-`{-~]|$)       # a backslash that would escape
    | [`*\[\]]                        # code, emphasis, links
    | (?<![^\W_])_ | _(?![^\W_])      # an underscore that is not inside a word
    | <(?=[A-Za-z/!?])                # a tag
    | &(?=\#|\w+;)                   # an entity
    | ~(?=~) | (?<=\S)~               # a fence, or what could end GitHub's strike-through
    """,
    re.VERBOSE,
)
_PERHAPS: Final = re.compile(r"[\\`*\[\]_<&~]")
"""What all markup has; a text without it, as most are, needs no slower search."""
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
_CLOSING: Final = re.compile(r"(?<![ \t])[ \t]++#++[ \t]*+$")


def heading_of(title: str) -> str:
    """Return the heading that shows a title, without its line end."""
    # A "#" at the end would be read as the end of the heading.
    return f"# {re.sub('#$', lambda _: chr(92) + '#', _escape(title))}"


def title_of(heading: str) -> str:
    """Return the text of a heading, whether it begins with `#` or is underlined."""
    first = heading.strip().partition("\n")[0]
    return unescape(_CLOSING.sub("", first[1:]) if first.startswith("#") else first)


def markdown_of(abstract: str) -> str:
    """Return the paragraphs that show an abstract, without the last line end."""
    return "\n\n".join(map(_escape_paragraph, abstract.split("\n\n")))


def inline_markdown(text: str) -> str:
    """Return what shows a text within a line, behind other text."""
    return _escape(" ".join(text.split()))


def unescape(text: str) -> str:
    """Return the text that Markdown shows."""
    return _ESCAPED.sub(lambda match: match[1] or _CHARACTERS[match[2]], text)


def _escape_paragraph(text: str) -> str:
    text = _escape(text)
    # Python-Markdown needs no space after the "#" of a heading.
    if not begins_block(text) and not text.startswith("#"):
        return text
    number = re.match(r"\d*", text)
    at = number.end() if number else 0
    return text[:at] + _escaped(text[at]) + text[at + 1 :]


def _escape(text: str) -> str:
    if not _PERHAPS.search(text):
        return text
    return _MARKUP.sub(lambda match: _escaped(match[0]), text)


@cache  # and so one text for all, however many are escaped
def _escaped(character: str) -> str:
    return _ENTITIES.get(character, f"\\{character}")
