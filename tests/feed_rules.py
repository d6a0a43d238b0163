"""The rules of Atom that the W3C's feed validator checks, of those that feeds of papers can break.

Source: RFC 4287; the rules of https://github.com/w3c/feedvalidator for feeds, entries, links, text
and dates.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from html.entities import name2codepoint
from typing import Final
from xml.etree import ElementTree as ET

ATOM: Final = "{http://www.w3.org/2005/Atom}"
_ONCE: Final = ("id", "title", "updated")
_URI: Final = re.compile(r"[a-zA-Z][0-9a-zA-Z+\-.]*:(//)?[0-9a-zA-Z;/?:@&=+$.\-_!~*'()%,#]+")
_UUID: Final = re.compile(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_INSTANT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
_PARAGRAPHS: Final = re.compile(r"(<p>([^<>&]|&(amp|lt|gt);)+</p>)+")
_UNDECLARED: Final = re.compile(r"</\w+>|&#?\w+")
_BAD: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffd-\uffff]")


def parsed(feed: bytes) -> ET.Element:
    """Return the root of a feed of ours."""
    return ET.fromstring(feed)  # noqa: S314


def problems(feed: bytes, address: str) -> list[str]:
    """Return what a validator would say of a feed that is at this address."""
    root = parsed(feed)
    entries = root.findall(f"{ATOM}entry")
    links = [(link.get("rel"), link.get("href")) for link in root.findall(f"{ATOM}link")]
    names = [child.tag.removeprefix(ATOM) for child in root]
    found = [*_problems_of(root), *(each for entry in entries for each in _problems_of(entry))]
    for what in ("id", "updated"):
        values = [entry.findtext(f"{ATOM}{what}") for entry in entries]
        found += [f"two entries of one {what}"] * (len(set(values)) < len(values))
    found += ["no entry"] * (not entries)
    found += ["metadata below entries"] * ("entry" in names[: -len(entries)])
    found += ["not at its address"] * (("self", address) not in links)
    found += ["no author"] * (root.find(f"{ATOM}author") is None)
    updated = [entry.findtext(f"{ATOM}updated", "") for entry in entries]
    found += ["unsorted"] * (updated != sorted(updated, reverse=True))
    found += ["older than its entries"] * (root.findtext(f"{ATOM}updated") != max(updated))
    return found


def _problems_of(element: ET.Element) -> Iterator[str]:
    """Yield what is wrong with the metadata of a feed or an entry."""
    for name in _ONCE:
        if len(element.findall(f"{ATOM}{name}")) != 1:
            yield f"not one {name}"
    if not _UUID.fullmatch(element.findtext(f"{ATOM}id", "")):
        yield "the id is no URI"
    for child in element:
        yield from _problems_of_child(child)
    language = element.get("{http://www.w3.org/XML/1998/namespace}lang")
    if language is not None and not re.fullmatch("[a-z]{2}(-.+)?", language):
        yield f"a language that validators may not know: {language}"
    relations = [(link.get("rel"), link.get("type")) for link in element.findall(f"{ATOM}link")]
    if len(set(relations)) < len(relations):
        yield "two links of one kind"


def _problems_of_child(child: ET.Element) -> Iterator[str]:
    name, text = child.tag.removeprefix(ATOM), child.text or ""
    if any(_BAD.search(value) for value in (text, *child.attrib.values())):
        yield f"a bad character in {name}"
    if name in _CHECKS and not _CHECKS[name](child):
        yield f"{name} breaks a rule: {ET.tostring(child, encoding='unicode')[:300]}"


def _is_instant(element: ET.Element) -> bool:
    """Return whether this is an instant that no validator takes for a mistake."""
    text = element.text or ""
    return bool(_INSTANT.fullmatch(text)) and datetime.fromisoformat(text).year >= 1990


def _is_text(element: ET.Element) -> bool:
    """Return whether this is neither blank nor HTML that is not declared as such."""
    text, kind = element.text or "", element.get("type", "text")
    if kind == "text":
        return bool(text.strip()) and not _UNDECLARED.search(text)
    inside = text if element.tag == f"{ATOM}content" else f"<p>{text}</p>"
    return kind == "html" and bool(_PARAGRAPHS.fullmatch(inside))


def _is_plain(text: str) -> bool:
    """Return whether this is neither blank nor has what a validator takes for HTML."""
    words = re.findall(r"&(#?\w+)", text)
    has_entity = any(word in name2codepoint or not word.isalpha() for word in words)
    return bool(text.strip()) and not has_entity and not re.search(r"</\w+>", text)


_CHECKS: Final[Mapping[str, Callable[[ET.Element], bool]]] = {
    "updated": _is_instant,
    "published": _is_instant,
    "title": _is_text,
    "summary": _is_text,
    "content": _is_text,
    "link": lambda link: bool(_URI.fullmatch(link.get("href", ""))),
    "author": lambda author: _is_plain(author.findtext(f"{ATOM}name") or ""),
}
