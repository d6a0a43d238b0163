"""MkDocs' files, and those of our pages where one is asked for by its path."""

from collections.abc import Callable, Iterable
from pathlib import PurePath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from paper_archive.archive.content import Content
from paper_archive.publish.files import is_unused


class LinkedFiles(Files):
    """Finds the files of pages that MkDocs does not make, without holding them all.

    They can be linked to, but are not among the files that one can go through.
    """

    def __init__(self, files: Iterable[File], made: Callable[[str], File | None]) -> None:
        super().__init__(files)
        self._made = made

    def get_file_from_path(self, path: str) -> File | None:
        """Return the file at a path; None if there is none."""
        return super().get_file_from_path(path) or self._made(PurePath(path).as_posix())

    def __contains__(self, path: str) -> bool:
        return self.get_file_from_path(path) is not None


def remove_unpublished(files: Files, content: Content, config: MkDocsConfig) -> None:
    """Remove the pages of papers, which the site replaces with its own, and unneeded files.

    If the archive has problems, none of its files stay.
    """
    kept = frozenset() if content.problems else content.other_files
    for file in list(files):
        path, is_own = file.src_uri, file.src_dir == config.docs_dir
        if path not in kept if is_own else is_unused(path):
            files.remove(file)
