"""Checking an archive; the build fails on the same problems."""

from pathlib import Path

from paper_archive.archive.addresses.released import load_released
from paper_archive.archive.content import Content, load_content
from paper_archive.errors import ArchiveError
from paper_archive.publish.addresses import SITE_NAMES
from paper_archive.publish.old_addresses import emptied_lists, old_addresses, site_addresses
from paper_archive.publish.site import site_of


def check_archive(folder: Path, released: Path | None = None) -> Content:
    """Return what is in a content folder, with its problems and warnings; none is raised.

    `released` is the list of the addresses of the last release, if it is not in the folder.
    """
    content = load_content(folder, SITE_NAMES)
    last = content.released
    try:
        last = load_released(released) if released else last
    except ArchiveError as error:
        content.problems.extend(error.problems)
    is_moved = content.redirects or content.gone or last
    if is_moved and not content.problems:
        site = site_of(content.papers, content.topics)
        addresses = site_addresses(site, content.other_addresses)
        emptied = emptied_lists(site, addresses, content.gone, last)
        old = old_addresses(content.redirects, addresses, last, emptied)
        content.problems.extend(old.problems)
    return content
