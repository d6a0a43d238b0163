"""Tags that have one address, as one topic.

Imports once made `tag-1a2b3c4d` of a keyword without Latin letters. Such a page goes on having its
topic, which is called as pages of later imports call it.
"""

from collections.abc import Iterable
from dataclasses import replace

from paper_archive.paper import Paper
from paper_archive.publish.addresses import tag_name
from paper_archive.publish.groups import TopicText


def named_tags(papers: Iterable[Paper], vocabulary: Iterable[TopicText]) -> list[Paper]:
    """Return papers with one tag for each address: that of the vocabulary, else a telling one."""
    papers = list(papers)
    telling = {tag for paper in papers for tag in paper.tags if not tag.isascii()}
    chosen = {tag_name(tag): tag for tag in sorted(telling)}
    chosen |= {name: topic.slug for topic in vocabulary if (name := tag_name(topic.slug)) in chosen}
    other = {tag: tag_name(tag) for tag in telling} | {name: name for name in chosen}
    renamed = {tag: chosen[name] for tag, name in other.items() if chosen[name] != tag}
    return [_renamed(paper, renamed) for paper in papers] if renamed else papers


def _renamed(paper: Paper, names: dict[str, str]) -> Paper:
    if names.keys().isdisjoint(paper.tags):
        return paper
    return replace(paper, tags=tuple(sorted({names.get(tag, tag) for tag in paper.tags})))
