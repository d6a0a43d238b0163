"""The names in a cell: a list, or a text that people typed or copied from a BibTeX library."""

import re
from collections.abc import Mapping
from typing import Final

from paper_archive.sources.bibtex.authors import names_of
from paper_archive.sources.field_values.markup import plain
from paper_archive.sources.field_values.people import (
    given_family,
    in_printed_order,
    is_person,
    people_in,
)
from paper_archive.sources.json_documents import text_of
from paper_archive.sources.table.cell_texts import cell_text

_PARTS_OF_NAMES: Final = (
    ("family", "last", "last_name", "lastName", "family-names", "family_name", "surname"),
    ("given", "first", "first_name", "firstName", "given-names", "given_name", "forename"),
    ("particle", "non-dropping-particle", "name-particle"),
    ("suffix", "name-suffix"),
)
"""Keys of family name, given names, particle and suffix; those with hyphens are of CFF and CSL."""
_BRACES: Final = re.compile("[{}]")
_AUTHOR_ID: Final = re.compile(r"(?<!\s)\s*+\(\d{5,}+\)")


def authors_in(value: object) -> list[str]:
    """Return the names in printed order."""
    if isinstance(value, list):
        names = (
            in_printed_order(
                plain(
                    _name(each) if isinstance(each, Mapping) else _BRACES.sub("", cell_text(each))
                )
            )
            for each in value
        )
        return [name for name in (each.strip(" ,;") for each in names) if is_person(name)]
    text = plain(_AUTHOR_ID.sub("", cell_text(value)).replace("\n", ";"))
    is_tex = "{" in text and "}" in text
    return names_of(text) if is_tex and ";" not in text else people_in(_BRACES.sub("", text))


def _name(author: Mapping[str, object]) -> str:
    for key in ("name", "full_name", "fullname", "display_name", "author"):
        if text := text_of(author.get(key)):
            return text
    family, given, particle, suffix = (
        next((text for key in keys if (text := text_of(author.get(key)))), "")
        for keys in _PARTS_OF_NAMES
    )
    return given_family(family, given, particle, suffix)
