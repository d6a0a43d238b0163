"""Whether a build would leave the site as it is, decided before any page is parsed.

It would if the last build had the same input, and the site is as that build left it. Then its
messages are logged again, and nothing else is done.
"""

import json
import logging
from contextlib import suppress
from pathlib import Path
from typing import Final

from paper_archive.errors import ArchiveError
from paper_archive.plugin import cycles
from paper_archive.plugin.incremental.sealed_file import cached_path, read_sealed, write_sealed
from paper_archive.plugin.incremental.site_state import state_of

_LOGGER: Final = logging.getLogger("mkdocs")
_OF_A_BUILD: Final = ("mkdocs.commands.build", "mkdocs.plugins.paper_archive.cache")
"""Loggers whose messages are about one build, and not about the site."""
_FORM: Final = b"1\n"


class SameBuild(logging.Handler):
    """Compares a build with the last one, and keeps what the next one is compared with."""

    def __init__(self, cache: Path, site: Path, key: str) -> None:
        """`key` stands for all that the site is made of; it is empty if that is not known."""
        super().__init__(logging.INFO)
        self._path = cached_path(cache, site, "whole")
        self._site = site
        # A quiet build logs less.
        self._key = key and f"{key} {_LOGGER.getEffectiveLevel()}"
        self._messages: list[tuple[str, str]] = []
        self._has_warned = False

    def end_if_done(self) -> None:
        """End the process if a build would leave the site as it is, with the last one's messages.

        Otherwise, messages are recorded from now on, until `close` is called.

        Raises:
            SystemExit: MkDocs has no other way to end a build early without an error.

        """
        if self._is_done():
            for name, message in self._messages:
                logging.getLogger(name).info("%s", message)
            _LOGGER.info("The site is as it was: nothing changed since the last build.")
            cycles.end_reading(is_last=False)
            raise SystemExit(0)
        if self._key:
            _LOGGER.addHandler(self)

    def _is_done(self) -> bool:
        if not self._key:
            return False
        try:
            data = read_sealed(self._path, _FORM)
            key, state, messages = json.loads(data) if data else ("", "", [])
            if key != self._key or state != state_of(self._site):
                return False
        except (ArchiveError, OSError):  # a build makes the site, and says what is wrong
            return False
        self._messages = messages
        return True

    def emit(self, record: logging.LogRecord) -> None:
        """Record a message about the site, which the next build may have to repeat."""
        self._has_warned |= record.levelno > logging.INFO
        if record.name not in _OF_A_BUILD:
            self._messages.append((record.name, record.getMessage()))

    def keep(self, state: str) -> None:
        """Keep what is known of a build that succeeded; `state` is that of its site.

        Nothing is kept after a warning: only MkDocs knows whether a warning is a failure.
        """
        self.close()
        if not self._key or self._has_warned:
            return
        data = json.dumps([self._key, state, self._messages]).encode()
        with suppress(ArchiveError):  # the next build is only slower
            write_sealed(self._path, [data], _FORM)

    def close(self) -> None:
        """Stop recording messages."""
        _LOGGER.removeHandler(self)
        super().close()
