"""The settings of the plugin as mkdocs.yml has them, with the languages that are beside it."""

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from paper_archive.errors import ArchiveError, problem_list
from paper_archive.plugin.languages import read_languages, untranslated_lines
from paper_archive.publish.settings import Settings, read_settings

_log: Final = logging.getLogger("mkdocs.plugins.paper_archive")


def load_settings(
    options: Mapping[Any, Any], folder: Path
) -> tuple[Settings, list[tuple[str, str]]]:
    """Return the settings, and name and message of each mistake; the log says what stays English.

    `folder` is that of mkdocs.yml. A setting with a mistake keeps its default.
    """
    try:
        languages = read_languages(folder)
    except ArchiveError as error:
        return Settings(), [("language", problem_list(error.problems))]
    settings, mistakes = read_settings(options, languages)
    for line in untranslated_lines(settings.language):
        _log.info("%s", line)
    return settings, mistakes
