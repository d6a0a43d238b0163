"""The abstract of a paper as its page shows it."""

import re

from markupsafe import Markup

from paper_archive.publish.mathematics import with_mathematics
from paper_archive.publish.paper_parts.abstract_links import links_in


def abstract(paragraph: str) -> Markup:
    """Return a paragraph of an abstract as HTML, with formulas, and links at its addresses."""
    parts, at = [], 0
    for link in links_in(paragraph):
        # TeX needs backslashes in addresses; readers do not.
        written = re.sub(r"\\(?=[_%&#~])", "", paragraph[link.start : link.end])
        parts.append(with_mathematics(paragraph[at : link.start]))
        parts.append(Markup('<a href="{}">{}</a>').format(link.address, written))
        at = link.end
    return Markup("").join([*parts, with_mathematics(paragraph[at:])])
