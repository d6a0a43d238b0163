"""What is wrong with links, images and HTML in notes."""

from collections.abc import Callable, Iterator

from paper_archive.archive.content_files.overlooked import MARKDOWN
from paper_archive.archive.notes.reading import Notes, Reference
from paper_archive.errors import Problem, Where, shown
from paper_archive.links import PublishedFiles, anchor_of, is_local
from paper_archive.safe_html import is_safe_address


def dead_links(
    notes: Notes,
    page: str,
    first_line: Where,
    files: PublishedFiles,
    anchors: Callable[[str], frozenset[str]] | None = None,
) -> Iterator[Problem]:
    """Yield the links and images that lead nowhere on the site.

    `page` is the path of the page, relative to the content folder; `anchors` returns the anchors of
    a page; without it they are not checked, as MkDocs does that for other pages, whose links to
    former names of files it knows only in the folders of those.
    """
    for reference in dict.fromkeys(notes.references):
        if not is_local(reference.link):
            continue
        where, kind, link = _place(reference, first_line), _kind(reference), reference.link
        anchor = anchor_of(link)
        found = files.find(link, page, by_former_name=anchors is not None)
        if found is None:
            suggested = files.suggest(link, page)
            better = f"; the file is at {suggested}" if suggested else ""
            message = f"{kind} must lead to a published file, not {shown(link)}{better}"
            yield Problem(where, "link-dead", message)
        elif anchors and anchor and found.endswith(MARKDOWN) and anchor not in anchors(found):
            message = f"{kind} must lead to a heading of {found}, not {shown(f'#{anchor}')}"
            yield Problem(where, "link-dead", message)


def external_images(notes: Notes, first_line: Where) -> Iterator[Problem]:
    """Yield the images on other sites, which the site does not load."""
    for reference in dict.fromkeys(notes.references):
        link = reference.link
        if reference.is_image and not is_local(link) and is_safe_address(link):
            message = f"image must be a file in the content folder, not {shown(link)}"
            yield Problem(_place(reference, first_line), "notes-image", message)


def left_out(notes: Notes, first_line: Where) -> Iterator[Problem]:
    """Yield the HTML and the addresses that the site leaves out."""
    for tag in notes.tags:
        for part in tag.left_out():
            message = f"notes must not contain {part}, which the site leaves out"
            yield Problem(first_line.below(tag.line), "notes-html", message)
    for reference in dict.fromkeys(notes.references):
        if not reference.is_html and not is_safe_address(reference.link):
            message = (
                f"{_kind(reference)} must lead to http, https or mailto, "
                f"not {shown(reference.link)}, which the site leaves out"
            )
            yield Problem(_place(reference, first_line), "notes-html", message)


def _place(reference: Reference, first_line: Where) -> Where:
    return first_line.below(reference.line)


def _kind(reference: Reference) -> str:
    return "image" if reference.is_image else "link"
