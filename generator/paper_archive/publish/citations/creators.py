"""Authors and editors of a paper as reference managers read them from pages and lists."""

from functools import lru_cache

from paper_archive.names import NAMES_KEPT, family_name, split_name
from paper_archive.paper import Paper
from paper_archive.publish.limits import first_names


def creators(paper: Paper, most: int) -> list[str]:
    """Return the first authors so that Zotero splits each as we do, and how many more there are.

    It takes what stands before the first comma for the family name and drops what follows a second
    one, so that a suffix stands with the family name; a comma at the end keeps a name whole.
    Source: Zotero's `cleanAuthor`.
    """
    names = [_creator(name) for name in first_names(paper.authors, most)]
    more = more_authors(paper, most)
    return [*names, f"{more},"] if more else names


def tagged_creators(paper: Paper, most: int) -> list[str]:
    """Return the authors for `<meta>` tags."""
    return _one_or_more(creators(paper, most))


def tagged_editors(paper: Paper, most: int) -> list[str]:
    """Return the first editors for `<meta>` tags; Zotero reads them as it reads authors."""
    return _one_or_more([_creator(name) for name in first_names(paper.editors, most)])


def _one_or_more(names: list[str]) -> list[str]:
    """Return names so that Zotero sees as many people.

    Where an only name has two words on both sides of a comma, it sees two people, but for a
    semicolon. Source: its translator "Embedded Metadata".
    """
    family, _, given = names[0].partition(", ") if len(names) == 1 else ("", "", "")
    return [f"{names[0]};"] if " " in family and " " in given else names


def more_authors(paper: Paper, most: int) -> str:
    """Return how many authors there are beside the first ones; empty if none are."""
    if paper.has_more_authors:
        return "and others"
    more = len(paper.authors) - most
    return f"and {more} more" if more > 0 else ""  # a comma within would split it


@lru_cache(NAMES_KEPT)
def _creator(name: str) -> str:
    parts = split_name(name)
    if parts.literal:
        whole = _without_separators(parts.literal)
        return f"{whole}," if " " in whole else whole
    family = f"{family_name(parts)} {parts.suffix}".strip()
    return f"{_without_separators(family)}, {_without_separators(parts.given)}"


def _without_separators(text: str) -> str:
    return " ".join(text.replace(",", " ").replace(";", " ").split())
