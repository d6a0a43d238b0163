"""Files of the site that MkDocs knows, but whose bytes it does not hold.

It gets the bytes of a generated file when it writes them, and drops them then. At the former path
of a page, there is nothing to write.
"""

from collections.abc import Iterable, Mapping

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files


def late_file(config: MkDocsConfig, address: str, made: Mapping[str, bytes]) -> File:
    """Return the file at an address; `made` is asked for its bytes when it is written."""
    file = _LateFile.generated(config, address, content=b"")
    if isinstance(file, _LateFile):  # MkDocs annotates File
        file.made = made
    return file


def add_former_files(
    files: Files, former_paths: Iterable[tuple[str, str]], config: MkDocsConfig
) -> None:
    """Let links of pages to the former path of another page lead to that page."""
    for former, path in former_paths:
        page = files.get_file_from_path(path)
        if page and not files.get_file_from_path(former):
            file = _FormerFile.generated(config, former, content=b"")
            file.dest_uri = page.dest_uri
            files.append(file)


class _FormerFile(File):
    def is_documentation_page(self) -> bool:
        """Tell MkDocs that there is nothing to render."""
        return False

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002  # as MkDocs calls it
        """Write nothing."""


class _LateFile(File):
    made: Mapping[str, bytes]

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002  # as MkDocs calls it
        """Write the file."""
        self.content_bytes = self.made[self.src_uri]
        super().copy_file(dirty)
        self.content_bytes = b""
