"""The tags of a page for programs, as HTML."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from markupsafe import Markup

from paper_archive.publish.head.signposting import Signpost
from paper_archive.publish.markup import in_attribute

_TWICE: Final = {
    "citation_title": ' property="og:title"',
    "citation_abstract": ' property="og:description"',
}
"""Citation tags that are Open Graph tags at once."""

Tags = Sequence[tuple[str, str]]
"""Name and content of each."""


def head_tags(
    citation_tags: Tags, open_graph: Tags, signposts: Iterable[Signpost], article: Markup
) -> Markup:
    """Return the `<meta>` tags, the links and the JSON-LD of a page, all of which may be empty."""
    return Markup("".join(_tags(citation_tags, open_graph, signposts, article)))  # noqa: S704  # escaped


def _tags(
    citation_tags: Tags, open_graph: Tags, signposts: Iterable[Signpost], article: Markup
) -> Iterator[str]:
    for name, content in citation_tags:
        yield f'<meta name="{name}"{_TWICE.get(name, "")} content="{in_attribute(content)}">'
    for name, content in open_graph:
        kind = "property" if name.startswith("og:") else "name"
        yield f'<meta {kind}="{name}" content="{in_attribute(content)}">'
    for each in signposts:
        type_ = f' type="{each.type}"' if each.type else ""
        yield f'<link rel="{each.relation}" href="{in_attribute(each.address)}"{type_}>'
    if article:
        yield f'<script type="application/ld+json">{article}</script>'
