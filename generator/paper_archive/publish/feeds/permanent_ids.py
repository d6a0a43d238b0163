"""What feeds and their entries are called, wherever they are."""

from uuid import NAMESPACE_URL, uuid5


def permanent_id(archive: str, kind: str, name: str) -> str:
    """Return the URI of an entry or a feed, which depends on these three only.

    `archive` tells the archive from all others. Source: RFC 9562, UUIDs of version 5; RFC 4287,
    section 4.2.6.
    """
    return uuid5(NAMESPACE_URL, f"paper-archive:{archive}:{kind}:{name}").urn
