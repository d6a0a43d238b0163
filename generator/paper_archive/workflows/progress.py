"""How a workflow shows how far it is."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """What a workflow calls while it is at work."""

    pages: Callable[[int, int], None] = lambda _done, _of: None
    """Called with how many pages are done, and of how many."""
    message: Callable[[str], None] = lambda _message: None
    """Called with what a person should know at once, such as what is waited for."""
