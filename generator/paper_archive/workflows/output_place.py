"""Where a command may write what a person asks for: not where it would be read, or deleted."""

import os
from pathlib import Path
from typing import Final

from paper_archive.archive.files.disk import is_there
from paper_archive.archive.store import PAPERS, TOPICS
from paper_archive.errors import ArchiveError, Problem, Where
from paper_archive.publish.offline import SCRIPT, START

_SETTINGS: Final = "mkdocs.yml"


def refuse_place(target: Path, *read: Path) -> None:
    """Refuse a place in a folder that is read, in a content folder, or in a built site.

    The next command or build would read, publish or delete what is written there. `read` are the
    folders that this command reads; other content folders are known by what they hold.

    Raises:
        ArchiveError: when it is there.

    """
    place = Path(os.path.realpath(target))  # which a link to itself has, too
    known = {Path(os.path.realpath(each)): each for each in read}
    for folder in (place, *place.parents):
        if folder in known:
            why = f"the folder {known[folder].as_posix()}, which is read"
        elif folder == place:
            continue  # it is a new file or folder, or refused where it is written
        elif _is_content(folder):
            why = f"the content folder {folder.as_posix()}, which is read"
        elif _is_site(folder):
            why = f"the built site {folder.as_posix()}, which the next build replaces"
        else:
            continue
        where = Where(target.as_posix())
        raise ArchiveError([Problem(where, "output-taken", f"must not be in {why}")])


def _is_content(folder: Path) -> bool:
    is_beside_settings = is_there(folder.with_name(_SETTINGS)) if folder.name else False
    return is_beside_settings and any(is_there(folder / each) for each in (PAPERS, TOPICS))


def _is_site(folder: Path) -> bool:
    return (
        is_there(folder / START)
        and is_there(folder / "index.html")
        and not is_there(folder / SCRIPT)  # a copy, which no build replaces
    )
