"""A digest as it is mailed: text and HTML with the same papers, each as small as programs want."""

from typing import Final

from paper_archive.publish.digests import html_form, text_form
from paper_archive.publish.digests.digest import Digest, item_of

MOST_BYTES: Final = 90_000
"""Of the text, and of the HTML. Gmail cuts what is larger than 102 kB."""
_UNSUBSCRIBE_BYTES: Final = 3_000
"""What an address to unsubscribe takes at most."""


class Edition:
    """A digest in both forms. They have the first papers, and count those that do not fit."""

    def __init__(self, digest: Digest) -> None:
        self.digest = digest
        self._texts: list[str] = []
        self._pages: list[str] = []
        count = len(digest.papers)
        room = MOST_BYTES - _UNSUBSCRIBE_BYTES
        text_size = _size(text_form.head(digest) + text_form.foot(digest, count, ""))
        page_size = _size(html_form.head(digest) + html_form.foot(digest, count, ""))
        for paper in digest.papers:
            item = item_of(paper, digest.site_address)
            text, page = text_form.item(item), html_form.item(item)
            text_size, page_size = text_size + _size(text), page_size + _size(page)
            if max(text_size, page_size) > room:
                break
            self._texts.append(text)
            self._pages.append(page)

    @property
    def shown(self) -> int:
        """How many papers are in it."""
        return len(self._texts)

    def text(self, unsubscribe: str = "") -> str:
        """Return the text; `unsubscribe` is an address where a reader can unsubscribe."""
        foot = text_form.foot(self.digest, self._more, unsubscribe)
        return "".join((text_form.head(self.digest), *self._texts, foot))

    def html(self, unsubscribe: str = "") -> str:
        """Return the HTML; `unsubscribe` is an address where a reader can unsubscribe."""
        foot = html_form.foot(self.digest, self._more, unsubscribe)
        return "".join((html_form.head(self.digest), *self._pages, foot))

    @property
    def _more(self) -> int:
        return len(self.digest.papers) - self.shown


def _size(text: str) -> int:
    return len(text.encode())
