"""The identifiers by which the search finds papers: their own, and those in their links."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from paper_archive.identifiers import SCHEMES, identifier_in
from paper_archive.paper import Paper


def identifiers(papers: Sequence[Paper]) -> dict[str, list[int]]:
    """Return identifier with its scheme, like `arxiv:1706.03762` → numbers of papers, ascending."""
    held: defaultdict[str, list[int]] = defaultdict(list)
    for number, paper in enumerate(papers):
        for scheme, identifier in dict.fromkeys(_of(paper)):
            held[f"{scheme}:{identifier}"].append(number)
    return dict(held)


def _of(paper: Paper) -> Iterator[tuple[str, str]]:
    yield from ((scheme, paper.ids[scheme]) for scheme in paper.ids if scheme in SCHEMES)
    yield from filter(None, map(identifier_in, paper.links.values()))
