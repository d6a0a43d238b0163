"""Files that are written as they are made, because all of them would not fit in memory."""

from collections.abc import Callable
from typing import TypeAlias

from paper_archive.archive.content import Content
from paper_archive.archive.page import without_notes
from paper_archive.archive.store import written_by_hand
from paper_archive.errors import Where
from paper_archive.publish.addresses import markdown_address
from paper_archive.publish.exports.files import ExportFile, export_files, schema_file
from paper_archive.publish.site import Site

Write: TypeAlias = Callable[[str, bytes], None]
"""Writes bytes to a path below the folder of the site."""


def write_exports(site: Site, content: Content, write: Write) -> list[ExportFile]:
    """Write the exports of a site, and return what they are.

    Raises:
        OSError: when one cannot be written.

    """
    written = []
    for file, data in export_files(site, written_by_hand(content.pages)):
        write(file.address, data)
        written.append(file)
    address, data = schema_file()
    write(address, data)
    return written


def write_markdown_pages(content: Content, write: Write) -> None:
    """Write the page of each paper as Markdown, without notes, whose links would lead nowhere.

    Raises:
        OSError: when one cannot be written.

    """
    for slug, page in content.pages.items():
        text = without_notes(page.text, Where(page.path.as_posix()))
        write(markdown_address(slug), text.encode())
