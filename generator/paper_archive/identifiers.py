"""Identifiers of papers: every usual spelling becomes one normal form for each scheme.

    scheme      normal form               also read
    arxiv       1706.03762, cs/0112017    arXiv:…v5, addresses of arXiv, 10.48550/arXiv.…
    doi         10.1000/182               doi:…, addresses of resolvers, percent-encoding, capitals
    shortdoi    10/dkntrs                 the same under doi
    pmid        12345678                  PMID: …, addresses of PubMed
    pmcid       PMC1234567                addresses of PubMed Central
    openreview  rJl-b3RcF7                addresses of OpenReview
    acl         P19-1001, 2020.acl-main.1 addresses of the ACL Anthology
    isbn        9780262035613             with hyphens, ISBN-10
    openalex    W2741809807               addresses of OpenAlex
    s2          40 hexadecimal digits, or CorpusId:13756489

Identifiers of other schemes are plain text. Sources: arXiv, "Understanding the arXiv identifier";
NLM, "PMID and PMCID"; ACL Anthology, "Anthology IDs"; ISO 2108 (ISBN); `doi.py` for DOIs.
"""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Final
from urllib.parse import unquote

from paper_archive.doi import BRACKETS, doi, short_doi
from paper_archive.text import clean

_ARCHIVES: Final = (
    "acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|"
    "cond-mat|cs|dg-ga|econ|eess|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math-ph|math|mtrl-th|"
    "nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|q-alg|q-bio|q-fin|quant-ph|solv-int|stat|supr-con"
)
_ARXIV: Final = re.compile(
    r"(?:(?:07(?:0[4-9]|1[0-2])|(?:0[89]|1[0-4])(?:0[1-9]|1[0-2]))\.\d{4}"
    r"|(?:1[5-9]|[2-9]\d)(?:0[1-9]|1[0-2])\.\d{5}"
    rf"|({_ARCHIVES})(?:\.[a-z]{{2}})?/(\d\d(?:0[1-9]|1[0-2])\d{{3}}))(?:v\d+)?\Z",
    re.IGNORECASE | re.ASCII,
)
_CUT_ARXIV: Final = re.compile(r"\d{3,4}\.\d{1,4}", re.ASCII)
_WITH_ZEROS: Final = (
    "an arXiv identifier like 1706.03762, with its zeros (a spreadsheet drops them from numbers)"
)
_ARXIV_DOI: Final = re.compile(r"10\.48550/arxiv\.", re.IGNORECASE)
_ARXIV_PREFIX: Final = re.compile(
    r"(?:https?://)?(?:[\w-]+\.){0,3}(?:arxiv\.org|ar5iv\.org|alphaxiv\.org|huggingface\.co"
    r"|xxx\.lanl\.gov|arxiv-vanity\.com)/(?:ftp/arxiv/papers/\d{4}"
    r"|abs|pdf|html|ps|format|src|e-print|overview|papers)/"
    r"|oai:arxiv\.org:|arxiv\s+preprint\s+|arxiv\s*(?:e-?print)?\s*[:._-]\s*|arxiv\s+|abs/",
    re.IGNORECASE,
)
_ARXIV_SUFFIX: Final = re.compile(
    r"(?:\.pdf|\.ps\.gz|\.ps|/)?(?:[?#].*)?\Z|(?<!\s)\s*+\[[\w.-]++\]\Z"
)
_ACL: Final = re.compile(r"[A-Z]\d\d-\d{4,5}\Z|\d{4}\.[a-z0-9_-]+(?:-[a-z0-9_]+)?\.\d+\Z")
_ACL_PREFIX: Final = re.compile(
    r"(?:https?://)?(?:www\.)?(?:aclanthology\.(?:org|info)|aclweb\.org/anthology(?:-new)?)/"
    r"(?:papers/)?(?:[A-Za-z]/[A-Za-z]\d\d/|[A-Z]\d\d-\d{4,5}/(?=[a-z]\d))?|acl:|10\.18653/v1/",
    re.IGNORECASE,
)
_MOST_CHARS: Final = 2_000  # what is longer is an identifier in no scheme


class NoIdentifierError(ValueError):
    """A text is not an identifier of its scheme; the message says what one looks like."""


def normal_form(scheme: str, text: str) -> tuple[str, str]:
    """Return scheme and identifier in their normal form.

    The scheme may differ from the one given: a DOI assigned by arXiv is an arXiv identifier, as is
    one that says so, and one of shortdoi.org another name of a DOI.

    Raises:
        NoIdentifierError: when the text is not an identifier of the scheme.

    """
    scheme, text = _SCHEME_OF.get(scheme.lower(), scheme), clean(text)
    if text[:1] in BRACKETS.values() and BRACKETS.get(text[-1:]) == text[0]:
        text = text[1:-1].strip()
    if scheme == "doi" and (_ARXIV_DOI.search(text) or text.lower().startswith("arxiv")):
        scheme = "arxiv"
    if scheme == "doi" and "10/" in text and short_doi(text):
        scheme = "shortdoi"
    read, likeness = _READERS.get(scheme, (str, "text"))
    identifier = read(text) if len(text) <= _MOST_CHARS else ""
    if not identifier:
        is_cut = scheme == "arxiv" and _CUT_ARXIV.fullmatch(text)
        raise NoIdentifierError(_WITH_ZEROS if is_cut else likeness)
    return scheme, identifier


def doi_of(scheme: str, identifier: str) -> str:
    """Return the DOI that an identifier is, or that arXiv assigned to it; empty if unknown."""
    return {"doi": identifier, "arxiv": f"10.48550/arxiv.{identifier}"}.get(scheme, "")


def identifier_in(address: str) -> tuple[str, str] | None:
    """Return scheme and normal form of the identifier in a web address, if any."""
    for scheme, is_address_of in _ADDRESSES.items():
        if is_address_of.match(address):
            with suppress(NoIdentifierError):
                return normal_form(scheme, address)
    return None


def _arxiv(text: str) -> str:
    if found := _ARXIV_DOI.search(text):
        text = text[found.end() :]
    text = text.rstrip(".,;")
    while found := _ARXIV_PREFIX.match(text):  # `arXiv preprint arXiv:1706.03762`
        text = text[found.end() :]
    found = _ARXIV.match(_ARXIV_SUFFIX.sub("", unquote(text)))
    if not found:
        return ""
    if found[1]:  # before 2007: the subject class adds nothing to the number
        return f"{found[1].lower()}/{found[2]}"
    return found[0].lower().partition("v")[0]


def _pmid(text: str) -> str:
    found = re.match(
        r"(?:(?:https?://)?(?:pubmed\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov/pubmed)/"
        r"|pmid\s*:?\s*)?([1-9]\d{0,8})(?:/|\.0|\s?\[pmid\])?(?:[?#].*)?\Z",
        text,
        re.IGNORECASE | re.ASCII,
    )
    return found[1] if found else ""


def _pmcid(text: str) -> str:
    found = re.match(
        r"(?!\d+/.)"  # 10/abcde is a short DOI
        r"(?:(?:https?://)?(?:(?:pmc|www)\.ncbi\.nlm\.nih\.gov/(?:pmc/)?articles"
        r"|europepmc\.org/articles?(?:/PMC)?)/|pmcid\s*:?\s*)?"
        r"(?:PMC)?([1-9]\d{0,8})(?:\.\d+)?(?:/pdf)?(?:/[\w.-]*)?(?:[?#].*)?\Z",
        text,
        re.IGNORECASE | re.ASCII,
    )
    return f"PMC{found[1]}" if found else ""


def _openreview(text: str) -> str:
    found = re.match(
        r"(?:(?:https?://)?openreview\.net/(?:forum|pdf|attachment|revisions|references/pdf)/?\?(?:.*&)?id=)?"
        r"([\w-]{6,20})(?:[&#].*)?\Z",
        text,
        re.ASCII,
    )
    return found[1] if found else ""


def _acl(text: str) -> str:
    if found := _ACL_PREFIX.match(text):
        text = text[found.end() :]
    text = re.sub(r"(?:v\d+)?(?:\.pdf|\.bib)?/?(?:[?#].*)?\Z", "", text)
    text = text[:1].upper() + text[1:]
    return text if _ACL.match(text) else ""


def _isbn(text: str) -> str:
    digits = re.sub(
        r"(?i)\A(?:urn:isbn:|isbn(?:-1[03])?[:\s]*)|\([^()]*\)\Z|[\s\u2010-\u2015-]", "", text
    ).upper()
    if re.fullmatch(r"\d{9}[\dX]", digits, re.ASCII):
        weighed = sum(
            (10 - at) * (10 if digit == "X" else int(digit)) for at, digit in enumerate(digits)
        )
        return _with_check_digit(f"978{digits[:9]}") if weighed % 11 == 0 else ""
    is_isbn = re.fullmatch(r"97[89]\d{10}", digits, re.ASCII)
    return digits if is_isbn and _with_check_digit(digits[:12]) == digits else ""


def _with_check_digit(digits: str) -> str:
    weighed = sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(digits))
    return f"{digits}{-weighed % 10}"


def _openalex(text: str) -> str:
    found = re.match(
        r"(?:(?:https?://)?(?:(?:api|explore)\.)?openalex\.org/(?:works/)?|openalex:)?(W[1-9]\d{1,12})\Z",
        text,
        re.IGNORECASE | re.ASCII,
    )
    return found[1].upper() if found else ""


def _s2(text: str) -> str:
    found = re.match(
        r"(?:(?:https?://)?(?:www\.|api\.)?semanticscholar\.org/(?:graph/v1/)?(?:paper/|arxiv:)?"
        r"(?:[^/?#]+/)?|s2:)?"
        r"(?:([0-9a-f]{40})|(?:corpus\s?id)\s*:?\s*([1-9]\d{0,11}))\Z",
        text,
        re.IGNORECASE | re.ASCII,
    )
    if not found:
        return ""
    return found[1].lower() if found[1] else f"CorpusId:{found[2]}"


_READERS: Final[Mapping[str, tuple[Callable[[str], str], str]]] = {
    "arxiv": (_arxiv, "an arXiv identifier like 1706.03762 or cs/0112017"),
    "doi": (doi, "a DOI like 10.1000/182"),
    "shortdoi": (short_doi, "a short DOI like 10/dkntrs"),
    "pmid": (_pmid, "a PubMed identifier like 12345678"),
    "pmcid": (_pmcid, "a PubMed Central identifier like PMC1234567"),
    "openreview": (_openreview, "an OpenReview identifier like rJl-b3RcF7"),
    "acl": (_acl, "an ACL Anthology identifier like P19-1001 or 2020.acl-main.1"),
    "isbn": (_isbn, "an ISBN like 9780262035613"),
    "openalex": (_openalex, "an OpenAlex identifier like W2741809807"),
    "s2": (_s2, "a Semantic Scholar identifier: 40 hexadecimal digits or CorpusId:13756489"),
}
"""Scheme → function that returns the normal form, or nothing; what an identifier looks like."""

SCHEMES: Final = frozenset(_READERS)
"""The schemes whose identifiers have a normal form."""
_SCHEME_OF: Final = {scheme: scheme for scheme in _READERS} | {
    "pmc": "pmcid",
    "anthology": "acl",
    "semanticscholar": "s2",
}
_ADDRESSES: Final = {
    "arxiv": re.compile(
        r"https?://(?:[\w-]+\.)?(?:arxiv\.org|ar5iv\.org|alphaxiv\.org)/"
        r"|https?://huggingface\.co/papers/",
        re.IGNORECASE,
    ),
    "doi": re.compile(r"https?://(?:[\w-]+\.)*doi\.(?:org|acm\.org)/", re.IGNORECASE),
    "openreview": re.compile(r"https?://openreview\.net/", re.IGNORECASE),
    "acl": _ACL_PREFIX,
    "pmid": re.compile(r"https?://(?:pubmed\.|www\.)?ncbi\.nlm\.nih\.gov/", re.IGNORECASE),
    "pmcid": re.compile(r"https?://(?:pmc|www)\.ncbi\.nlm\.nih\.gov/", re.IGNORECASE),
    "openalex": re.compile(r"https?://(?:\w+\.)?openalex\.org/", re.IGNORECASE),
    "s2": re.compile(r"https?://(?:www\.|api\.)?semanticscholar\.org/", re.IGNORECASE),
}
