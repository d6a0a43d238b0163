"""The languages that an archive adds, in a folder beside mkdocs.yml."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from paper_archive.archive.files.disk import read_text
from paper_archive.archive.files.folders import list_files
from paper_archive.errors import ArchiveError
from paper_archive.publish.languages import OWN_FOLDER, untranslated
from paper_archive.publish.languages.language import Language
from paper_archive.text import listed

_NAMED: Final = 3


def read_languages(folder: Path) -> dict[str, str]:
    """Return name → text of the tables beside mkdocs.yml, which is in the folder.

    Raises:
        ArchiveError: when one cannot be read.

    """
    found = list_files(folder / OWN_FOLDER)
    if found.problems:
        raise ArchiveError(found.problems)
    return {path.name: read_text(path) for path in found.files if path.suffix == ".json"}


def untranslated_lines(language: Language) -> Iterator[str]:
    """Yield what stays English, in a line for a log; nothing if the table is complete."""
    if lacking := untranslated(language):
        named = listed([f"“{each}”" for each in lacking], _NAMED)
        yield f"The language {language.tag} lacks {named}, which stay English."
