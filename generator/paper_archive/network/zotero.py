"""What Zotero is asked: the items of a group or a collection; sources/zotero_json reads them.

A library has a version, which grows with each change; what changed since one can be asked for.

Source: https://www.zotero.org/support/dev/web_api/v3/syncing.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final

from paper_archive.network.client import Client
from paper_archive.network.failures import ServiceFailed
from paper_archive.network.parts import Part, checked, objects_of
from paper_archive.network.services import ZOTERO
from paper_archive.text import whole_number

_NAME: Final = re.compile(r"(?P<group>[1-9]\d{0,9})(?:/(?P<collection>[A-Z0-9]{8}))?")
_ADDRESS: Final = re.compile(
    r"https?://(?:www\.)?zotero\.org/groups/(?P<group>[1-9]\d{0,9})"
    r"(?:/[^/?#]*)?(?:/collections/(?P<collection>[A-Z0-9]{8}))?(?:/[^?#]*)?(?:[?#].*)?"
)
_NO_PAPERS: Final = frozenset(("attachment", "note", "annotation"))
_MOST_STARTS: Final = 3
"""How often a list is begun again because the library changed meanwhile."""


@dataclass(frozen=True, slots=True)
class Library:
    """A group, or a collection in it."""

    group: str
    collection: str = ""

    @property
    def name(self) -> str:
        """As on the command line."""
        return f"{self.group}/{self.collection}" if self.collection else self.group

    @property
    def path(self) -> str:
        """Where its items are."""
        inner = f"/collections/{self.collection}" if self.collection else ""
        return f"groups/{self.group}{inner}/items/top"


def library(text: str) -> Library | None:
    """Return the library that a person names: `12345`, `12345/ABCD2345`, or its address."""
    found = _NAME.fullmatch(text) or _ADDRESS.fullmatch(text)
    return Library(found["group"], found["collection"] or "") if found else None


def changed(client: Client, what: Library, since: int) -> tuple[list[Part], int]:
    """Return the items that changed after a version, once all are there, and the new version."""
    for _ in range(_MOST_STARTS):
        parts, versions = _changed_once(client, what, since)
        if len(versions) <= 1:
            return parts, max([since, *versions])
    message = "the library changes while it is read"
    raise ServiceFailed(ZOTERO, "service-failed", message)


def _changed_once(client: Client, what: Library, since: int) -> tuple[list[Part], set[int]]:
    parts: list[Part] = []
    versions, seen = set[int](), set[str]()
    start, total = 0, 1
    while start < total and len(versions) <= 1:
        params = {
            "format": "json",
            "since": str(since),
            "sort": "dateAdded",
            "direction": "asc",
            "start": str(start),
            "limit": str(ZOTERO.page_size),
        }
        headers = {"Zotero-API-Version": "3"}
        if not start and since:
            headers["If-Modified-Since-Version"] = str(since)
        answer = client.get(
            ZOTERO,
            what.path,
            params,
            headers,
            allowed=[HTTPStatus.NOT_MODIFIED] if since else [],
            check=checked(lambda body: isinstance(body, list)),
        )
        if not answer.is_found:
            break
        items = json.loads(answer.body)
        said = whole_number(answer.headers.get("total-results", ""))
        version = whole_number(answer.headers.get("last-modified-version", ""))
        versions |= {version} if version else set()
        if any(map(_is_paper, objects_of(items))):
            question = f"{what.name} since {since}" + f" from {start + 1}" * bool(start)
            parts.append(Part(ZOTERO, question, answer))
        keys = {str(item.get("key")) for item in objects_of(items)}
        if len(versions) <= 1:
            total = _checked_total(said, total if start else 0, is_new=not keys <= seen)
        seen |= keys
        start += len(items)
    return parts, versions


def _checked_total(said: int | None, before: int, *, is_new: bool) -> int:
    """Return how many items a list has, by what its last part and those before said.

    Raises:
        ServiceFailed: when that is not known, or the part has none of the items that are left.

    """
    if said is None:
        raise ServiceFailed(ZOTERO, "service-failed", "does not say how many items there are")
    total = max(said, before)
    if total and not is_new:
        raise ServiceFailed(
            ZOTERO, "service-failed", f"sends none of the items that are left of {total:,}"
        )
    return total


def _is_paper(item: Mapping[str, Any]) -> bool:
    data = item.get("data")
    return isinstance(data, Mapping) and data.get("itemType") not in _NO_PAPERS
