"""Making a copy of the built site that works without a server."""

from collections.abc import Iterator
from pathlib import Path

from paper_archive.archive.files.disk import read_bytes
from paper_archive.archive.files.folders import list_files
from paper_archive.archive.files.new_folder import write_folder
from paper_archive.errors import ArchiveError, Problem, Where
from paper_archive.publish.offline import SCRIPT, START, added_files, offline_file, offline_paths
from paper_archive.workflows.output_place import refuse_place
from paper_archive.workflows.progress import Progress


def make_offline_copy(site: Path, folder: Path, progress: Progress) -> tuple[int, Path]:
    """Write a copy of a built site to a new folder and a zip, and return how many files it has.

    The zip is beside the folder, and is returned, too.

    Raises:
        ArchiveError: when the folder is not a built site, or something cannot be read or written;
            nothing is written then.

    """
    refuse_place(folder, site)
    listing = list_files(site)
    if listing.problems:
        raise ArchiveError(listing.problems)
    sources = {path.relative_to(site).as_posix(): path for path in listing.files}
    if START not in sources or SCRIPT in sources:  # a copy has both
        raise ArchiveError([Problem(Where(site.as_posix()), "site-missing", "is not a built site")])
    named = folder.resolve() if folder.name in {"", ".."} else folder
    zip_file = named.parent / f"{named.name}.zip"
    return write_folder(folder, _files(sources, progress), zip_file), zip_file


def _files(sources: dict[str, Path], progress: Progress) -> Iterator[tuple[str, bytes]]:
    yield from added_files().items()
    paths = offline_paths(sources)
    for number, path in enumerate(paths, 1):
        yield offline_file(path, read_bytes(sources[path]), sources.keys())
        progress.pages(number, len(paths))
