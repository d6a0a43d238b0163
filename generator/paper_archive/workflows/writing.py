"""Writing an archive as plain Markdown, for other site generators."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Final

from paper_archive.archive.content import Content, load_content
from paper_archive.archive.content_files.published import published_as
from paper_archive.archive.content_files.site_settings import read_site_settings
from paper_archive.archive.files import disk
from paper_archive.archive.files.new_folder import write_folder
from paper_archive.archive.links.moved_page import MovedPages
from paper_archive.archive.markdown import front_matter
from paper_archive.errors import ArchiveError, Problem
from paper_archive.publish.addresses import AUTHORS, DATES, PAPERS, SITE_NAMES, TAGS, VENUES
from paper_archive.publish.listings import overviews
from paper_archive.publish.markdown_site import FRONT_PAGE, markdown_pages
from paper_archive.publish.markdown_site.page import MarkdownPage, markdown_file
from paper_archive.publish.markdown_site.project import project_files
from paper_archive.publish.old_addresses import emptied_lists, old_addresses, site_addresses
from paper_archive.publish.site import Site, site_of
from paper_archive.workflows.output_place import refuse_place
from paper_archive.workflows.progress import Progress

_PAGES: Final = "docs"
_PAGE: Final = "index.html"
_LEFT_OUT: Final = (SITE_NAMES | {"assets"}) - {
    each.rstrip("/") for each in (AUTHORS, DATES, PAPERS, TAGS, VENUES)
}


@dataclass(slots=True)
class WriteReport:
    """What was written."""

    files: int = 0
    papers: int = 0
    warnings: list[Problem] = field(default_factory=list)
    """Links that lead nowhere when written, and HTML that only our site leaves out."""


def write_markdown(folder: Path, target: Path, settings: Path, progress: Progress) -> WriteReport:
    """Write the archive in a content folder to a new folder, and return what was done.

    `settings` is its `mkdocs.yml`, which may be missing.

    Raises:
        ArchiveError: when the archive has problems, or something cannot be read or written;
            nothing is written then.

    """
    refuse_place(target, folder)
    content, known = load_content(folder, SITE_NAMES), read_site_settings(settings)
    if content.problems:
        raise ArchiveError(content.problems)
    moved = MovedPages(content, _LEFT_OUT)
    papers = [
        replace(each, notes=moved.markdown(each.notes, content.source_of(each)))
        for each in content.papers
    ]
    site = site_of(papers, content.topics, known.name, known.address)
    own_pages = {path.relative_to(folder).as_posix() for path in content.other_pages}
    own_pages &= content.other_files
    addresses = {published_as(path).removesuffix(_PAGE): path for path in own_pages}
    present = site_addresses(site, addresses)
    emptied = emptied_lists(site, present, content.gone)
    old = old_addresses(content.redirects, present, emptied=emptied)
    if old.problems:
        raise ArchiveError(old.problems)
    navigation = _navigation(site, addresses)
    project = project_files(known.name, known.description, known.address, navigation)
    former = {each: old.targets[each] for each in old.targets if each.endswith("/")}
    made = markdown_pages(site, addresses, former)
    files = chain(
        ((path, text.encode()) for path, text in project.items()),
        _made(made, len(papers), progress),
        _own(content, own_pages, moved),
    )
    count = write_folder(target, files)
    unsafe = [each for each in content.warnings if each.rule == "notes-html"]
    return WriteReport(count, len(papers), [*moved.unmoved, *unsafe])


def _made(
    pages: Iterable[MarkdownPage], papers: int, progress: Progress
) -> Iterator[tuple[str, bytes]]:
    count = 0
    for page in pages:
        lines = [front_matter.line(key, value) for key, value in page.front_matter.items()]
        text = "\n".join(["---", *lines, "---", "", page.body])
        yield f"{_PAGES}/{page.path}", text.encode()
        if page.path.startswith(PAPERS):
            count += 1
            progress.pages(count, papers)


def _own(content: Content, own_pages: set[str], moved: MovedPages) -> Iterator[tuple[str, bytes]]:
    """Yield the pages of people, and the other files of the archive that the site publishes."""
    for path in sorted(content.other_files):
        source = content.folder / path
        if path in own_pages:
            yield f"{_PAGES}/{path}", moved.page(disk.read_text(source), path).encode()
        else:
            yield f"{_PAGES}/{path}", disk.read_bytes(source)


def _navigation(site: Site, own_pages: Mapping[str, str]) -> Sequence[tuple[str, str]]:
    """Return title and file of the pages that the header links; `own_pages` is address → file."""
    lists = [(each.title, markdown_file(each.address)) for each in overviews(site)]
    top = sorted(path for address, path in own_pages.items() if address and "/" not in path)
    names = [path.rpartition(".")[0].replace("-", " ").capitalize() for path in top]
    home = own_pages.get("", FRONT_PAGE)
    return [("Home", home), *lists, *zip(names, top, strict=True)]
