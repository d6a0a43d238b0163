"""Replacing and deleting pages at the very moment at which a person saves them.

Whoever compares a page with what was read and then replaces it loses what is saved between the two.
So it is done the other way round: page and new file exchange their names in one step, and what came
out is compared. If somebody changed it, or has it open for writing, it is put back. In the same way
a page is first renamed, then compared, then deleted.

Where files cannot be exchanged (other systems than Linux, some network drives), a page is replaced
without that comparison. All texts here are digests (ledger/entry.py).
"""

from contextlib import suppress
from pathlib import Path

from paper_archive.archive.files import disk, whole_file
from paper_archive.archive.files.system_calls import exchange, is_open_for_writing
from paper_archive.archive.ledger.entry import digest
from paper_archive.errors import ArchiveError


def replace(new_file: Path, page: Path, read: str, new: str) -> bool:
    """Replace a page if it is as it was read, and tell whether it was; a link stays a link.

    `read` is the text that it must hold, `new` that of the new file. That file is gone only if the
    page was replaced.

    Raises:
        OSError: when it cannot be replaced.

    """
    page = disk.resolved(page)
    try:
        if not exchange(new_file, page):
            whole_file.replace(new_file, page)
            return True
    except FileNotFoundError:
        return False
    if came_out(new_file, read):
        new_file.unlink()
        return True
    _put_back(new_file, page, new)
    return False


def came_out(new_file: Path, read: str) -> bool:
    """Tell whether a new file has been exchanged for the page as it was read."""
    return not new_file.is_symlink() and _is_as_read(new_file, read)


def settle(new_file: Path, page: Path, read: str, new: str) -> None:
    """Put back what came out when a command was killed before it could.

    A page that was edited since then stays as it is. The new file stays until it is deleted.

    Raises:
        OSError: when it cannot be put back.

    """
    page = disk.resolved(page)
    is_exchanged = _text(new_file) != new and not came_out(new_file, read)
    if is_exchanged and _text(page) == new:
        _put_back(new_file, page, new)


def delete(path: Path, read: str) -> bool:
    """Delete a file if it is there and holds this text, and tell whether that was so.

    What a killed command has renamed in order to delete it is deleted now, or put back.

    Raises:
        OSError: when it cannot be deleted.

    """
    aside = path.with_name(f".{path.name}.0.tmp")
    if not disk.is_there(aside) and _is_as_read(path, read):
        with suppress(FileNotFoundError):
            path.rename(aside)
    if not disk.is_there(aside):
        return False
    if _is_as_read(aside, read):
        aside.unlink()
        return True
    if aside.is_dir():
        aside.rename(path)
    else:
        with suppress(FileExistsError):
            whole_file.create(aside, path)
    return False


def _put_back(edited: Path, page: Path, new: str) -> None:
    """Exchange an edited page for the new one again.

    If a person saves the page once more before that, the later edit stays.
    """
    inside: str | None = new
    while True:
        put = _text(edited)
        try:
            exchange(edited, page)
        except FileNotFoundError:  # moved or deleted meanwhile, but without the edit
            with suppress(FileExistsError):
                whole_file.create(edited, page)
            break
        if _text(edited) == inside:
            break
        inside = put


def _is_as_read(path: Path, read: str) -> bool:
    try:
        return _text(path) == read and not is_open_for_writing(path)
    except OSError:
        return False


def _text(path: Path) -> str | None:
    """Return the digest of what a file holds; None if it holds no text."""
    try:
        return digest(disk.read_text(path))
    except ArchiveError:
        return None
