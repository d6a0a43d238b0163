"""When each service was asked last, in a folder on the disk that all commands of a person share.

A service wants its pause between two commands as well. Each file has the time of the last answer of
one service. A file that cannot be read or written is ignored: a pause may be missed then.
"""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from paper_archive.network.services import Service


class LastAsked:
    """The folder of times."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def note(self, service: Service, now: datetime) -> None:
        """Note that a service has answered."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            (self._folder / service.name).write_text(now.isoformat(), encoding="ascii")

    def seconds_left(self, service: Service, now: datetime) -> float:
        """Return how long the pause of a service still lasts; 0 if it is over, or not known."""
        try:
            text = (self._folder / service.name).read_text(encoding="ascii")
            since = (now - datetime.fromisoformat(text)).total_seconds()
        except (OSError, ValueError, TypeError):  # such as a time without a zone
            return 0.0
        # A time in the future is that of a clock that was set back since then.
        return service.pause_seconds - since if 0 <= since < service.pause_seconds else 0.0
