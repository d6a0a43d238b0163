"""Where the notes begin below an abstract, which consists of paragraphs of plain text.

On pages that we write, each paragraph is one line, and whatever Markdown would read as a block is
escaped. So the first block that GitHub or Python-Markdown does not show as a paragraph was written
by a person. It begins the notes, which no command changes.

Source: GitHub Flavored Markdown 0.29, chapters 4 and 5; Python-Markdown and its extensions.
"""

import re
from collections.abc import Sequence
from typing import Final

# Blocks that can begin right below a line of text, without a blank line.
_ANYWHERE: Final = (
    r"#{1,6}(\s|$)"  # heading
    r"|>|```|~~~"  # quotation, code
    r"|([-*+]|1[.)])\s+\S"  # list
    r"|(?>(\* *+){3,})$|(?>(_ *+){3,})$"  # rule
    r"|<(!|\?|/?(address|article|aside|blockquote|center|details|dialog|div|dl|fieldset|figure|"
    r"footer|form|h[1-6]|header|hr|iframe|main|nav|ol|p|picture|pre|script|section|style|summary|"
    r"table|textarea|ul|video)\b)"  # HTML
    r"|!\[|\[\^[^\]\n]*\]:"  # image, footnote
    r"|!!! |\?\?\?\+? |:::"  # admonition, fold, directive
)
_AFTER_BLANK: Final = (
    r"([-*+]|\d{1,9}[.)])(\s|$)|(?>([-*_] *+){3,})$|\||<[A-Za-z/]|: "
    r"|\[[^\]\n]*\][:(\[]|\*\[[^\]\n]*\]:|\[TOC\]"  # reference, link, abbreviation, contents
    r'|===!?\+? "|\{[:%#]|--8<--'  # tab, attributes, macro, snippet
    r"|<{7}( |$)|={7}$"  # looks like a conflict marker of Git
)
_INTERRUPTS: Final = re.compile(rf" {{0,3}}({_ANYWHERE})", re.IGNORECASE)
_BEGINS: Final = re.compile(
    rf" {{0,3}}({_ANYWHERE}|{_AFTER_BLANK})| {{4}}| {{0,3}}\t", re.IGNORECASE
)
_UNDERLINE: Final = re.compile(r" {0,3}(=+|-+)$")
_CELL: Final = r"[ \t]*:?-+:?[ \t]*"
_BELOW_FIRST_LINE: Final = re.compile(
    rf" {{0,3}}(?=[^|]*\|)\|?{_CELL}(\|{_CELL})*\|?$| {{0,3}}: +\S"
)
"""The second line of a table, or of a list of definitions."""


def begins_block(line: str) -> bool:
    """Tell whether a line after a blank line begins a block that is not a paragraph."""
    return _BEGINS.match(line) is not None


def begins_notes(text: str) -> bool:
    """Tell whether a text begins with a block that is not a paragraph."""
    return notes_start(text.split("\n"), 0) == 0


def notes_start(lines: Sequence[str], top: int) -> int:
    """Return the index of the first line of the notes, or the number of lines.

    `top` is the index of the first line of the abstract.
    """
    paragraph = top
    for number in range(top, len(lines)):
        line = lines[number].rstrip()
        if not line:
            paragraph = number + 1
        elif number == paragraph:
            if begins_block(line):
                return number
        elif _INTERRUPTS.match(line):
            return number
        elif _UNDERLINE.match(line):  # the paragraph above is a heading
            return paragraph
        elif _BELOW_FIRST_LINE.match(line):
            return number - 1
    return len(lines)
