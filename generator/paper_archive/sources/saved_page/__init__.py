"""Pages of single papers saved as HTML, of journals, conferences, repositories and archives.

    <meta name="citation_title" content="Waves in Sand">
    <meta name="citation_author" content="King, Ada">
    <meta name="citation_author_orcid" content="0000-0002-1825-0097">
    <meta name="citation_publication_date" content="2024/05/22">

Only what a page says to programs is read, and of each field the first vocabulary that has it:
Highwire Press (`citation_*`), Dublin Core, schema.org. A `description` may be anything, so that an
abstract is only what is called so.

Sources: Google Scholar, Inclusion Guidelines for Webmasters, "Indexing"; Zotero's translator
"Embedded Metadata"; DCMI Metadata Terms; https://schema.org/ScholarlyArticle.
"""

import re
from collections.abc import Iterator
from typing import Final

from paper_archive.errors import Problem, Where
from paper_archive.sources.format import Item, Record, Rejected
from paper_archive.sources.saved_page.page import Page, page_of
from paper_archive.sources.saved_page.record import fields_of
from paper_archive.sources.source_file import SourceFile

NAME: Final = "saved-page"

_HTML: Final = re.compile(rb"[\xef\xbb\xbf\s]*<(?:!--|!doctype\s+html|html[\s>])", re.IGNORECASE)
_HTML_BYTES: Final = 2_000


def claims(head: bytes) -> bool:
    """Tell whether the file is a page, and describes a paper to programs."""
    return is_html(head) and page_of(head.decode(errors="replace")).is_of_paper


def is_html(head: bytes) -> bool:
    """Tell whether a file that begins like this is a page of HTML."""
    return bool(_HTML.match(head)) and b"<html" in head[:_HTML_BYTES].lower()


def describes_paper(file: SourceFile) -> bool:
    """Tell whether the file is such a page; its tags may stand behind long styles."""
    return is_html(file.head()) and page_of(file.text()).is_of_paper


def read(file: SourceFile) -> Iterator[Item]:
    """Yield the paper of a page.

    Raises:
        ArchiveError: when the page is too large to be read at once.

    """
    page = page_of(file.text())
    where = Where(file.where.path, page.line)
    if len(_titles(page)) > 1:
        message = "page describes several papers, not one"
        yield Rejected((Problem(where, "source-empty", message),))
    elif page.is_of_paper:
        yield Record(fields_of(page), where)


def _titles(page: Page) -> set[str]:
    """Return the titles that are not in a language of their own, as translations are."""
    return {" ".join(each.casefold().split()) for each in page.titles}
