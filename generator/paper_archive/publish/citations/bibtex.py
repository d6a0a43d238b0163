"""Citations in BibTeX."""

import re
from typing import Final
from urllib.parse import quote

from paper_archive.names import family_name, is_lowercase, split_name
from paper_archive.paper import Paper
from paper_archive.publish.citations.venues import venue_kind
from paper_archive.publish.dates import date_parts
from paper_archive.publish.external_links import best_address
from paper_archive.text import MATHEMATICS, clean

_MONTH_NAMES: Final = "jan feb mar apr may jun jul aug sep oct nov dec"
_BEYOND_ASCII: Final = re.compile(r"[^\x00-\x7f]")
_TEX: Final = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "&%#_$"},
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


def bibtex(paper: Paper, page_address: str) -> str:
    """Return the BibTeX entry in UTF-8; formulas stay TeX, and titles keep their capitals.

    Source: Oren Patashnik, BibTeXing, 1988; `eprint`: https://info.arxiv.org/help/hypertex/bibstyles/
    """
    year, month, day = date_parts(paper.date)
    kind, place = {
        "journal": ("article", "journal"),
        "conference": ("inproceedings", "booktitle"),
        "": ("misc", "howpublished"),
    }[venue_kind(paper.venue)]
    fields = {
        "title": f"{{{_tex(paper.title)}}}",
        "author": " and ".join(map(_bibtex_name, paper.authors)),
        "year": year,
        "month": month and _MONTH_NAMES.split()[int(month) - 1],
        "day": day.lstrip("0"),
        place: _tex(paper.venue),
        "eprint": paper.ids.get("arxiv", ""),
        "archivePrefix": paper.ids.get("arxiv", "") and "arXiv",
        "doi": re.sub(r"[{}\\]", lambda found: quote(found[0]), paper.ids.get("doi", "")),
        "url": best_address(paper, page_address),
    }
    lines = (
        f"  {name} = {value if name == 'month' else f'{{{value}}}'},\n"
        for name, value in fields.items()
        if value
    )
    return f"@{kind}{{{paper.slug},\n{''.join(lines)}}}"


def _tex(text: str) -> str:
    return "".join(
        _formula(part) if number % 2 else part.translate(_TEX)
        for number, part in enumerate(MATHEMATICS.split(clean(text)))
    )


def _formula(formula: str) -> str:
    """Return a formula unchanged, or escaped if its braces do not match.

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


def _bibtex_name(name: str) -> str:
    """Return a name in a form that BibTeX splits as `split_name` does.

    BibTeX knows no letters but those of ASCII: to it, "Émile" begins with a small letter.
    """
    if split_name(name).literal:
        return f"{{{_tex(name)}}}"
    parts, words = split_name(name), name.split()
    is_read_alike = all(
        is_lowercase(word) == is_lowercase(_BEYOND_ASCII.sub("", word)) for word in words
    )
    if is_read_alike and not parts.suffix:
        return _tex(name)
    return _tex(", ".join(filter(None, (family_name(parts), parts.suffix, parts.given))))
