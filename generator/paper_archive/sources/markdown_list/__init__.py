"""Lists of papers in Markdown, such as "awesome" lists: each link that leads to an identifier.

No two lists are alike, so that only links are relied on: to arXiv, DOIs, OpenReview and the ACL
Anthology. An item, a row or a paragraph holds one paper or several; headings become tags. Such text
in the strings of a JSON document is read too.
"""

import re
from collections.abc import Iterator
from typing import Final

from paper_archive.errors import Where
from paper_archive.sources import bibtex
from paper_archive.sources.format import Item, Record
from paper_archive.sources.json_documents import strings_in
from paper_archive.sources.markdown_list.blocks import blocks_in
from paper_archive.sources.markdown_list.record import records_of_block
from paper_archive.sources.source_file import SourceFile

NAME: Final = "markdown-list"

_LINK: Final = re.compile(
    rb"\]\(\s*<?https?://(?:[\w-]+\.)?(?:arxiv\.org/(?:abs|pdf|html)/|doi\.org/10\.|openreview\.net/|"
    rb"aclanthology\.org/|aclweb\.org/anthology/|huggingface\.co/papers/\d)",
    re.IGNORECASE,
)
_FRONT_MATTER: Final = re.compile(rb"\A---[ \t]*\r?\n(?:[^\n]*\n)*?title[ \t]*:", re.IGNORECASE)


def claims(head: bytes) -> bool:
    """Tell whether the file links to papers in Markdown, and is not a page of an archive."""
    if _is_json_of_rows(head):
        return True
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    is_other = text.startswith((b"{", b"[{", b"[\n")) or b"<html" in text[:2_000].lower()
    is_other = is_other or bool(_FRONT_MATTER.match(text)) or bibtex.claims(head)
    return not is_other and bool(_LINK.search(text))


def read(file: SourceFile) -> Iterator[Item]:
    """Yield a record for each paper that the file links to, in its order.

    Raises:
        ArchiveError: when the file is JSON that cannot be read.

    """
    if _is_json_of_rows(file.head()):
        for text, path in strings_in(file):
            for block in blocks_in(text):
                for fields in records_of_block(block):
                    yield Record(fields, Where(file.where.path, None, path))
        return
    for block in blocks_in(file.text()):
        for fields in records_of_block(block):
            yield Record(fields, Where(file.where.path, block.line))


def _is_json_of_rows(head: bytes) -> bool:
    """Tell whether JSON holds rows of tables or items as text: `{"2301.00001": "|**…"}`."""
    return head.lstrip()[:1] == b"{" and bool(re.search(rb':\s*"(?:\||- |\* )[^"]*\]\(http', head))
