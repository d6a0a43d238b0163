"""The section `digest` of `archive.yml`: who mails digests, by which server, and saved searches.

    digest:
      from: Sand papers <papers@example.org>
      smtp: smtp.example.org:587
      unsubscribe: https://example.org/unsubscribe
      searches:
        maps: title:maps author:li

Recipients and passwords are not in it, since the file is public in many archives.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from paper_archive.archive.markdown.yaml_nodes import Mapping, Node
from paper_archive.errors import shown
from paper_archive.network.mail_server import SECURITIES, MailServer
from paper_archive.publish.digests.message import Sender
from paper_archive.publish.digests.query import parse_query
from paper_archive.workflows.configuration.settings_file import Key, SettingsFile, pairs
from paper_archive.workflows.mail.addresses import is_mail_address, mail_address

_SERVER: Final = re.compile(
    r"(?P<host>[\w.-]+|\[[0-9A-Fa-f:.]+\])(?::(?P<port>[1-9]\d{0,4}))?", re.ASCII
)
_UNSUBSCRIBE: Final = re.compile(
    r"(?:https?://[\w.-]+(?:[:/?]|$)|mailto:[^@]+@)[!-;=?-~]*", re.ASCII
)
_MOST_CHARS: Final = 500
_ADDRESS: Final = Key("a mail address, or a name and `<address>`", is_mail_address)


def _is_server(text: str) -> bool:
    found = _SERVER.fullmatch(text)
    return bool(found and int(found["port"] or 1) < 65536)


def _is_unsubscribe(text: str) -> bool:
    return (
        len(text) <= _MOST_CHARS
        and bool(_UNSUBSCRIBE.fullmatch(text))
        and not set(text) & set(",#")
    )


_KEYS: Final = {
    "from": _ADDRESS,
    "reply-to": _ADDRESS,
    "smtp": Key("a mail server like smtp.example.org:587", _is_server),
    "security": Key(f"one of {', '.join(SECURITIES)}", SECURITIES.__contains__),
    "unsubscribe": Key(
        "http(s) or mailto addresses without commas and #", _is_unsubscribe, is_list=True
    ),
}
_SEARCHES: Final = "searches"
_QUERY: Final = Key("a search", bool)


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestSettings:
    """What the section says."""

    sender: Sender | None = None
    server: MailServer | None = None
    searches: dict[str, str] = field(default_factory=dict)
    """Name → query."""


def read_digest(file: SettingsFile, node: Node | None) -> DigestSettings:
    """Return what the section says; report every mistake to the file."""
    entries = file.entries(node, (*_KEYS, _SEARCHES), "digest")
    values = {
        key: [each.text for each in found] for key, found in file.values(entries, _KEYS).items()
    }
    searches = _searches(file, entries.get(_SEARCHES))
    first = {key: found[0] for key, found in values.items() if found}
    sender = (
        Sender(
            address=mail_address(first["from"]),
            reply_to=mail_address(first["reply-to"]) if "reply-to" in first else None,
            unsubscribe=values.get("unsubscribe", ()),
        )
        if "from" in first
        else None
    )
    server = _server(first["smtp"], first.get("security", "")) if "smtp" in first else None
    return DigestSettings(sender=sender, server=server, searches=searches)


def _server(text: str, security: str) -> MailServer:
    found = _SERVER.fullmatch(text)
    if not found:
        raise ValueError(text)
    return MailServer.of(found["host"].strip("[]"), int(found["port"] or 0), security)


def _searches(file: SettingsFile, node: Node | None) -> dict[str, str]:
    """Return name → query."""
    if not isinstance(node, Mapping):
        file.entries(node, ("maps",), _SEARCHES)  # which reports what it must be
    searches = {}
    for name, value in pairs(node):
        for query in file.values({name: value}, {name: _QUERY})[name]:
            try:
                parse_query(query.text)
            except ValueError as error:
                file.report(query.where.line or 0, f"search {shown(name)} {error}")
            searches[name] = query.text
    return searches
