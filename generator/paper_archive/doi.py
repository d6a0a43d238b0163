"""DOIs and short DOIs: every usual spelling becomes one normal form.

Sources: DOI Handbook, 2.2 and 3.8; International DOI Foundation, "shortDOI Service".
"""

import re
from typing import Final
from urllib.parse import unquote

_DOI_PREFIX: Final = re.compile(
    r"(?:https?://)?(?:[\w.-]*doi\.org|doi\.acm\.org|doi\.ieeecomputersociety\.org|hdl\.handle\.net)/"
    r"|(?:urn|info):doi[:/]|doi\s*[:=]?\s*",
    re.IGNORECASE,
)
_DOI_ADDRESS: Final = re.compile(r"https?://[^\s?#]{4,200}?/(?=10\.\d{4,9}/)", re.IGNORECASE)
_DOI_TAIL: Final = re.compile(r"(?:/(?:full|abstract|pdf|epdf|meta|html)|\.pdf)?(?:[?#].*)?\Z")
_DOI_LABEL: Final = re.compile(
    r"(?<!\s)\s*+\[doi\]\Z|;jsessionid=[\w.!-]++\Z|[?#]utm_[^?#]*+\Z|(?<!;\d-)#[a-z][\w.-]*+\Z",
    re.IGNORECASE,
)
"""What follows a DOI in an address; an old DOI of Wiley can end in `;2-#`."""
_SHORT_DOI: Final = re.compile(
    r"(?:(?:https?://)?(?:dx\.)?(?:doi\.org|shortdoi\.org)/|doi\s*[:=]?\s*)?(?:10/)?"
    r"((?=\d*[a-z])[a-z0-9]{3,8})\Z",
    re.IGNORECASE | re.ASCII,
)
_DOI: Final = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s\x00-\x1f]+\Z", re.ASCII)
BRACKETS: Final = {")": "(", "]": "[", "}": "{", ">": "<"}
"""Closing bracket → the one that opens it."""


def doi(text: str) -> str:
    """Return the DOI in its normal form; empty if the text is not one."""
    text = _DOI_LABEL.sub("", text)
    while found := _DOI_PREFIX.match(text):  # `DOI: https://doi.org/10.1000/182`
        text = text[found.end() :]
    if found := _DOI_ADDRESS.match(text):
        text = _DOI_TAIL.sub("", text[found.end() :])
    text = text.replace("\\_", "_")  # TeX, which other formats keep
    try:
        text = unquote(text, errors="strict" if text.isascii() else "replace").strip()
    except UnicodeDecodeError:  # `%99`
        return ""
    while text and (text[-1] in ".,;:\"'”’" or _closes_nothing(text)):
        text = text[:-1]
    return text.lower() if _DOI.match(text) else ""


def short_doi(text: str) -> str:
    """Return the short DOI in its normal form; empty if the text is not one."""
    found = _SHORT_DOI.match(text.rstrip(".,;"))
    return f"10/{found[1].lower()}" if found else ""


def _closes_nothing(text: str) -> bool:
    opening = BRACKETS.get(text[-1])
    return opening is not None and text.count(opening) < text.count(text[-1])
