"""The check of an archive: the build refuses the same problems in the same words."""

from pathlib import Path

from paper_archive.archive.content import Content, load_content
from paper_archive.publish.addresses import SITE_NAMES


def check_archive(folder: Path) -> Content:
    """Return what a content folder holds, with its problems and warnings; none is raised."""
    return load_content(folder, SITE_NAMES)
