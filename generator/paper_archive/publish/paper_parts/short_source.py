"""Whose paper it is and of when, in few words."""

from functools import lru_cache

from paper_archive.names import NAMES_KEPT, family_name, split_name
from paper_archive.paper import Paper
from paper_archive.publish.languages.language import ENGLISH, Language
from paper_archive.publish.limits import short_name
from paper_archive.publish.paper_parts.editors_mark import editors_mark


def short_source(paper: Paper, language: Language = ENGLISH) -> str:
    """Return first author and year: `Elman, 1990`, `Elman et al., 1990`; empty if none is known.

    Of a volume by its editors, it is the first of them: `Elman et al. (eds.), 1990`.
    """
    return ", ".join(filter(None, (_first_of(paper, language), paper.date[:4])))


def _first_of(paper: Paper, language: Language) -> str:
    if not paper.people:
        return ""
    are_more = len(paper.people) > 1 or paper.has_more_authors
    return (
        f"{_family(paper.people[0])}{' et al.' * are_more} {editors_mark(paper, language)}".strip()
    )


@lru_cache(NAMES_KEPT)
def _family(person: str) -> str:
    name = split_name(short_name(person))
    return name.literal or family_name(name)
