"""How a paper is shown in a list, and how many bytes of HTML that takes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import Final

from markupsafe import Markup, escape

from paper_archive.paper import Paper
from paper_archive.publish.addresses import paper_address
from paper_archive.publish.citations.coins import coins
from paper_archive.publish.groups import Topic
from paper_archive.publish.limits import first_names, short_title
from paper_archive.publish.mathematics import plain_mathematics, with_mathematics
from paper_archive.publish.site import Site
from paper_archive.text import excerpt

_EXCERPT_CHARS: Final = 220
_AUTHORS: Final = 6
_TOPICS: Final = 4
_MARKUP_BYTES: Final = 900
"""HTML tags, addresses, dates and counts of a line."""
_NAME_BYTES: Final = 20
"""HTML tags around the name of an author."""
_TOPIC_BYTES: Final = 50
_STATUS_BYTES: Final = 80


@dataclass(frozen=True, slots=True, eq=False)
class PaperLine:
    """How one paper is shown in a list; compared by identity."""

    paper: Paper
    title: Markup
    plain_title: str
    """The title for scripts; empty if it equals the text of `title`."""
    coins: str
    authors: Sequence[str]
    """The first authors."""
    more_authors: int
    excerpt: Markup
    """The beginning of the abstract."""
    topics: Sequence[Topic]

    @property
    def size(self) -> int:
        """An upper bound of the HTML of the line, in bytes."""
        texts = (escape(self.plain_title), self.title, escape(self.coins), self.excerpt)
        names = [len(escape(name).encode()) + _NAME_BYTES for name in self.authors]
        topics = [
            len(escape(topic.name).encode()) + len(topic.address) + _TOPIC_BYTES
            for topic in self.topics
        ]
        status = _STATUS_BYTES if self.paper.status else 0
        return (
            _MARKUP_BYTES
            + status
            + sum(len(text.encode()) for text in texts)
            + sum(names)
            + sum(topics)
        )


def paper_line(paper: Paper, site: Site, excerpt_chars: int = _EXCERPT_CHARS) -> PaperLine:
    """Return how a list shows a paper; with `excerpt_chars=0`, without excerpt and topics."""
    title = short_title(paper.title)
    plain = plain_mathematics(title)
    tags = paper.tags[:_TOPICS] if excerpt_chars else ()
    return PaperLine(
        paper=paper,
        title=with_mathematics(title),
        plain_title=plain if plain != title or "$" in title else "",
        coins=coins(paper, site.address and site.address + paper_address(paper.slug)),
        authors=first_names(paper.authors, _AUTHORS),
        more_authors=max(0, len(paper.authors) - _AUTHORS),
        excerpt=with_mathematics(excerpt(paper.abstract, excerpt_chars) if excerpt_chars else ""),
        topics=[site.topics[tag] for tag in tags],
    )


def fitting(lines: Iterable[PaperLine], most: int, size: int) -> int:
    """Return how many of the first lines fit on a page of `most` lines and `size` bytes.

    A line that is larger than a page has a page of its own.
    """
    sizes = accumulate(line.size for line in islice(lines, most))
    return sum(1 for number, total in enumerate(sizes) if not number or total <= size)
