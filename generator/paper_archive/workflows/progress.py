"""How a workflow shows its progress."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """What a workflow calls while it runs."""

    pages: Callable[[int, int], None] = lambda _done, _of: None
    """Called with the number of pages that are done, and the number of all."""
    message: Callable[[str], None] = lambda _message: None
    """Called with a message to show at once, such as that another command is running."""
