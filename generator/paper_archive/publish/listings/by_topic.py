"""Listings by topic."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import ClassVar, Final

from paper_archive.publish.addresses import TAGS, export_address
from paper_archive.publish.groups import Topic
from paper_archive.publish.listings.listing import Listing
from paper_archive.publish.listings.overview import Link, Overview, fitting, lead_of
from paper_archive.publish.scale import most_listed
from paper_archive.publish.site import Site
from paper_archive.text import fold

_RELATED: Final = 8
_LEADING: Final = 48
"""How many topics lead the overview, if the vocabulary has fewer."""
_MIN_TOGETHER: Final = 2
"""A single paper with both topics may be a coincidence."""
_TAGS_OF_A_PAPER: Final = 100
"""How many are compared with each other: their pairs grow with the square."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicListing(Listing):
    """The papers of a topic."""

    template: ClassVar[str] = "topic.html"
    download: str
    """The address of its papers in BibTeX; empty without exports."""
    related: Sequence[Link]
    """Topics that its papers have too, with the number of papers with both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicsOverview(Overview):
    """The topics that lead the overview, and then the others, of which it shows little."""

    leading: int
    """How many they are."""


def topic_overview(site: Site) -> TopicsOverview:
    """Return the overview of topics with papers: those of the vocabulary lead it.

    If these are few, the largest others are with them. Rare keywords of a large archive are left
    out, unless it has no other topics.
    """
    language = site.settings.language
    chosen = [each for each in site.largest_topics if each.has_list or each.tag in site.topic_names]
    ordered = sorted(
        chosen or site.largest_topics, key=lambda each: each.tag not in site.topic_names
    )
    shown = fitting([topic_link(topic) for topic in ordered])
    if len(shown) == len(chosen) < len(site.topics):
        lead = language.say("Keywords of few papers are left out; the search finds them.")
    else:
        lead = lead_of(shown, len(site.topics), language)
    known = sum(each.tag in site.topic_names for each in ordered)
    leading = min(max(known, _LEADING), len(shown))
    return TopicsOverview(
        address=TAGS,
        template="topics.html",
        title=language.say("Topics"),
        lead=lead,
        links=[*_by_name(shown[:leading]), *_by_name(shown[leading:])],
        leading=leading,
    )


def _by_name(links: Sequence[Link]) -> list[Link]:
    return sorted(links, key=lambda link: (fold(link.title), link.address))


def topic_listings(site: Site) -> Iterator[Listing]:
    """Yield a listing for each topic with enough papers."""
    related = related_tags(site)
    parents = (Link(site.settings.language.say("Topics"), TAGS),)
    for topic in site.listed_topics:
        others = [(site.topics[other], both) for other, both in related.get(topic.tag, {}).items()]
        yield TopicListing(
            address=topic.address,
            title=topic.name,
            tag=topic.tag,
            search=topic.search,
            download=export_address(topic.export, "bib") if site.settings.exports else "",
            lead=topic.description,
            group=topic.group,
            most=most_listed(len(site.papers)),
            parents=parents,
            related=[Link(other.name, other.address, both) for other, both in others],
        )


def topic_link(topic: Topic) -> Link:
    """Return the link to the papers of a topic."""
    return Link(topic.name, topic.address, len(topic.group.papers), topic.description)


def related_tags(site: Site) -> dict[str, dict[str, int]]:
    """Return tag → related tag → number of papers with both; closest first.

    Closeness is the cosine of their papers: both / √(one · other).
    """
    counts = {tag: len(topic.group.papers) for tag, topic in site.topics.items()}
    together: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for paper in site.papers:
        frequent = [tag for tag in paper.tags if counts[tag] >= _MIN_TOGETHER]
        for tag, other in permutations(frequent[:_TAGS_OF_A_PAPER], 2):
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
