"""Where in its venue a paper is, as citations print it."""

from paper_archive.paper import Paper
from paper_archive.publish.limits import short_name


def place_in_venue(paper: Paper) -> str:
    """Return what follows the venue: ` 521 (7553), 436–444`, `, 436–444` or nothing."""
    volume, issue, pages = map(short_name, (paper.volume, paper.issue, paper.pages))
    numbers = " ".join(filter(None, (volume, issue and f"({issue})")))
    before = f" {numbers}" if numbers else ""
    following = f"{before}, {pages.replace('-', '–')}" if pages else before
    return following if paper.venue else following.lstrip(", ")
