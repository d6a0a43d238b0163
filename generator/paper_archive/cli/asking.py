"""How commands ask services: as the environment, and the archive's `archive.yml`, say."""

import os
from pathlib import Path

from paper_archive.cli import days
from paper_archive.cli.output import PROGRESS
from paper_archive.network.settings import Settings
from paper_archive.workflows.configuration import contact_in, file_of


def settings_of(content: Path, *, is_cached: bool, path: Path | None = None) -> Settings:
    """Return the settings for the services that are asked for an archive.

    `path` is its configuration, if it is not where it usually is.

    Raises:
        ArchiveError: when the contact in the environment or in the configuration is not valid.

    """
    return Settings.of(
        os.environ,
        PROGRESS.message,
        contact=contact_in(path or file_of(content)),
        is_cached=is_cached,
        clock=days.CLOCK,
    )
