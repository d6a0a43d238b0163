"""Parts of the pages, rendered alone."""

import jinja2
from selectolax.lexbor import LexborHTMLParser

from builds import ROOT
from paper_archive.publish.markup import between_tags


def rendered(partial: str, **context: object) -> LexborHTMLParser:
    """Return what a part of a page is with these variables."""
    loader = jinja2.FileSystemLoader(ROOT / "site-theme/partials")
    environment = jinja2.Environment(
        loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["between_tags"] = between_tags
    return LexborHTMLParser(environment.get_template(partial).render(context))
