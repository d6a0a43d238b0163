"""Links in the `<head>` of a paper's page that lead programs to the paper itself.

Source: the FAIR Signposting Profile, level 1, https://signposting.org/FAIR/; RFC 8574 (cite-as).
An author is linked if the page has the ORCID iD.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

from paper_archive.orcids import HOME
from paper_archive.paper import Paper
from paper_archive.publish.citations.kinds import kind_of
from paper_archive.publish.external_links import PERSISTENT, identifier_links, quoted

_SCHEMA: Final = "https://schema.org/"
_AUTHORS: Final = 10
"""How many authors are linked at most."""


class Signpost(NamedTuple):
    """A link of the page."""

    relation: str
    address: str
    type: str = ""
    """The media type of what is there, if it is known."""


def signposts(
    paper: Paper, license_address: str, *, has_markdown: bool = False
) -> Iterator[Signpost]:
    """Yield the links: how the paper is cited, authors, text, licence, and what the page is.

    With `has_markdown`, the page is there as Markdown, too.

    The licence is that of the paper if a link of the paper leads to it, or else that of the
    metadata, which is all that an archive can license.
    """
    known = dict(identifier_links(paper))
    cite_as = next((known[name] for name in PERSISTENT if name in known), "")
    license_address = paper.links.get("license", license_address)
    yield Signpost("type", f"{_SCHEMA}AboutPage")
    yield Signpost("type", f"{_SCHEMA}{kind_of(paper).schema}")
    if cite_as:
        yield Signpost("cite-as", quoted(cite_as))
    known_authors = (paper.orcids[name] for name in paper.authors if name in paper.orcids)
    for orcid in islice(dict.fromkeys(known_authors), _AUTHORS):
        yield Signpost("author", f"{HOME}{orcid}")
    if has_markdown:
        yield Signpost("describedby", "index.md", "text/markdown")
    if "pdf" in paper.links:
        yield Signpost("item", quoted(paper.links["pdf"]), "application/pdf")
    if license_address:
        yield Signpost("license", quoted(license_address))
