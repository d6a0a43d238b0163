"""The pages that list papers by topic."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations
from typing import Final, Protocol

from paper_archive.paper import Paper
from paper_archive.publish.addresses import TAGS, tag_address
from paper_archive.publish.listings.listing import Link, Listing, paged
from paper_archive.text import fold

_RELATED: Final = 8
_MIN_TOGETHER: Final = 2
"""One paper with both topics may be chance."""


class TopicText(Protocol):
    """What a listing says of a topic."""

    @property
    def slug(self) -> str:
        """The tag that papers bear."""

    @property
    def name(self) -> str:
        """As people write it."""

    @property
    def description(self) -> str:
        """One sentence."""


def topic_links(papers: Iterable[Paper], topics: Iterable[TopicText]) -> dict[str, Link]:
    """Return the topics that have papers, by name: tag → link.

    A tag that is no topic of the vocabulary is named by its slug.
    """
    known = {each.slug: each for each in topics}
    counts = Counter(tag for paper in papers for tag in paper.tags)
    links = {
        tag: Link(known[tag].name, tag_address(tag), count, known[tag].description)
        if tag in known
        else Link(tag.replace("-", " ").capitalize(), tag_address(tag), count)
        for tag, count in counts.items()
    }
    return dict(sorted(links.items(), key=lambda each: (fold(each[1].title), each[0])))


def related_tags(papers: Iterable[Paper]) -> dict[str, dict[str, int]]:
    """Return tag → other tags that occur with it → papers that have both; the closest first.

    Closeness is the cosine of their papers: both / √(one · other).
    """
    counts: Counter[str] = Counter()
    together: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for paper in papers:
        counts.update(paper.tags)
        for tag, other in permutations(paper.tags, 2):
            together[tag][other] += 1
    return {
        tag: dict(
            sorted(
                ((other, both) for other, both in found.items() if both >= _MIN_TOGETHER),
                key=lambda each: (-each[1] / math.sqrt(counts[each[0]]), each[0]),
            )[:_RELATED]
        )
        for tag, found in together.items()
    }


def topic_listings(papers: list[Paper], topics: Iterable[TopicText]) -> Iterator[Listing]:
    """Yield the overview of topics, and the pages of each; papers come newest first."""
    by_tag: defaultdict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        for tag in paper.tags:
            by_tag[tag].append(paper)
    links = topic_links(papers, topics)
    related = related_tags(papers)
    yield Listing(
        address=TAGS, kind="tags", title="Topics", total=len(papers), parts=tuple(links.values())
    )
    for tag, link in links.items():
        yield from paged(
            Listing(
                address=link.address,
                kind="tag",
                title=link.title,
                lead=link.lead,
                papers=by_tag[tag],
                parents=(Link("Topics", TAGS),),
                related=_links(related.get(tag, {}), links),
                per_year=Counter(paper.date[:4] for paper in by_tag[tag] if paper.date),
            )
        )


def _links(counts: Mapping[str, int], links: Mapping[str, Link]) -> tuple[Link, ...]:
    return tuple(Link(links[tag].title, links[tag].address, both) for tag, both in counts.items())
