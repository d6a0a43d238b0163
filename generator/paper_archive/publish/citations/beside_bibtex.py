"""What an entry of BibTeX does not tell of a paper, though other formats need it.

The page of a paper holds the entry alone; `site-theme/assets/citations` reads it, and makes the
other formats of it. Of most papers the entry tells everything.
"""

import json
from collections.abc import Sequence
from itertools import takewhile
from typing import Any, Final

from paper_archive.names import family_name, split_name, without_marks
from paper_archive.paper import Paper
from paper_archive.publish.citations.bibtex import bibtex_name, is_lowercase
from paper_archive.publish.citations.csl_json import csl_name
from paper_archive.publish.citations.kinds import (
    KINDS,
    imprint_of,
    kind_of,
    number_of,
    publisher_of,
    type_of,
    untold_type,
)
from paper_archive.publish.mathematics import plain_mathematics
from paper_archive.text import clean

_TYPES: Final = {kind.bibtex[0]: type_ for type_, kind in KINDS.items() if kind.bibtex[0] != "misc"}
"""Type of an entry → type of the paper."""
_QUOTED_IN_DOI: Final = ("{", "}", "\\")


def beside_bibtex(paper: Paper) -> str:
    """Return it as a JSON object; empty if there is nothing.

    Its members are `type`; `title` with TeX and `plain`, without; `venue`; `doi`; `authors` and
    `editors`, each as CSL-JSON has a name, with `name` as printed; and what else has TeX in it.
    """
    venue, publisher = paper.venue, publisher_of(paper)
    if kind_of(paper).schema == "Book":
        publisher, _, venue = imprint_of(paper)
    found: dict[str, Any] = {
        "type": "" if type_of(paper) in {_told_type(paper), untold_type(paper)} else type_of(paper),
        "venue": venue if number_of(paper) or _has_tex(venue) else "",
        "doi": paper.ids["doi"] if _is_changed(paper.ids.get("doi", "")) else "",
        "authors": _not_told(paper.authors),
        "editors": _not_told(paper.editors),
    }
    texts = {"volume": paper.volume, "issue": paper.issue, "pages": paper.pages}
    for name, text in (texts | {"publisher": publisher}).items():
        found[name] = text if _has_tex(text) else ""
    plain = clean(plain_mathematics(paper.title))
    if _has_tex(paper.title) or plain != paper.title:
        found |= {"title": paper.title, "plain": plain}
    known = {name: value for name, value in found.items() if value}
    return json.dumps(known, ensure_ascii=False, separators=(",", ":")) if known else ""


def _told_type(paper: Paper) -> str:
    """Return the type of a paper with such an entry, as the script takes it."""
    entry = KINDS[type_of(paper)].bibtex[0]
    is_preprint = "arxiv" in paper.ids and (number_of(paper) or not paper.venue)
    return _TYPES.get(entry, "preprint" if is_preprint else "other")


def _has_tex(text: str) -> bool:
    """Tell whether a text may hold formulas, which entries write in another way."""
    return "$" in text or "\\" in text


def _is_changed(doi: str) -> bool:
    return any(sign in doi for sign in _QUOTED_IN_DOI)


def _not_told(names: Sequence[str]) -> list[dict[str, Any]]:
    return [] if all(map(_is_told, names)) else [*map(_author, names)]


def _is_told(name: str) -> bool:
    """Tell whether the entry has the name so that its parts, and how it is printed, are plain."""
    parts, printed = split_name(name), without_marks(name)
    if parts.literal:
        return parts.literal == printed == clean(printed) and not _has_tex(printed)
    family, words = family_name(parts), family_name(parts).split()
    return (
        (printed, parts.suffix) == (f"{parts.given} {family}", "")
        and parts.particle.split() == [*takewhile(is_lowercase, words[:-1])]
        and bibtex_name(name) == f"{family}, {parts.given}"
        and " and " not in f" {printed} "
    )


def _author(name: str) -> dict[str, Any]:
    return {"name": without_marks(name), **csl_name(name)}
