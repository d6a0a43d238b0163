"""Answers of services: the bytes as they came, and whether they are what the service writes."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final
from xml.parsers import expat

from paper_archive.errors import shown
from paper_archive.network.failures import FailedTry
from paper_archive.network.services import Service
from paper_archive.text import clean

_LIMIT: Final = re.compile(rb"rate (?:limit )?exceeded|too many requests", re.IGNORECASE)
_MARKUP: Final = re.compile(r"<[^>]*>")
_REASONS: Final = ("message", "error", "detail", "title")
"""The keys under which services say in JSON what is wrong."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of a service."""

    status: int
    """Of HTTP: 200, or another one that was allowed."""
    headers: Mapping[str, str]
    """Name in lowercase → value."""
    body: bytes
    """As it came, uncompressed."""
    url: str
    """What was asked, without a key."""

    @property
    def is_found(self) -> bool:
        """Whether it is what was asked for."""
        return self.status == HTTPStatus.OK


def check_whole(service: Service, body: bytes) -> None:
    """Check that an answer is what the service writes, from beginning to end.

    An answer that was cut, the page of a login to a network, and a message in place of an answer
    are not.

    Raises:
        FailedTry: when it is something else.

    """
    try:
        if service.answers == "xml":
            expat.ParserCreate().Parse(body, True)  # noqa: FBT003  # takes no names
        else:
            json.loads(body)
    except (expat.ExpatError, LookupError, ValueError, RecursionError) as error:
        if _LIMIT.search(body[:1_000]):
            message = f"asks for fewer requests: {reason_in(body)}"
            raise FailedTry("service-limit", message) from error
        kind = service.answers.upper()
        message = f"answer is not {kind}, or was cut off: {reason_in(body) or 'nothing'}"
        raise FailedTry("service-failed", message) from error


def reason_in(body: bytes) -> str:
    """Return what the body of an error says, on one line, in quotes; empty if it says nothing."""
    text = body[:10_000].decode(errors="replace")
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        document = None
    if isinstance(document, dict):
        said = (document.get(key) for key in _REASONS)
        text = next((each for each in said if isinstance(each, str) and each), "")
    words = clean(_MARKUP.sub(" ", text))
    return shown(words, 120) if words else ""
