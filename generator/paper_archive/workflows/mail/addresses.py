"""Mail addresses as people write them, in the form in which mail servers take them.

Sources: RFC 5321, 4.1.2 (what an address is) and 4.5.3.1 (how long); RFC 5890 (domains in letters
that are not ASCII); RFC 6531 (names before the sign that are not ASCII).
"""

import re
import unicodedata
from email.headerregistry import Address
from typing import Final

import idna

_NAMED: Final = re.compile(r'(?:"(?P<quoted>[^"]*)"\s*|(?P<name>[^"<>]*))<(?P<address>[^<>]*)>')
_LOCAL: Final = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*")
_LOCAL_BYTES: Final = 64
_BYTES: Final = 254


def mail_address(text: str) -> Address:
    """Return the address that `ada@example.org` or `Ada Lovelace <ada@example.org>` is.

    Its domain is in ASCII and in lowercase, and its letters are composed (RFC 6532, 3.1).

    Raises:
        ValueError: with what is wrong, as after "address"; the message does not show the address.

    """
    if not text.isprintable():
        raise ValueError("has control characters")
    named = _NAMED.fullmatch(text.strip())
    name = (named["quoted"] or named["name"] or "").strip() if named else ""
    address = (named["address"] if named else text).strip()
    local, at, domain = unicodedata.normalize("NFC", address).rpartition("@")
    if not at:
        raise ValueError("has no @")
    if not _LOCAL.fullmatch(local) or len(local.encode()) > _LOCAL_BYTES:
        raise ValueError("has no valid name before the @")
    try:
        host = idna.encode(domain, uts46=True, std3_rules=True).decode()
    except (idna.IDNAError, UnicodeError) as error:
        raise ValueError("has no valid domain after the @") from error
    if host.endswith("."):  # right in the DNS, but not in a mail address
        raise ValueError("has no valid domain after the @")
    found = Address(name, local, host)
    if len(found.addr_spec.encode()) > _BYTES:
        raise ValueError(f"is longer than {_BYTES} bytes")
    return found


def is_mail_address(text: str) -> bool:
    """Tell whether a text is a mail address, with a name or without."""
    try:
        mail_address(text)
    except ValueError:
        return False
    return True
