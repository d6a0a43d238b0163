"""Starting an archive: a folder with its settings, a front page, topics and workflows."""

import json
import os
import re
from importlib.metadata import version
from pathlib import Path
from typing import Final
from uuid import uuid4

from paper_archive.archive.files.disk import delete, is_there
from paper_archive.archive.files.new_folder import undo_killed, write_folder
from paper_archive.escapes import heading_of
from paper_archive.package_folders import PACKAGE
from paper_archive.text import clean

SAMPLE: Final = "content/papers/undated/sample-paper.md"
_UNFINISHED: Final = ".paper-archive.new"
"""A file that a new archive has until its first files are imported."""
_TEMPLATE: Final = PACKAGE / "new_archive"
"""Its workflows are links to those of this repository, which is an archive, too."""


def start_archive(folder: Path, name: str, *, has_sample: bool) -> None:
    """Write the folder of a new archive; without a name, it is named after its folder.

    Without a sample, it is unfinished until `finish_archive`: starting it again changes nothing.

    Raises:
        ArchiveError: when the folder holds files, or cannot be written; nothing is written then.

    """
    undo_killed(folder)
    if not has_sample and is_there(folder / _UNFINISHED):
        return
    files = _files(clean(name) or _name_of(folder), has_sample=has_sample)
    write_folder(folder, files.items())


def finish_archive(folder: Path) -> None:
    """Let a new archive be no longer unfinished: what it begins with is imported."""
    delete(folder / _UNFINISHED)


def _files(name: str, *, has_sample: bool) -> dict[str, bytes]:
    """Return the path of each file in the folder, with its contents."""
    paths = (path for path in sorted(_TEMPLATE.rglob("*")) if path.is_file())
    files = {path.relative_to(_TEMPLATE).as_posix(): path.read_bytes() for path in paths}
    if not has_sample:
        del files[SAMPLE]
        files[_UNFINISHED] = b""
    for path, mark, text in (
        ("mkdocs.yml", "ARCHIVE_NAME", json.dumps(name, ensure_ascii=False)),
        ("mkdocs.yml", "ARCHIVE_ID", str(uuid4())),
        ("README.md", "# ARCHIVE_NAME", heading_of(name)),
        ("requirements.txt", "ARCHIVE_VERSION", version("paper-archive")),
    ):
        files[path] = files[path].replace(mark.encode(), text.encode())
    return files


def _name_of(folder: Path) -> str:
    """Return the name for the site of a folder: `reading-group` becomes `Reading group`."""
    name = Path(os.path.realpath(folder)).name  # the folder may be a link to itself
    stem = os.fsencode(name).decode(errors="replace")
    words = clean(re.sub(r"[-_\s]+", " ", stem)) or "Papers"
    return words[0].upper() + words[1:]
