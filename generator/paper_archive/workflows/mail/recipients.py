"""Who gets digests: one address in each line, as people write them.

    Ada Lovelace <ada@example.org>
    charles@example.org # from March on

A line that is not an address is named only by its number: what a command prints is often public.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.headerregistry import Address
from io import StringIO
from pathlib import Path
from typing import Final

from paper_archive.archive.files import disk
from paper_archive.errors import ArchiveError, Problem, Where
from paper_archive.workflows.mail.addresses import mail_address

VARIABLE: Final = "PAPER_ARCHIVE_RECIPIENTS"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who gets digests."""

    address: Address
    where: Where

    @property
    def key(self) -> str:
        """The address in the form in which it is compared: no server tells upper case apart."""
        return self.address.addr_spec.lower()


def read_recipients(
    path: Path | None, environment: Mapping[str, str]
) -> tuple[list[Recipient], Sequence[Problem]]:
    """Return the recipients that a file or else the environment names, and what is not an address.

    Each address is there once, where it first stands.

    Raises:
        ArchiveError: when the file cannot be read, or nobody is named.

    """
    text = disk.read_text(path) if path else environment.get(VARIABLE, "")
    name = path.as_posix() if path else VARIABLE
    found: dict[str, Recipient] = {}
    problems = []
    for number, line in enumerate(StringIO(text, newline=None), start=1):
        written = (
            line.partition("#")[0] if line.lstrip().startswith("#") else line.partition(" #")[0]
        )
        if not written.strip():
            continue
        where = Where(name, number)
        try:
            recipient = Recipient(mail_address(written.strip()), where)
        except ValueError as error:
            problems.append(Problem(where, "recipient", f"address {error}"))
        else:
            found.setdefault(recipient.key, recipient)
    if not (found or problems):
        raise ArchiveError([Problem(Where(name), "recipient", "there is no recipient")])
    return list(found.values()), problems
