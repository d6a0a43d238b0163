"""The `author` of an entry: names separated by `and`, each in one of the forms of BibTeX.

    Ada Lovelace, Lovelace, Ada, van der Berg, Jr., Jan, {A Group}, family=Lovelace, given=Ada

Source: Oren Patashnik, BibTeXing, 1988, section 4; Philip Kime, Biber, "Extended name format".
"""

import re
from typing import Final

from paper_archive.names.degrees import is_degree
from paper_archive.names.groups import is_group
from paper_archive.names.suffixes import is_suffix
from paper_archive.sources.field_values.author_marks import without_marks
from paper_archive.sources.field_values.markup import entities_resolved
from paper_archive.sources.field_values.other_ands import with_english_and
from paper_archive.sources.field_values.people import (
    given_family,
    in_printed_order,
    is_person,
    people_in,
)
from paper_archive.sources.field_values.tex import from_tex
from paper_archive.text import clean

_AND: Final = re.compile(r"[{}]|\s(?:and|AND|And)(?=\s|\Z)|\A(?:and|AND|And)\s")
_COMMA: Final = re.compile(r"[{},]")
_SEMICOLON: Final = re.compile(r"[{};]")
_PART: Final = re.compile(
    r"\s*(given|family|prefix|suffix|useprefix|id|hash|(?:given|family|prefix|suffix)-i)\s*=(.*)\Z",
    re.DOTALL,
)
_GROUP: Final = re.compile(r"\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}\Z")


def names_of(value: str) -> list[str]:
    """Return the names of a value in printed order; a group in braces stays whole."""
    names = [name.strip() for name in _split(without_marks(value), _AND)]
    if len(names) == 1 and not names[0].startswith("{") and not _PART.match(names[0]):
        text = _text(names[0])
        if _is_list(names[0]) or with_english_and(text) != text:
            return people_in(text)
    return [name for raw in names for name in _names(raw) if is_person(name)]


def _is_list(value: str) -> bool:
    """Tell whether a value without `and` is a list anyway."""
    return len(_split(value, _SEMICOLON)) > 1 or len(_split(value, _COMMA)) > 3


def _are_whole_names(parts: list[str]) -> bool:
    """Tell whether parts between commas are names of people, and not parts of one name."""
    return len(parts) > 2 and all(
        " " in part and not (is_suffix(part) or is_degree(part) or is_group(part)) for part in parts
    )


def _names(raw: str) -> list[str]:
    group = _GROUP.match(raw)
    if group:
        members = _split(group[1], _AND)
        if len(members) > 1 and all("," in member for member in members):
            return [name for member in members for name in _names(member.strip())]
        return [_text(group[1])]
    parts = _split(raw, _COMMA)
    named = [found for part in parts if (found := _PART.match(part))]
    if named and len(named) == len(parts):
        by_name = {found[1]: _text(found[2].strip(' "')) for found in named}
        return [
            given_family(
                *(by_name.get(part, "") for part in ("family", "given", "prefix", "suffix"))
            )
        ]
    if len(parts) > 3 and len(names := people_in(", ".join(map(_text, parts)))) * 2 == len(parts):
        return names  # `Miller, D., Firby, J.`
    texts = [_text(part) for part in parts]
    if _are_whole_names(texts):
        return people_in(", ".join(texts))
    return [in_printed_order(", ".join(texts))]


def _text(tex: str) -> str:
    return clean(entities_resolved(from_tex(tex)).replace("$", ""))


def _split(value: str, separator: re.Pattern[str]) -> list[str]:
    """Return the parts between separators that are outside braces; odd braces are ignored."""
    if value.count("{") != value.count("}"):
        value = value.replace("{", "").replace("}", "")
    parts, depth, start = [], 0, 0
    for found in separator.finditer(value):
        if found[0] == "{":
            depth += 1
        elif found[0] == "}":
            depth -= 1
        elif depth <= 0:
            parts.append(value[start : found.start()])
            start = found.end()
    parts.append(value[start:])
    return [part for part in parts if part.strip()]
