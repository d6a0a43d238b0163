"""How a paper is shown in a list, and how many bytes of HTML that takes."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, islice
from typing import Final

from markupsafe import Markup, escape

from paper_archive.paper import Paper
from paper_archive.publish.addresses import paper_address
from paper_archive.publish.citations.coins import coins
from paper_archive.publish.external_links import pdf_address
from paper_archive.publish.groups import Topic
from paper_archive.publish.isolated import isolated
from paper_archive.publish.limits import ADDRESS_CHARS, first_names, short_name, short_title
from paper_archive.publish.mathematics import plain_mathematics, with_mathematics
from paper_archive.publish.site import Site
from paper_archive.text import excerpt

_EXCERPT_CHARS: Final = 180
_AUTHORS: Final = 5
_TOPICS: Final = 4
"""One more than is shown, since that of the page is not."""
_MARKUP_BYTES: Final = 1_100
"""HTML tags, addresses, dates and counts of a line."""
_TOPIC_BYTES: Final = 50
_STATUS_BYTES: Final = 80
_NOTHING: Final = Markup()
"""One for all lines: there are very many lean ones."""


@dataclass(frozen=True, slots=True, eq=False)
class PaperLine:
    """How one paper is shown in a list; compared by identity."""

    paper: Paper
    title: Markup
    plain_title: str
    """The title for scripts; empty if it equals the text of `title`."""
    coins: Markup
    """An attribute; empty on a lean line."""
    authors: Markup
    """The first authors."""
    more_authors: int
    venue: str
    pdf: str
    """The address of the PDF; empty if there is none."""
    excerpt: Markup
    """The beginning of the abstract; empty on a lean line."""
    topics: Sequence[Topic]
    """The first topics; none on a lean line."""

    size: int = field(init=False)
    """An upper bound of the HTML of the line, in bytes; each list that has the line asks for it."""

    def __post_init__(self) -> None:
        """Compute the size."""
        texts = (
            *(self.title, self.coins, self.authors, self.excerpt),
            *map(escape, (self.plain_title, self.venue, self.pdf)),
        )
        topics = [
            len(escape(topic.name).encode()) + len(topic.address) + _TOPIC_BYTES
            for topic in self.topics
        ]
        status = _STATUS_BYTES if self.paper.status else 0
        size = _MARKUP_BYTES + status + sum(len(text.encode()) for text in texts) + sum(topics)
        object.__setattr__(self, "size", size)  # as frozen dataclasses set their fields

    def naming(self, names: Collection[str]) -> "PaperLine":
        """Return the line with the first author who has one of the names among those it shows."""
        authors = self.paper.people
        place = next((place for place, name in enumerate(authors) if name in names), 0)
        if place < len(authors) - self.more_authors:
            return self
        first = _names(authors[: _AUTHORS - 1])
        shown = Markup("{}, … {}").format(first, _names(authors[place : place + 1]))
        return replace(self, authors=shown)


def paper_line(
    paper: Paper, site: Site, excerpt_chars: int = _EXCERPT_CHARS, *, is_lean: bool = False
) -> PaperLine:
    """Return how a list shows a paper; with `excerpt_chars=0`, without excerpt and topics.

    With `is_lean`, it has only what tells the paper from others, for the many pages of long lists.
    """
    if is_lean:
        excerpt_chars = 0
    title = short_title(paper.title)
    plain = plain_mathematics(title)
    tags = site.tags[paper.slug][:_TOPICS] if excerpt_chars else ()
    count = _shown_authors(paper)
    pdf = pdf_address(paper)
    address = site.address and site.address + paper_address(paper.slug)
    return PaperLine(
        paper=paper,
        title=with_mathematics(title),
        plain_title=plain if plain != title or "$" in title else "",
        # It has nothing to escape.
        coins=_NOTHING if is_lean else Markup(coins(paper, address, count)),  # noqa: S704
        authors=_names(paper.people[:count]),
        more_authors=len(paper.people) - count,
        venue=short_name(paper.venue),
        pdf=pdf if len(pdf) <= ADDRESS_CHARS else "",
        excerpt=with_mathematics(excerpt(paper.abstract, excerpt_chars))
        if excerpt_chars
        else _NOTHING,
        topics=tuple(site.topics[tag] for tag in tags),
    )


class PaperLines(dict[str, PaperLine]):
    """Slug → line of a paper; each is made when a list first shows it.

    Of a large archive, most papers are only shown by lean lines.
    """

    def __init__(self, site: Site, *, are_lean: bool = False) -> None:
        super().__init__()
        self._site = site
        self._papers = {paper.slug: paper for paper in site.papers}
        self._are_lean = are_lean

    def __missing__(self, slug: str) -> PaperLine:
        """Return a line that no list has shown before."""
        self[slug] = paper_line(self._papers[slug], self._site, is_lean=self._are_lean)
        return self[slug]


def fitting(lines: Iterable[PaperLine], most: int, size: int) -> int:
    """Return how many of the first lines fit on a page of `most` lines and `size` bytes.

    A line that is larger than a page has a page of its own.
    """
    sizes = accumulate(line.size for line in islice(lines, most))
    return sum(1 for number, total in enumerate(sizes) if not number or total <= size)


def _shown_authors(paper: Paper) -> int:
    """Return how many authors a line names: never all but one, whose name is as short as that."""
    count = len(paper.people)
    return count if count <= _AUTHORS + 1 else _AUTHORS


def _names(names: Sequence[str]) -> Markup:
    return Markup(", ").join(map(isolated, first_names(names, len(names))))
