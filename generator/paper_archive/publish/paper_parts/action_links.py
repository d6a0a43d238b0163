"""The links of a paper's page that a reader comes for: text, identifiers, code, and the rest."""

import re
from typing import Final
from urllib.parse import quote_plus

from paper_archive.paper import Paper
from paper_archive.publish.external_links import identifier_links, pdf_address
from paper_archive.publish.languages.language import Language, message
from paper_archive.publish.limits import short_title
from paper_archive.publish.paper_parts.abstract_links import CODE, PROJECT, links_in

_NAMES: Final = {
    "pdf": message("PDF"),
    CODE: message("Code"),
    PROJECT: message("Project"),
    "data": message("Data"),
    "dataset": message("Dataset"),
    "demo": message("Demo"),
    "model": message("Model"),
    "slides": message("Slides"),
    "video": message("Video"),
    "page": message("Website"),
    "abstract": message("Abstract page"),
    "license": message("Licence"),
}
"""Kind of a link → what it is called, in the order of the page; others come last as they are."""
_FORM: Final = "issues/new?title={}&template=correct-a-paper.yml&page={}"
"""The form in `.github/ISSUE_TEMPLATE`, whose field `page` has the name of the page."""
_GITLAB: Final = "-/issues/new?issue%5Btitle%5D={}"
_FORGE: Final = re.compile(r"https://(github|gitlab)\.com/")


def action_links(paper: Paper, language: Language) -> list[tuple[str, str]]:
    """Return name and URL of each id and link of a paper: the PDF, ids, code, project, the rest.

    Code and project that no link names are those of the abstract.
    """
    links = {kind.lower(): (kind, address) for kind, address in paper.links.items()}
    for link in links_in(paper.abstract):
        if link.kind:
            links.setdefault(link.kind, (link.kind, link.address))
    pdf = pdf_address(paper)
    links |= {"pdf": ("pdf", pdf)} if pdf else {}
    named = [(language.say(_NAMES[kind]), links[kind][1]) for kind in _NAMES if kind in links]
    others = [link for kind, link in links.items() if kind not in _NAMES]
    ids = identifier_links(paper)[: -len(paper.links) or None]
    return [*named[: bool(pdf)], *ids, *named[bool(pdf) :], *others]


def title_search(paper: Paper, *, is_whole: bool = True) -> str:
    """Return the URL of a search for the title of a paper without ids; empty if it has one.

    If it is not to be whole, `title-searches.js` adds the title.
    """
    if paper.ids:
        return ""
    quoted = quote_plus(f'"{short_title(paper.title)}"') if is_whole else ""
    return f"https://scholar.google.com/scholar?q={quoted}"


def correction_links(repo_url: str, edit_url: str | None, paper: Paper) -> list[tuple[str, str]]:
    """Return name and URL of the places to suggest a correction; empty without a repository.

    A script fills in what the page says today.

    Source of the prefilled issue: GitHub and GitLab, "Creating an issue from a URL query".
    """
    links = []
    forge = _FORGE.match(repo_url or "")
    if forge:
        title = quote_plus(f"Correction: {short_title(paper.title)}")
        address = repo_url.rstrip("/")
        query = _FORM.format(title, paper.slug) if forge[1] == "github" else _GITLAB.format(title)
        links.append((message("Correct"), f"{address}/{query}"))
    return [*links, (message("Edit"), edit_url)] if edit_url else links
