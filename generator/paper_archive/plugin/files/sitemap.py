"""What search engines are told of the pages: those of people, and ours."""

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from paper_archive.plugin.files.file_groups import Task, Write
from paper_archive.plugin.pages.made_page import MadePage
from paper_archive.plugin.pages.made_pages import MadePages
from paper_archive.publish.addresses import ROBOTS
from paper_archive.publish.head.sitemap import Listed, robot_files
from paper_archive.publish.keys import Keys


def robot_files_task(files: Files, made_pages: MadePages, site_address: str, keys: Keys) -> Task:
    """Return how robots.txt and the sitemap are made; a person's robots.txt stays.

    Pages are in the order of their addresses, whoever makes them.
    """
    pages = [file.page for file in files.documentation_pages() if file.page]
    listed = [_listed(page) for page in pages if page.canonical_url and not _is_repeated(page)]
    listed += made_pages.listed(site_address)
    listed.sort()

    def is_taken(path: str) -> bool:
        return files.get_file_from_path(path) is not None

    def make(write: Write) -> None:
        for path, data in robot_files(listed, site_address, is_taken=is_taken).items():
            if path != ROBOTS or not is_taken(path):
                write(path, data)

    taken = [file.src_uri for file in files if "/" not in file.src_uri]
    return Task(keys.of("robots", site_address, listed, taken), make)


def _is_repeated(page: Page) -> bool:
    return isinstance(page, MadePage) and page.made.is_repeated


def _listed(page: Page) -> Listed:
    """Return what the sitemap says of a page that MkDocs makes."""
    return Listed(page.canonical_url or "", page.made.changed if isinstance(page, MadePage) else "")
