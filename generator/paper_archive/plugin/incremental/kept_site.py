"""The pages of the last build, which MkDocs would delete before it begins.

It empties the folder of the site except for hidden files, and has no setting for that. So all that
is there is moved into a hidden folder and back: a few renames, which may be interrupted at any
moment.
"""

import errno
import os
import shutil
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path
from typing import Final

from paper_archive.plugin.incremental.build_ledger import Written

LOCK: Final = ".paper-archive-lock"
"""In the folder of a site; MkDocs leaves hidden files where they are."""
_ASIDE: Final = ".paper-archive-aside"
_NOT_EMPTY: Final = (errno.ENOTEMPTY, errno.EEXIST)


def set_aside(site: Path) -> None:
    """Hide what is in the folder of a site, unless an earlier build has done so.

    Raises:
        OSError: when it cannot be moved.

    """
    aside = site / _ASIDE
    if not site.is_dir() or aside.is_dir():
        return
    aside.mkdir()
    for path in [each for each in site.iterdir() if not each.name.startswith(".")]:
        try:
            path.rename(aside / path.name)
        except OSError as error:
            if error.errno != errno.EXDEV:  # a mount below the site; MkDocs empties it
                raise


def put_back(site: Path, written: Mapping[str, Written]) -> dict[str, Written]:
    """Put back the files that are still as they were written, and return their entries.

    `written` is path below the folder of the site → entry. All else that was hidden is deleted.

    Raises:
        OSError: when something cannot be read, moved or deleted.

    """
    aside = site / _ASIDE
    if not aside.is_dir():
        return {}
    standing = _standing(str(aside), written)
    for path in list(aside.iterdir()):
        if os.path.lexists(site / path.name):  # a hook wrote it since
            shutil.rmtree(path) if path.is_dir() else path.unlink()
            standing = {name: each for name, each in standing.items() if _top(name) != path.name}
        else:
            path.rename(site / path.name)
    aside.rmdir()
    return standing


def delete_files(site: Path, names: Iterable[str]) -> None:
    """Delete files below the folder of a site, and the folders that become empty.

    Raises:
        OSError: when one cannot be deleted.

    """
    for below, some in groupby(sorted(names), lambda name: name.rpartition("/")[0]):
        for name in some:
            (site / name).unlink()
        folder = site / below
        while folder != site and _is_deleted(folder):
            folder = folder.parent


def _is_deleted(folder: Path) -> bool:
    """Delete a folder if it is empty; another process may write into it."""
    try:
        folder.rmdir()
    except OSError as error:
        if error.errno not in _NOT_EMPTY:
            raise
        return False
    return True


def _standing(folder: str, written: Mapping[str, Written]) -> dict[str, Written]:
    """Return the files of a folder that may stay; delete the others, and empty folders."""
    standing: dict[str, Written] = {}
    prefixes, full = [""], {""}
    for prefix in prefixes:  # and those that are found
        with os.scandir(f"{folder}/{prefix}") as found:
            entries = list(found)
        for entry in entries:
            name = f"{prefix}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                prefixes.append(f"{name}/")
                continue
            known = written.get(name) if entry.is_file(follow_symlinks=False) else None
            if known and known.is_still(entry.path, entry.stat(follow_symlinks=False)):
                standing[name] = known
                full.add(prefix)
            else:
                Path(entry.path).unlink()
    for prefix in reversed(prefixes[1:]):  # a folder comes before those in it
        if prefix in full:
            full.add(prefix[: prefix.rfind("/", 0, -1) + 1])
        else:
            Path(folder, prefix).rmdir()
    return standing


def _top(name: str) -> str:
    return name.partition("/")[0]
