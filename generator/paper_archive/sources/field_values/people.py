"""Names of authors as sources write them, converted to "Given Family"."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from paper_archive.names.degrees import is_degree, without_degrees
from paper_archive.names.scripts import Script, script_of
from paper_archive.names.words import PARTICLES
from paper_archive.orcids import orcid_in
from paper_archive.sources.field_values.author_marks import without_marks
from paper_archive.sources.field_values.other_ands import with_english_and
from paper_archive.text import clean, fold

ET_AL: Final = "et al."
"""Stands at the end of a list for further authors, until `with_et_al` makes a field of it."""
_OTHERS: Final = frozenset(("others", "et al", "et alii", "al et", "and others", "et"))
_COUNTED_OTHERS: Final = re.compile(
    r"(?:and )?\d+ (?:(?:others|more)(?: (?:authors|people))?|(?:other|additional) authors)"
)
_NOBODY: Final = frozenset(
    ("", "anon", "anonymous", "na", "n a", "none", "null", "unknown", "no author")
)
_SUFFIX: Final = re.compile(
    r"(?:jr|sr|[1-9](?:st|nd|rd|th)|i{2,3}|iv|vi{1,3}|esq)\.?\Z", re.IGNORECASE
)
_INITIALS: Final = re.compile(r"(?:[^\W\d_a-zß-ÿ]\.?[\s-]*){1,4}\Z")
_INITIALED: Final = re.compile(
    r"([^\W\d_][^\s,.]+(?: [^\W\d_][^\s,.]+){0,3}) ((?:[^\W\d_a-zß-ÿ]\.?-?){1,4})\Z"
)
"""A family name and initials, as PubMed, Scopus and Embase print them."""
_ET_AL: Final = re.compile(
    r"""
    (?: (?<![\s,;]) [\s,;]*+ | \A )
    (?: \b et\.?\s*al\b\.? | \b u\.\s*a\. | \.\.\. | …
      | (?:\b and | &) \s+ (?: others | colleagues | \d+\s+(?:others | more) (?:\s+authors)? ) )
    \s* (?: \( \d+\s [^()]* \b authors? \b [^()]* \) )? \s* \Z
    """,
    re.IGNORECASE | re.VERBOSE,
)

_NAMESAKE: Final = re.compile(r"(?<!\s)\s++\d{4}\Z")
_BETWEEN: Final = re.compile(r"[;\n|；，、]")
_ANDS: Final = re.compile(r"\A(?:(?:(?:and|AND|&)(?:\s+|\Z))+|(?:und|et|y|e)\Z)")
"""What is left over before a name where words for "and" are doubled or on a line of their own."""
_AND: Final = re.compile(r"(?:,|(?<![\s,]))\s++(?:and|&)(?:\s++|\Z)", re.IGNORECASE)


def given_family(family: str, given: str = "", particle: str = "", suffix: str = "") -> str:
    """Return a name in printed order; unknown parts are empty. In Han the family name is first."""
    if script_of(family + given) is Script.FAMILY_FIRST:
        family, given = given, family
    return clean(" ".join(filter(None, (given, particle, family, suffix.strip(" ,")))))


def in_printed_order(name: str) -> str:
    """Return "Family, Given" and "Family, Suffix, Given" as "Given Family Suffix".

    A name without a comma is already in printed order; a name with more commas is not a person's.
    What stands for further authors comes last; the number that DBLP gives namesakes is left out.
    """
    name = _NAMESAKE.sub("", re.sub(r"\s+and\Z", "", clean(without_marks(name))))
    named = _ET_AL.sub("", name)
    if named != name:
        return f"{in_printed_order(named)} {ET_AL}".strip()
    name = without_degrees(name)
    parts = [part.strip() for part in name.split(",")]
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    if len(parts) == 2:
        family, given = parts
        if _SUFFIX.match(given):
            return given_family(family, suffix=given)
        return given_family(family, given)
    if len(parts) == 3:
        family, second, third = parts
        if _SUFFIX.match(third):
            return given_family(family, second, suffix=third)
        return given_family(family, third, suffix=second)
    return ", ".join(parts)


def is_person(name: str) -> bool:
    """Tell whether a name is somebody's, or of further authors ("et al."), and not "Anonymous"."""
    return fold(name) not in _NOBODY


def named_people(names: Iterable[str]) -> list[str]:
    """Return the names without what stands for further people, such as "et al."."""
    return [*filter(is_person, _without_others(names))]


def with_et_al(fields: Mapping[str, object]) -> Mapping[str, object]:
    """Return the fields of a record, with `et_al` for "et al." and the like among the authors."""
    names = fields.get("authors")
    if not isinstance(names, list) or not all(isinstance(each, str) for each in names):
        return fields
    named = _without_others(names)
    return (
        {**fields, "authors": [*filter(None, named)], "et_al": True} if named != names else fields
    )


def _without_others(names: Iterable[str]) -> list[str]:
    """Return the names without "et al."; of one that is nothing else, an empty text may be left."""
    return [_ET_AL.sub("", each) for each in names if not _is_others(fold(each))]


def _is_others(words: str) -> bool:
    return words in _OTHERS or _COUNTED_OTHERS.fullmatch(words) is not None


def authors_and_orcids(people: Iterable[tuple[str, str]]) -> dict[str, object]:
    """Return the fields `authors` and `orcids` for names, each with an ORCID iD or an empty text.

    An iD of one of several authors with the same name is left out, unless all of them have it.
    """
    known = [(name, orcid) for name, orcid in people if is_person(name)]
    orcids: dict[str, str] = {}
    forms: dict[str, set[str]] = {}
    for name, orcid in known:
        orcids[clean(name)] = orcid
        forms.setdefault(clean(name), set()).add(orcid_in(orcid) or orcid.strip())
    return {
        "authors": [name for name, _ in known],
        "orcids": {
            name: orcid for name, orcid in orcids.items() if orcid.strip() and len(forms[name]) == 1
        },
    }


def people_in(text: str) -> list[str]:
    """Return the names in a list that is one text, in printed order.

    Names are separated by `;`, line ends, commas, `and`, `&`, `und` and the like. Between commas
    are whole names, or family and given names in turn if nothing else is likely.
    """
    text = without_marks(text).strip()
    named = _ET_AL.sub("", text)
    others = [ET_AL] if named != text else []
    text = with_english_and(named.strip(" ,;"))
    if _BETWEEN.search(text):
        parts = _BETWEEN.split(text)
    else:
        groups = _AND.split(text)
        parts = [name for group in groups for name in _split_at_commas(group, len(groups))]
    parts = [_ANDS.sub("", part.strip(" ,;"), count=1) for part in parts]
    has_stops = any("." in part for part in parts[:-1])
    whole = [part if has_stops else part.removesuffix(".") for part in parts]
    initialed = [found for part in whole if (found := _INITIALED.match(part))]
    if len(parts) > 1 and len(initialed) == len(parts):
        parts = [f"{found[1]}, {found[2]}" for found in initialed]
    return [*filter(is_person, map(in_printed_order, parts)), *others]


def _split_at_commas(text: str, groups: int) -> list[str]:
    """Return the names in a comma-separated text; it is one of `groups` in a list."""
    parts: list[str] = []
    for part in filter(None, map(str.strip, text.split(","))):
        if parts and _SUFFIX.match(part):
            parts[-1] += f", {part}"
        elif not (parts and is_degree(part) and (" " in parts[-1] or not _INITIALS.match(part))):
            parts.append(part)
    if len(parts) % 2 == 0 and parts and _are_inverted(parts, groups):
        return [", ".join(parts[at : at + 2]) for at in range(0, len(parts), 2)]
    return parts


def _are_inverted(parts: list[str], groups: int) -> bool:
    """Tell whether parts are family and given names in turn: `Vaswani, A., Shazeer, N.`."""
    families, given = parts[::2], parts[1::2]
    if all(_INITIALS.match(each.partition(",")[0]) for each in given):
        return True
    return len(parts) == 2 and (groups > 2 or _is_family(families[0].partition(",")[0]))


def _is_family(name: str) -> bool:
    """Tell whether a name is one word or begins as only family names do: `van der Berg`."""
    first, *others = name.split()
    return not others or (
        first.lower() in PARTICLES and (first.islower() or others[0] in PARTICLES)
    )
