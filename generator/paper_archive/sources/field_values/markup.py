"""Markup in the values of sources, converted to text: entities, HTML and JATS.

Text that only looks like a tag (`<think>`, `p <0.05`) is kept.
"""

import html
import re
from typing import Final

_INLINE: Final = (
    "a|abbr|b|bdi|big|bold|cite|code|del|em|fixed-case|font|i|inf|ins|italic|kbd|mark|monospace|ovid|"
    "roman|s|sans-serif|sc|scp|small|span|strike|strong|styled-content|sub|sup|tex-math|tt|u|underline|"
    "var|xref"
)
_BLOCK: Final = (
    "abstract|abstracttext|address|article-title|blockquote|br|dd|div|dl|dt|h[1-6]|hr|label|li|"
    "list|list-item|ol|p|pre|section|sec|table|tbody|td|th|thead|title|tr|ul"
)
_PREFIX: Final = "(?:jats:|mml:|xhtml:|html:)?"
_TAG: Final = re.compile(
    rf"</?{_PREFIX}(?:(?P<inline>{_INLINE})|(?P<block>{_BLOCK}))"
    r"(?:\s+[\w:.-]+(?:\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>=]+))?)*\s*/?>",
    re.IGNORECASE,
)
_SECTION: Final = re.compile(r"<!\[CDATA\[|\]\]>")
_LABEL: Final = re.compile(
    rf"<{_PREFIX}title>\s*(?:abstract|summary)\s*</{_PREFIX}title>", re.IGNORECASE
)
_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def plain(text: str) -> str:
    """Return one line without markup; entities are decoded once."""
    return " ".join(plain_paragraphs(text).split())


def plain_paragraphs(text: str) -> str:
    """Return text without markup, with a blank line wherever a block begins or ends."""
    if "<" in text:
        text = _SECTION.sub("", _without_comments(_LABEL.sub("", text)))
        text = _TAG.sub(lambda tag: "\n\n" if tag["block"] else "", text)
    return entities_resolved(text).strip()


def _without_comments(text: str) -> str:
    """Return text without HTML comments; one that is never closed stays."""
    kept, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        kept.append(text[at:start])
        at = end + 3
    return "".join((*kept, text[at:]))


def entities_resolved(text: str) -> str:
    """Return text with HTML entities decoded; anything else stays."""
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), text) if "&" in text else text
