"""Finishing the work of a killed command, with what it noted in the journal."""

from pathlib import Path

from paper_archive.archive import store
from paper_archive.archive.files import disk, folders
from paper_archive.archive.writing import journal


def recover(content: Path) -> None:
    """Finish the work of a killed command.

    Raises:
        ArchiveError: when the ledger cannot be read, or something cannot be written.

    """
    if disk.is_there(content / journal.JOURNAL):
        for intent in journal.read(content):
            with disk.failing("file-write", "cannot finish a page", intent.page):
                if intent.is_done():
                    intent.finish()
                else:
                    intent.undo()
        store.save_ledger(content, journal.load_ledger(content))
    clean(content)


def clean(content: Path) -> None:
    """Delete the journal, then the temporary files, without which it would be wrong.

    Raises:
        ArchiveError: when one cannot be deleted.

    """
    disk.delete(content / journal.JOURNAL)
    for folder in (store.PAPERS, store.CAPTURES):
        for path in folders.leftovers(content / folder):
            disk.delete(path)
