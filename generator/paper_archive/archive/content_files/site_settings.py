"""What `mkdocs.yml` says of the site, read without MkDocs."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

from paper_archive.archive.files import disk
from paper_archive.errors import ArchiveError, Problem, Where

_KEYS: Final = {"site_name": "name", "site_description": "description", "site_url": "address"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSettings:
    """Name, description and address of a site; empty if unknown."""

    name: str = "Paper archive"
    description: str = ""
    address: str = ""


def read_site_settings(path: Path) -> SiteSettings:
    """Return what the file says in plain text; a value that MkDocs computes is left out.

    Raises:
        ArchiveError: when it cannot be read, or is not YAML.

    """
    if not disk.is_there(path):
        return SiteSettings()
    try:
        # Only its structure: it may have tags that MkDocs knows, such as `!ENV`.
        root = yaml.compose(disk.read_text(path), yaml.CSafeLoader)
    except yaml.YAMLError as error:
        message = " ".join(str(error).split())
        raise ArchiveError([Problem(Where(path.as_posix()), "yaml", message)]) from error
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    found = {
        _KEYS[key.value]: value.value
        for key, value in pairs
        if isinstance(key, yaml.ScalarNode) and key.value in _KEYS
        if isinstance(value, yaml.ScalarNode) and value.value
    }
    return SiteSettings(**found)
