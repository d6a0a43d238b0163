"""Where the Markdown of a person begins below an abstract, which is paragraphs of plain text.

On a page of ours each paragraph is one line, and what Markdown would take for a block is escaped.
So the first block that GitHub or Python-Markdown shows as something else was written by a person:
from there on everything is notes, which no command changes.

Source: GitHub Flavored Markdown 0.29, chapters 4 and 5; Python-Markdown and its extensions.
"""

import re
from collections.abc import Sequence
from typing import Final

# What also begins below a line of text: no blank line is needed.
_ANYWHERE: Final = (
    r"#{1,6}(\s|$)"  # heading
    r"|>|```|~~~"  # quotation, code
    r"|([-*+]|1[.)])\s+\S"  # list
    r"|(\* *){3,}$|(_ *){3,}$"  # rule
    r"|<(!|\?|/?(address|article|aside|blockquote|center|details|dialog|div|dl|fieldset|figure|"
    r"footer|form|h[1-6]|header|hr|iframe|main|nav|ol|p|picture|pre|script|section|style|summary|"
    r"table|textarea|ul|video)\b)"  # HTML
    r"|!\[|\[\^[^\]\n]*\]:"  # image, footnote
    r"|!!! |\?\?\?\+? |:::"  # admonition, fold, directive
)
_AFTER_BLANK: Final = (
    r"([-*+]|\d{1,9}[.)])(\s|$)|([-*_] *){3,}$|\||<[A-Za-z/]|: "
    r"|\[[^\]\n]*\][:(\[]|\*\[[^\]\n]*\]:|\[TOC\]"  # reference, link, abbreviation, contents
    r'|===!?\+? "|\{[:%#]|--8<--'  # tab, attributes, macro, snippet
    r"|<{7}( |$)|={7}$"  # what would be read as a conflict of Git
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
    """Tell whether Markdown reads the line, after a blank one, as the start of no paragraph."""
    return _BEGINS.match(line) is not None


def begins_notes(text: str) -> bool:
    """Tell whether a text begins with a block, so that it can stand below an abstract."""
    return notes_start(text.split("\n"), 0) == 0


def notes_start(lines: Sequence[str], top: int) -> int:
    """Return the index of the first line of the notes, or that behind the last line.

    From `top` on, where the abstract begins.
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
