"""Citations as one line of plain text, as the script of a page makes them of its BibTeX entry."""

from paper_archive.names import without_marks
from paper_archive.paper import Paper
from paper_archive.publish.citations.kinds import kind_of
from paper_archive.publish.external_links import best_address
from paper_archive.publish.languages.dates import label
from paper_archive.publish.mathematics import plain_mathematics
from paper_archive.text import clean


def plain_text(paper: Paper, page_address: str) -> str:
    """Return authors or editors, title, venue, date and URL on one line, as far as known."""
    title = clean(plain_mathematics(paper.title))
    # Entries of BibTeX, of which scripts make it, do not say how many authors there are.
    is_by_editors = kind_of(paper).schema == "Book" and paper.editors and not paper.authors
    people = paper.editors if is_by_editors else paper.authors
    names = ", ".join([*map(without_marks, people), *["et al."] * paper.has_more_authors])
    if is_by_editors:
        names += " (ed.)" if len(people) == 1 else " (eds.)"
    parts = [names, title, _place(paper), label(paper.date)]
    sentences = (part if part[-1] in ".?!…" else f"{part}." for part in map(clean, parts) if part)
    return " ".join([*sentences, best_address(paper, page_address)]).strip()


def _place(paper: Paper) -> str:
    """Return where a paper is: Nature 521 (7553), 436–444."""
    is_host = kind_of(paper).host or paper.venue
    venue = paper.venue if is_host else paper.publisher
    issue = f"({paper.issue})" if paper.issue else ""
    numbers = " ".join(filter(None, (venue, paper.volume, issue)))
    return ", ".join(filter(None, (numbers, paper.pages.replace("-", "–"))))
