"""Keywords as sources write them, converted to tags."""

import re
from collections.abc import Iterable
from typing import Final

from paper_archive.tags import tag_of
from paper_archive.values import is_undecoded

_SIGNS: Final = (
    (re.compile(r"(?<=[^\W_])\+\+"), " plus plus "),
    (re.compile(r"(?<![^\W_])([A-Za-z])#(?![^\W_])"), r"\1 sharp"),
    (re.compile(r"(?<!\S)\.(?=net\b)", re.IGNORECASE), "dot "),
)
"""Signs that tell names apart, C++ and C# from C, .NET from net, as words; a tag has no signs."""


_BETWEEN: Final = re.compile(r"[;,|•\n；，、]|\s[·‧∙⋅]\s")
"""What stands between keywords; the dot in `ping·pong` or `データ・マイニング` is part of one."""


def keywords_in(text: str) -> list[str]:
    """Return the keywords in a list that is one text."""
    return _BETWEEN.split(text)


def tags_of(keywords: Iterable[str]) -> list[str]:
    """Return the tags for keywords, sorted; blank ones and marks are left out.

    What is not UTF-8 stays as it is: no tag, so that `admit` refuses the record.
    """
    words = {word for each in keywords if (word := each.strip())}
    undecoded = set(filter(is_undecoded, words))
    decoded = {_tag(word) for word in words - undecoded if not _is_mark(word)}
    return sorted(undecoded | decoded - {""})


def _tag(keyword: str) -> str:
    for pattern, words in _SIGNS:
        keyword = pattern.sub(words, keyword)
    return tag_of(keyword)


def _is_mark(keyword: str) -> bool:
    """Tell whether a keyword says what a reader made of a paper: `⭐⭐`, or `/unread` in Zotero."""
    return keyword.startswith("/") or not any(map(str.isalnum, keyword))
