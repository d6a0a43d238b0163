"""What search engines are told of the pages: those of people, and ours."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from paper_archive.plugin.late_file import late_file
from paper_archive.plugin.made_page import MadePage
from paper_archive.plugin.own_pages import OwnPages
from paper_archive.publish.addresses import ROBOTS
from paper_archive.publish.head.sitemap import Listed, robot_files


def add_robot_files(files: Files, own: OwnPages, site_address: str, config: MkDocsConfig) -> None:
    """Add robots.txt and the sitemap to the files; a person's robots.txt stays.

    Pages are in the order of their addresses, whoever makes them.
    """
    pages = [file.page for file in files.documentation_pages() if file.page]
    listed = [_listed(page) for page in pages if page.canonical_url and not _is_repeated(page)]
    listed += own.listed(site_address)

    def is_taken(path: str) -> bool:
        return files.get_file_from_path(path) is not None

    made = robot_files(sorted(listed), site_address, is_taken=is_taken)
    for path in made:
        if path != ROBOTS or not is_taken(path):
            files.append(late_file(config, path, made))


def _is_repeated(page: Page) -> bool:
    return isinstance(page, MadePage) and page.made.is_repeated


def _listed(page: Page) -> Listed:
    """Return what the sitemap says of a page that MkDocs makes."""
    return Listed(page.canonical_url or "", page.made.changed if isinstance(page, MadePage) else "")
