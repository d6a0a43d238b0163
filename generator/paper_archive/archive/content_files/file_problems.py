"""Files of the content folder that, by name or place, cannot be published or are not read.

Files are given as path relative to the folder, with forward slashes → path.
"""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from unicodedata import normalize

from paper_archive.archive import store
from paper_archive.archive.content_files.folder_links import endless_link
from paper_archive.archive.content_files.overlooked import is_other_page, is_overlooked
from paper_archive.archive.content_files.published import is_paper, is_published, taken_addresses
from paper_archive.archive.files import disk
from paper_archive.errors import Problem, Where
from paper_archive.links import PublishedFiles
from paper_archive.values import is_undecoded


def unpublishable(files: Mapping[str, Path], folder_links: list[Path]) -> Iterator[Problem]:
    """Yield a problem for all that MkDocs fails on: endless folders, pipes, names not in UTF-8."""
    endless = endless_link(folder_links)
    if endless:
        message = "link leads to a folder that contains it"
        yield Problem(Where(endless.as_posix()), "folder-loop", message)
    for name, path in files.items():
        if is_undecoded(name) and not name.startswith(f"{store.CAPTURES}/"):
            message = "name of the file is not UTF-8"
            yield Problem(Where(path.as_posix()), "file-name", message)
        elif not (is_paper(name) or is_other_page(name)) and is_published(name):
            yield from disk.unreadable(path)


def without_address(
    files: PublishedFiles, folder: Path, site_names: Collection[str]
) -> Iterator[Problem]:
    """Yield a problem for each file whose address another one has, or the site itself."""
    for path, other in taken_addresses(files.paths, site_names):
        user = (folder / other).as_posix() if other else "the site itself"
        message = f"address is already used by {user}"
        if normalize("NFC", path) == normalize("NFC", other):
            message += ", whose name has the same letters written with other characters"
        yield Problem(Where((folder / path).as_posix()), "address-taken", message)


def overlooked(files: Mapping[str, Path], linked: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each file that looks as if it were read, unless a page links it."""
    for name, path in files.items():
        if is_overlooked(name) and name not in linked:
            yield Problem(Where(path.as_posix()), "file-ignored", "file is not read")
