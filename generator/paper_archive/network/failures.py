"""What goes wrong with a service, as one sentence with its name."""

from datetime import datetime

from paper_archive.errors import ArchiveError, Problem, Where
from paper_archive.network.services import Service


class ServiceFailed(ArchiveError):  # noqa: N818  # what callers say: the service failed
    """A service that could not be asked, or gave no usable answer; it is asked again another time.

    Whatever it answered before is whole.
    """

    def __init__(self, service: Service, rule: str, message: str) -> None:
        self.service = service
        super().__init__([Problem(Where(service.title), rule, message)])


class FailedTry(Exception):  # noqa: N818  # not an error until the last try
    """One try that gave no usable answer.

    `wait_seconds` is how long the service asks to wait, if it says so.
    """

    def __init__(
        self, rule: str, message: str, *, may_pass: bool = True, wait_seconds: float | None = None
    ) -> None:
        self.rule = rule
        self.message = message
        self.may_pass = may_pass
        self.wait_seconds = wait_seconds
        super().__init__(message)


def come_back(at: datetime) -> str:
    """Return when to ask again, in UTC, rounded up to a minute."""
    return f"come back at {at:%Y-%m-%d %H:%M} UTC"
