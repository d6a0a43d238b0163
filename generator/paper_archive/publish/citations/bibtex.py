"""A paper as an entry of BibTeX."""

import re
from functools import lru_cache
from typing import Final
from urllib.parse import quote

from paper_archive.names import NAMES_KEPT, family_name, split_name
from paper_archive.paper import Paper
from paper_archive.publish.citations.kinds import (
    imprint_of,
    kind_of,
    number_of,
    publisher_of,
    untold_type,
)
from paper_archive.publish.external_links import acl_beside, best_address
from paper_archive.publish.languages.dates import date_parts
from paper_archive.statuses import warnings
from paper_archive.text import MATHEMATICS, clean

_MONTH_NAMES: Final = "jan feb mar apr may jun jul aug sep oct nov dec"
_FIRST_LETTER: Final = re.compile(r"[A-Za-z]")
_TEX: Final = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "&%#_$"},
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "`": r"\textasciigrave{}",
    }
)
_LIGATURE: Final = re.compile("(?<=-)-|(?<=')'|(?<=,),")
"""The end of what TeX prints as a dash or a quotation mark."""


def bibtex(paper: Paper, page_address: str) -> str:
    """Return the BibTeX entry in UTF-8; formulas stay TeX, and titles keep their capitals.

    Sources: Oren Patashnik, BibTeXing, 1988; for `eprint`, https://info.arxiv.org/help/hypertex/bibstyles/
    and the biblatex manual, 3.11.7.
    """
    year, month, day = date_parts(paper.date)
    entry, place = kind_of(paper).bibtex
    imprint = imprint_of(paper)
    # A preprint, data and the like have a place for both.
    published = paper.venue if place == "howpublished" else imprint.place
    arxiv = paper.ids.get("arxiv", "")
    fields = {
        "title": f"{{{_tex(paper.title)}}}",
        "author": " and ".join(
            [*map(bibtex_name, paper.authors), *["others"] * paper.has_more_authors]
        ),
        "editor": " and ".join(map(bibtex_name, paper.editors)),
        "year": year,
        "month": month and _MONTH_NAMES.split()[int(month) - 1],
        "day": day.lstrip("0"),
        "publisher": "" if published == publisher_of(paper) else _tex(publisher_of(paper)),
        place: "" if number_of(paper) else _tex(published),  # else `eprint` says it
        "series": _tex(imprint.series),
        "volume": _tex(paper.volume),
        "number": _tex(paper.issue),
        "pages": _tex(paper.pages).replace("-", "--"),
        "entrysubtype": untold_type(paper),
        # Whether it is one for a doctor's or a master's degree is not known.
        "type": "Thesis" if entry == "phdthesis" else "",
        "eprint": arxiv,
        "archivePrefix": arxiv and "arXiv",
        "eprinttype": arxiv and "arxiv",
        "doi": re.sub(r"[{}\\]", lambda found: quote(found[0]), paper.ids.get("doi", "")),
        "pmid": paper.ids.get("pmid", ""),
        "pmcid": paper.ids.get("pmcid", ""),
        "acl": _tex(acl_beside(paper)),
        "isbn": paper.ids.get("isbn", ""),
        "url": best_address(paper, page_address),
        "language": paper.language,
        "note": ", ".join(warnings(paper.status)),
    }
    lines = (
        f"  {name} = {value if name == 'month' else f'{{{value}}}'},\n"
        for name, value in fields.items()
        if value
    )
    return f"@{entry}{{{paper.citekey or paper.slug},\n{''.join(lines)}}}"


def _tex(text: str) -> str:
    if not text:
        return ""
    text = clean(text)
    if "$" not in text and "\\" not in text:  # no formula
        return _plain(text)
    return "".join(
        _formula(part) if number % 2 else _plain(part)
        for number, part in enumerate(MATHEMATICS.split(text))
    )


def _plain(text: str) -> str:
    """Return a text without formulas so that TeX prints its dashes and apostrophes as they are."""
    return _LIGATURE.sub(r"{}\g<0>", text.translate(_TEX))


def _formula(formula: str) -> str:
    """Return a formula as it is, or as its source where its braces do not match.

    BibTeX counts a brace after a backslash too, and TeX ends a line at a bare percent sign.
    """
    tex = re.sub(r"(\\.)|([%#])", lambda found: found[1] or f"\\{found[2]}", formula)
    if not _is_balanced(tex):
        tex = tex.replace(r"\{", r"\lbrace ").replace(r"\}", r"\rbrace ")
    return tex if _is_balanced(tex) else formula.translate(_TEX)


def _is_balanced(text: str) -> bool:
    depth = 0
    for brace in re.findall("[{}]", text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


@lru_cache(NAMES_KEPT)
def bibtex_name(name: str) -> str:
    """Return a name as "von Last, Jr, First", in braces what BibTeX would take apart otherwise."""
    parts = split_name(name)
    if parts.literal:
        return f"{{{_tex(parts.literal)}}}"
    particles, families = parts.particle.split(), parts.family.split()
    if not all(map(is_lowercase, particles)):
        family = f"{{{_tex(family_name(parts))}}}"
    elif any(map(is_lowercase, families[:-1])):
        family = f"{_tex(parts.particle)} {{{_tex(parts.family)}}}".strip()
    else:
        family = _tex(family_name(parts))
    return ", ".join(filter(None, (family, _tex(parts.suffix), _tex(parts.given))))


def is_lowercase(word: str) -> bool:
    """Tell whether BibTeX takes a word for a particle; it knows no letters but those of ASCII."""
    letter = _FIRST_LETTER.search(word)
    return letter is not None and letter[0].islower()
