"""A former address of the site, and where it leads."""

from dataclasses import dataclass

from paper_archive.errors import Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """An address that was published once and has no page now; addresses are below the root."""

    address: str
    target: str | None
    """The address that it leads to; None if the page was removed."""
    reason: str = ""
    """Why the page was removed, if known."""
    where: Where
    """Where this is written."""
