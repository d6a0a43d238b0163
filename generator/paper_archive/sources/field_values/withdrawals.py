"""Withdrawn papers of arXiv, where no field says so: authors and moderators write it in words.

    comments: 12 pages. This paper has been withdrawn by the author due to an error in Lemma 3
    abstract: This submission has been withdrawn by arXiv administrators.

The words must be a sentence about this paper, not about a withdrawn theorem, a paper withdrawn from
a conference, or other papers.

Source: https://info.arxiv.org/help/withdraw.html.
"""

import re
from typing import Final

_PAPER: Final = (
    r"(?:paper|article|pre-?print|e-?print|submission|manuscript|work|version|note|letter|report|"
    r"document|thesis|draft|chapter|publication|contribution|conference paper)"
)
_OTHERS: Final = (
    r"(?:government|ministry|committee|chairs?|organi[sz]ers|conference|parliament|commission"
    r"|court)"
)
_HERE: Final = (
    rf"(?!\s+by\s+(?:[\w-]+\s+){{0,3}}{_OTHERS}\b)"
    r"(?!(?:\s+by(?:\s+[\w()'’-]+){1,4})?\s+from\s+(?!(?:the\s+)?(?:arxiv|publication|public)\b))"
)
"""Not by a government or a conference, and not from a conference or a journal."""
_GONE: Final = rf"(?P<gone>withdrawn|retracted|removed)\b{_HERE}"
_THIS: Final = rf"(?:this|the present)(?: arxiv| current| electronic)? {_PAPER}"
_ADVERB: Final = r"(?:already|hereby|now|officially|permanently|since|temporarily|voluntarily)"
_IS_GONE: Final = (
    rf"(?:has|have|had|was|were|is|will)(?: {_ADVERB})?(?: been| being| be)?(?: {_ADVERB})? {_GONE}"
)
_AUTHORS: Final = (
    r"(?:(?:the )?authors?|(?:the )?author\(s\)|i|we) (?:[\w']+ ){0,5}?"
    r"(?P<act>withdraw|withdrew|withdrawn|retract|retracted)"
)
_IN_ABSTRACT: Final = re.compile(
    rf"(?:(?:\A|(?<=[.!?\])])\s|[\[(*])\W{{0,3}}(?:{_THIS} {_IS_GONE}|{_AUTHORS} {_THIS})"
    rf"|\A\W{{0,3}}(?:the )?{_PAPER}(?: has been| was| is)? (?P<short>withdrawn)\b{_HERE}"
    rf"|\A\W{{0,3}}(?P<alone>withdrawn|retracted)\b{_HERE}(?:\s+(?:by|due)\b|\W{{0,9}}\Z))",
    re.IGNORECASE,
)
_IN_COMMENT: Final = re.compile(
    rf"\W{{0,3}}(?:(?:{_THIS}|(?:the |our |my )?{_PAPER}) "
    rf"(?:{_IS_GONE}|(?P<short>withdrawn|retracted)\b{_HERE})"
    rf"|{_AUTHORS} (?:this|the|our|my)(?: arxiv)? {_PAPER}"
    r"|(?:has been |temporarily |now )?(?P<alone>withdrawn|retracted)"
    rf"\b{_HERE}\W{{0,3}}(?:\s*\Z|(?<=:)"
    r"|(?<=\W)(?:after|as|because|by|due|for|in order|on account|owing|pending|since|until)\b))",
    re.IGNORECASE,
)
_ENDS: Final = re.compile(r"[.;!?,\n]{1,9}(?:\s|\Z)|[()\[\]]")
_LABEL: Final = re.compile(
    r"\A\s*(?:arxiv admin(?: note)?|admin note|note|updated?)\s*:", re.IGNORECASE
)
_ELSEWHERE: Final = re.compile(
    r"accepted|appear|conference|presented|rejected|review|submitted", re.IGNORECASE
)
_MOST_CHARS: Final = 20_000
"""No notice is further behind the beginning of a text."""


def status_in_words(comment: str, abstract: str) -> str:
    """Return `withdrawn` or `retracted` if a comment or an abstract says so of its paper."""
    comment, abstract = (" ".join(text[:_MOST_CHARS].split()) for text in (comment, abstract))
    return _in_comment(comment) or _said(_IN_ABSTRACT.search(abstract))


def arxiv_status(
    identifier: str, *, title: str = "", comment: str = "", abstract: str = ""
) -> dict[str, dict[str, str]]:
    """Return the status of a paper of arXiv, with the page that says so; empty without one."""
    status = status_in_words(comment, abstract) or _said(_IN_COMMENT.fullmatch(title))
    number = re.sub(r"v\d+\Z", "", identifier.rpartition("/abs/")[2] or identifier)
    return (
        {status: {"notice": f"https://arxiv.org/abs/{number}"} if number else {}} if status else {}
    )


def _in_comment(comment: str) -> str:
    is_elsewhere = False
    for part in _ENDS.split(comment):
        sentence = _LABEL.sub("", part, count=1)
        found = _IN_COMMENT.match(sentence)
        if found and not (found["alone"] and is_elsewhere):
            return _said(found)
        is_elsewhere |= bool(_ELSEWHERE.search(sentence))
    return ""


def _said(found: re.Match[str] | None) -> str:
    if not found:
        return ""
    word = next(filter(None, found.groupdict().values())).lower()
    return "retracted" if word.startswith("retract") else "withdrawn"
