"""Checking an archive; the build fails on the same problems."""

from pathlib import Path

from paper_archive.archive.content import Content, load_content
from paper_archive.publish.addresses import SITE_NAMES


def check_archive(folder: Path) -> Content:
    """Return what is in a content folder, with its problems and warnings; none is raised."""
    return load_content(folder, SITE_NAMES)
