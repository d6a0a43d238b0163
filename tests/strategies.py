"""Hypothesis strategies: texts that break formats, and papers made of them."""

from datetime import date
from typing import Any, Final

from hypothesis import reject
from hypothesis import strategies as st

from paper_archive.errors import ArchiveError, Where
from paper_archive.fields import FIELDS
from paper_archive.paper import Paper, admit
from paper_archive.text import clean

WHERE: Final = Where("x.md")

_UNICODE: Final = st.characters(exclude_categories=["Cs"])
_NASTY: Final = "ab1 .,#*_`[]()<>&;\\|~-+!?$:=\n\t{}'\"%@/^éα中\u0301𝑥\u200b\ufeff\x0c\x85\u2028"

TEXTS: Final = st.text(st.one_of(st.sampled_from(_NASTY), _UNICODE), max_size=60)
"""Every letter that YAML, Markdown or HTML gives a meaning to, and any other."""

NAMES: Final = TEXTS.map(lambda text: text if clean(text) else f"N{text}")
"""Such texts, but none without a visible letter."""

_PIECES: Final = (
    *("# ", "#", "1. ", "- ", "> ", "---", "***", "___", "```", "~~~", "~~x~~", "| a", "    a"),
    *("[1]: x", "[a](b)", "![a](b)", "<think>", "</p>", "<!--", "<?x", "<a@b.c>", "http://a.b"),
    *("&lt;", "&#39", "&amp", "&copy;", "\\alpha", "\\", "\\*", "$x_1$", "2*3*4", "__init__"),
    *("*", "_", "`", "a", "word", " ", "\n\n", ".", ":", "!!! note", '=== "a"', "é", "1", "^"),
)
MARKUP: Final = st.lists(st.sampled_from(_PIECES), max_size=8).map("".join) | TEXTS
"""Text full of what Markdown could take for markup."""

_JSON: Final = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(_UNICODE, max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(_UNICODE, max_size=5), inner)
    ),
    max_leaves=6,
)
_DATES: Final = st.sampled_from(["", "2024", "2024-02", "2024-02-29", "1984-01-01"])
_DAYS: Final = st.dates(date(1000, 1, 1), date(9998, 12, 31)).map(str)
_COUNTS: Final = st.none() | st.integers(0, 10**12)
_IDS: Final = (
    *(("arxiv", "2611.01230"), ("arxiv", "cs/0112017"), ("doi", "10.1000/a_(b)<c>;d")),
    *(("openreview", "rJl-b3RcF7"), ("acl", "2020.acl-main.1"), ("isbn", "9780262035613")),
    *(("old", "1984"), ("old", "a: #b")),
)
_KINDS: Final = st.sampled_from(["arxiv", "doi", "openreview", "pdf", "code"])

_ORCIDS: Final = st.sampled_from(["", "0000-0002-1825-0097", "0000-0002-1694-233X"])


def _with_orcid(fields: dict[str, Any], orcid: str) -> dict[str, Any]:
    known = {fields["authors"][0]: orcid} if fields["authors"] and orcid else {}
    return fields | {"orcids": known}


FIELDS_OF_PAPERS: Final = st.builds(
    _with_orcid,
    st.fixed_dictionaries(
        {
            "title": NAMES,
            "abstract": MARKUP,
            "authors": st.lists(NAMES, max_size=3),
            "et_al": st.booleans(),
            "author_count": _COUNTS,
            "date": _DATES,
            "updated": _DATES,
            "listed": st.lists(_DAYS, max_size=2),
            "venue": TEXTS,
            "type": st.sampled_from(["", "article", "preprint", "Thesis", "book"]),
            "volume": TEXTS | st.integers(0, 10**6),
            "issue": TEXTS,
            "pages": TEXTS | st.sampled_from(["436–444", "436--", "e1003285", "12 - 34, 40"]),
            "publisher": TEXTS,
            "editors": st.lists(NAMES, max_size=2),
            "citekey": st.sampled_from(["", "lovelace2024attention", "DBLP:conf/x/L24", "a_b"]),
            "language": st.sampled_from(["", "en", "ZH_hans_cn", "de"]),
            "upvotes": _COUNTS,
            "comments": _COUNTS,
            "citations": _COUNTS,
            "tags": st.lists(st.sampled_from(["attention", "3d-vision", "llm"]), max_size=3),
            "ids": st.sets(st.sampled_from(_IDS), max_size=2).map(dict),
            "links": st.dictionaries(_KINDS, st.just("https://x.org/a?b=c#d"), max_size=2),
            "sources": st.lists(
                st.fixed_dictionaries({"name": NAMES}, optional={"captured": _DAYS}), max_size=2
            ),
            "notes": st.just("") | TEXTS.map(lambda text: f"## Notes\n\n{text}".replace("\r", "")),
        }
    ),
    _ORCIDS,
)
"""Fields as a source may give them; the gate refuses some."""

EXTRAS: Final = st.dictionaries(
    st.text("xyz: -#'\"", min_size=1, max_size=5).filter(lambda key: key not in FIELDS),
    _JSON,
    max_size=3,
)
"""Front-matter keys that are not ours, with any JSON value."""


def _admitted(fields: dict[str, Any], extra: dict[str, Any]) -> Paper:
    try:
        return admit({**fields, **extra, "slug": "x"}, WHERE)
    except ArchiveError:
        reject()


PAPERS: Final = st.builds(_admitted, FIELDS_OF_PAPERS, EXTRAS)
"""Papers that passed the gate, all with the slug `x`."""

_WORD_PIECES: Final = (
    *("self", "Attention", "C", "g", "3", "10", "000", "x", "it", "The", "ΟΔΟΣ", "Σ", "İ", "ı"),
    *("深度", "カ", "ｶﾞ", "각", "हिन्दी", "१", "\u0345", "\u0301", "ẞ", "ﬁ", "Ł", "½", "²", "𝑥", "𝟛"),
    *("-", ".", "'", "’", "_", ",", "+", "++", "#", "–", "'s", "’s", " ", "\u2011", "\u200b"),
    *("*", "A", "RRT", "β", "α", "∞", "\\infty", "\\ell", "ℓ", "∆", ".NET", "🤖", "🏽", "\n"),
    *(" 000", "\u00ad", "\u202f", "\ufeff", "colour", "ise", "ก", "ไ"),
)
SEARCHED: Final = st.lists(st.sampled_from(_WORD_PIECES), max_size=8).map("".join) | TEXTS
"""Text full of what joins and parts words, of any script."""
