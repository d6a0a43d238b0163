"""A generated file of the site, whose bytes are read when it is written, and then forgotten."""

from collections.abc import Mapping

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File


def late_file(config: MkDocsConfig, address: str, made: Mapping[str, bytes]) -> File:
    """Return the file at an address, whose bytes are those that the mapping has for it."""
    file = _LateFile.generated(config, address, content=b"")
    if isinstance(file, _LateFile):  # MkDocs annotates File
        file.made = made
    return file


class _LateFile(File):
    made: Mapping[str, bytes]

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002  # as MkDocs calls it
        """Write the file."""
        self.content_bytes = self.made[self.src_uri]
        super().copy_file(dirty)
        self.content_bytes = b""
