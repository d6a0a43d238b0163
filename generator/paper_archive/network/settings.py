"""What a client goes by: keys, contact, cache, patience, and the clock."""

import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from paper_archive.cache_folder import cache_folder
from paper_archive.network.cache import Cache
from paper_archive.network.connection import TimeLimits
from paper_archive.network.last_asked import LastAsked
from paper_archive.network.services import contact_in


@dataclass(frozen=True, slots=True)
class Clock:
    """The time, and how to wait; tests have one that does not."""

    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a client goes by."""

    environment: Mapping[str, str]
    """Where keys and other addresses of services are."""
    contact: str = ""
    """Where services can write to the person."""
    cache: Cache | None = None
    last_asked: LastAsked | None = None
    show: Callable[[str], None] = lambda _message: None
    """Called with a message when a wait begins."""
    limits: TimeLimits = field(default_factory=TimeLimits)
    clock: Clock = field(default_factory=Clock)
    chance: Callable[[], float] = random.random
    """A random number from 0 to 1."""

    @classmethod
    def of(
        cls,
        environment: Mapping[str, str],
        show: Callable[[str], None],
        *,
        contact: str = "",
        is_cached: bool = True,
        clock: Clock | None = None,
    ) -> "Settings":
        """Return the settings of a command; a contact in the environment goes first.

        Raises:
            ArchiveError: when the environment has an unusable contact.

        """
        folder = cache_folder(environment)
        return cls(
            environment=environment,
            contact=contact_in(environment) or contact,
            cache=Cache(folder / "answers") if folder and is_cached else None,
            last_asked=LastAsked(folder / "asked") if folder else None,
            show=show,
            clock=clock or Clock(),
        )
