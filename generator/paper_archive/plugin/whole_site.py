"""All that a site consists of beside what people wrote: its pages, and its files."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from paper_archive.archive.content import Content
from paper_archive.plugin.direct_files import Write, write_exports, write_markdown_pages
from paper_archive.publish.addresses import LLMS
from paper_archive.publish.exports.llms import llms_txt
from paper_archive.publish.feeds.files import FeedFiles
from paper_archive.publish.files import site_files
from paper_archive.publish.old_addresses import OldAddresses
from paper_archive.publish.pages import SitePage, problem_page, removed_pages, site_pages
from paper_archive.publish.redirect_page import old_files
from paper_archive.publish.site import Site


class SiteParts(NamedTuple):
    """Pages and files of a site."""

    pages: Iterable[SitePage]
    files: Sequence[Mapping[str, bytes]] = ()
    """Address → bytes, which some of them make when they are read."""


def problem_site(site: Site) -> SiteParts:
    """Return what shows the problems of an archive instead of its papers."""
    return SiteParts([problem_page(site.settings.language)])


@dataclass(frozen=True, slots=True)
class WholeSite:
    """A site, what it is made of, and how its largest files are written."""

    site: Site
    content: Content
    old: OldAddresses
    write: Write

    def parts(self, *, description: str, version: str, has_front_page: bool) -> SiteParts:
        """Return pages and files of the site; the largest files are written here.

        `description` is that of the site, `version` that of its scripts.

        Raises:
            OSError: when a file cannot be written.

        """
        site, settings = self.site, self.site.settings
        has_exports = settings.exports and self.content.papers
        exports = write_exports(site, self.content, self.write) if has_exports else []
        if settings.markdown_pages:
            write_markdown_pages(self.content, self.write)
        made = site_files(site, version)
        made[LLMS] = llms_txt(site, description, exports).encode()
        pages = site_pages(site, has_front_page=has_front_page, exports=exports)
        removed = removed_pages(self.old.removed, settings.language)
        old_pages = old_files(self.old, site.address, settings.language)
        return SiteParts([*pages, *removed], [made, FeedFiles(site), old_pages])
