"""Text ⇄ Markdown that shows exactly this text.

Source: CommonMark 0.31, section 2.4, for the escapes that Python-Markdown supports too.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from paper_archive.blocks import begins_block
from paper_archive.text import MATHEMATICS

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
_ESCAPED_IN_TEX: Final = re.compile(
    rf"\\(?:([*`\[\]])|((?<![^\W_]\\)_|_(?![^\W_]))|.)|({'|'.join(_CHARACTERS)})", re.DOTALL
)
_READ_TWO_WAYS: Final = re.compile(r"\\\\[^\s\w\\&$()\[\]]")
"""A line break of TeX before a mark, or a mark that is escaped for TeX and then for Markdown."""
_MARKS_OF_TEX: Final = re.compile(r"\\\\[{}|,;:!>%#_]")
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


def text_of(abstract: str) -> str:
    r"""Return the text of paragraphs in Markdown; TeX that a person wrote in them stays as it is.

    `markdown_of` escapes formulas as it does all text: `$\{x\}$` becomes `$\\{x\\}$`. People write
    them as TeX has them, and a formula that `markdown_of` would write otherwise is by a person.
    """
    if "\\" not in abstract:
        return unescape(abstract)
    return "".join(
        _unescape_tex(part) if _is_by_hand(part) else unescape(part)
        for part in MATHEMATICS.split(abstract)
    )


def ambiguous_formulas(abstract: str) -> Iterator[tuple[int, str]]:
    r"""Yield where a formula begins, and the formula, if it may be meant otherwise than it is read.

    In `$\\{x\\} \\ y$`, `\\{` may be a brace or a line break before one; `\[x\]` may be a formula
    or text in brackets.
    """
    if "\\" not in abstract:
        return
    for found in MATHEMATICS.finditer(abstract):
        formula = found[0]
        marks = _READ_TWO_WAYS.findall(formula)
        is_by_hand = _is_by_hand(formula)
        if formula.startswith(r"\[") or any(
            bool(_MARKS_OF_TEX.fullmatch(mark)) == is_by_hand for mark in marks
        ):
            yield found.start(), formula


def _is_by_hand(part: str) -> bool:
    """Tell whether a part of a page is a formula that `markdown_of` would write otherwise."""
    is_formula = part.startswith(("$", r"\(")) and MATHEMATICS.fullmatch(part) is not None
    return is_formula and _escape(unescape(part)) != part


def _unescape_tex(formula: str) -> str:
    """Return a formula without the escapes that it needs in Markdown, and TeX does not have."""
    return _ESCAPED_IN_TEX.sub(
        lambda found: found[1] or found[2] or _CHARACTERS.get(found[3], found[0]), formula
    )


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
