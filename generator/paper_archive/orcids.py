"""ORCID iDs of authors: name, as in the list of authors → `0000-0002-1825-0097`.

Source: ORCID, "Structure of the ORCID Identifier" (16 digits, the last of them a check digit by
ISO 7064, MOD 11-2; X is 10).
"""

import re
from collections.abc import Mapping
from typing import Final

from paper_archive.refused import RefusedError
from paper_archive.values import title

HOME: Final = "https://orcid.org/"
"""The address of a person is this and the iD."""
_DASHES: Final = re.compile("[\u2010-\u2015\u2212]")
_ORCID: Final = re.compile(
    r"(?:orcid(?:id)?[:=]?)?(?:(?:https?://)?(?:www\.)?orcid\.org/){0,2}"
    r"(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dX])/?\Z",
    re.IGNORECASE | re.ASCII,
)
_MOST_CHARS: Final = 100
_WHAT: Final = 'ORCID iDs in quotes by author, such as {"Ada King": "0000-0002-1825-0097"}'


def orcid_in(text: str) -> str:
    """Return the normal form of an iD, also of its address; empty if it is not one."""
    text = "".join(_DASHES.sub("-", text).split()) if len(text) <= _MOST_CHARS else ""
    found = _ORCID.match(text)
    if not found:
        return ""
    orcid = "-".join(found.groups()).upper()
    return orcid if _check_digit(orcid[:-1]) == orcid[-1] else ""


def _check_digit(digits: str) -> str:
    total = 0
    for digit in digits.replace("-", ""):
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11]


def orcids(value: object) -> dict[str, str]:
    """Return name → iD in its normal form, sorted by name."""
    if not isinstance(value, Mapping):
        raise RefusedError(_WHAT)
    found: dict[str, str] = {}
    for key, text in value.items():
        name, orcid = title(key), orcid_in(title(text))
        if not orcid:
            raise RefusedError(_WHAT)
        if found.setdefault(name, orcid) != orcid:
            raise RefusedError("only one ORCID iD for each name")
    return dict(sorted(found.items()))
