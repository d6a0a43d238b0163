"""The templates of the site, without a build."""

import jinja2
from mkdocs.theme import Theme
from selectolax.lexbor import LexborHTMLParser

from builds import ROOT
from paper_archive.publish.rendering.templates import Assets, prepare_templates
from paper_archive.publish.site import Site, site_of

THEME = ROOT / "site-theme"


def environment(site: Site | None = None, *, has_policy: bool = True) -> jinja2.Environment:
    """Return the templates, as they are for a site."""
    found = Theme(custom_dir=str(THEME)).get_env()
    assets = Assets("0123abc")
    prepare_templates(found, site or site_of([], []), assets, has_policy=has_policy)
    return found


def rendered(partial: str, **context: object) -> LexborHTMLParser:
    """Return what a part of a page is with these variables."""
    template = environment().get_template(f"partials/{partial}")
    return LexborHTMLParser(template.render(context))
