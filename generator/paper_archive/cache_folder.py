"""Where the program keeps what it can make or ask for again: in the cache of the person."""

from collections.abc import Mapping
from pathlib import Path


def cache_folder(environment: Mapping[str, str]) -> Path | None:
    """Return our folder in the person's cache; none if the person has no home.

    Source: XDG Base Directory Specification, `XDG_CACHE_HOME`.
    """
    base = Path(environment.get("XDG_CACHE_HOME") or ".")
    if not base.is_absolute():  # as the specification says
        try:
            base = Path.home() / ".cache"
        except RuntimeError:
            return None
    return base / "paper-archive"
