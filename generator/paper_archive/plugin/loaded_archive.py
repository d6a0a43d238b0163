"""The archive as a build finds it: the content folder, the site of it, and its former addresses."""

import logging
import os
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from mkdocs.config.defaults import MkDocsConfig

from paper_archive.archive.content import Content, load_content
from paper_archive.archive.content_files.content_bytes import ContentBytes
from paper_archive.archive.files.read_before import ReadBefore, read_before
from paper_archive.errors import problem_list, warning_lines
from paper_archive.hashing import digest_of
from paper_archive.plugin.processes import shared_work
from paper_archive.publish.addresses import EXPORTS, SITE_NAMES
from paper_archive.publish.old_addresses import (
    OldAddresses,
    emptied_lists,
    old_addresses,
    site_addresses,
)
from paper_archive.publish.scale import sized, without_downloads
from paper_archive.publish.search.indexed_texts import Found, found_in
from paper_archive.publish.settings import Settings
from paper_archive.publish.site import Site, site_of

_log: Final = logging.getLogger("mkdocs.plugins.paper_archive")


class LoadedArchive(NamedTuple):
    """An archive; if it has problems, its site is empty."""

    content: Content
    site: Site
    old: OldAddresses | None = None
    """None if the archive has problems."""
    remembered: ReadBefore[Found] = ReadBefore(None)
    """What was found in its papers for the search."""
    texts: Mapping[str, str] = MappingProxyType({})
    """Slug → digest of the page in the content folder, and of its path; empty if no file has it."""


def content_folder(config: MkDocsConfig) -> Path:
    """Return a relative path, so that problems are shown as `paper-archive check` shows them."""
    return Path(os.path.relpath(config.docs_dir))


def _log_settings(config: MkDocsConfig, settings: Settings) -> None:
    """Say which settings are missing, or not where they belong."""
    if not config.site_url:
        _log.info("There are no feeds: set site_url in mkdocs.yml, the address of the site.")
    tag = str(config.theme.get("language") or "en")
    if settings.language.is_english and not tag.startswith("en"):
        where = "belongs below paper-archive, not theme"
        _log.info("The site stays English: language: %s %s.", tag, where)


def load_archive(
    config: MkDocsConfig, settings: Settings, read: ContentBytes, *, is_served: bool
) -> LoadedArchive:
    """Parse what was read of the content folder; its problems are not raised, warnings are logged.

    What `mkdocs serve` shows has no downloads.
    """
    _log_settings(config, settings)
    # The address of `mkdocs serve` belongs in no citation.
    address = "" if is_served else config.site_url or ""
    content = load_content(content_folder(config), SITE_NAMES, read)
    name = config.site_name
    for line in warning_lines(content.warnings, content.problems):
        _log.info("%s", line)
    if not content.problems:
        chosen = without_downloads(settings) if is_served else settings
        if chosen != settings:
            _log.info(
                "Exports and Markdown of papers are left out, unless their settings are true."
            )
        site = site_of(content.papers, content.topics, name, address, chosen)
        remembered = read_before(content.folder, "words", len(content.papers))
        # Beside the files of exports, which another process makes, one finds the words.
        processes = 1 if _shows_texts(site.settings) else settings.processes
        share = partial(shared_work, processes=processes)
        find_words = partial(found_in, remembered=remembered, share=share)
        site = replace(site, find_words=find_words)
        if address and content.papers and not site.feeds:
            _log.info("There are no feeds: no paper has a day of capture, see --captured.")
        # A redirect may lead to the exports in either case.
        has_exports = content.papers and sized(settings, len(content.papers)).exports
        own = [*content.other_addresses, *([EXPORTS] if has_exports else [])]
        addresses = site_addresses(site, own)
        emptied = emptied_lists(site, addresses, content.gone, content.released)
        old = old_addresses(content.redirects, addresses, content.released, emptied)
        content.problems.extend(old.problems)
        if not content.problems:
            kept = content if _shows_texts(site.settings) else content.without_texts()
            return LoadedArchive(kept, site, old, remembered, _digests(kept))
    if is_served:
        _log.info("The site shows these problems:\n%s", problem_list(content.problems))
    return LoadedArchive(content, site_of((), (), name, settings=settings))


def _digests(content: Content) -> Mapping[str, str]:
    """Return those of the pages whose texts are there."""
    return {
        slug: digest_of(f"{page.place}\n{page.marked_text}".encode())
        for slug, page in content.pages.items()
        if page.text
    }


def _shows_texts(settings: Settings) -> bool:
    """Tell whether files have the texts of pages, which take more memory than the papers."""
    return bool(settings.exports or settings.markdown_pages)
