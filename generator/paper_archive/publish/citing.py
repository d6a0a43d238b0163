"""How a paper is cited: the same few facts in the formats that people and programs read.

What is not known is left out, so nothing here is ever invented. The key of an entry is the slug:
authors and dates may be learnt later, and a key in somebody's text must go on to be found.
"""

import json
import re
from typing import Any, Final, Literal, NamedTuple
from urllib.parse import quote

from paper_archive.paper import Paper
from paper_archive.publish.addresses import arxiv_id, bare_doi, identifier_links
from paper_archive.publish.dates import label
from paper_archive.publish.mathematics import plain_mathematics
from paper_archive.publish.names import family_name, is_small, sorted_name, split_name
from paper_archive.text import MATHEMATICS, clean


class Citation(NamedTuple):
    """A paper in one format; the text has no line end at its end."""

    name: str
    extension: str
    media_type: str
    text: str


_JOURNAL: Final = re.compile(
    r"\b(journals?|transactions|letters|annals)\b"
    r"|^proceedings of the (acm on|ieee$|national academy|royal society|vldb endowment)",
    re.IGNORECASE,
)
_CONFERENCE: Final = re.compile(
    r"\b(proceedings|conferences?|workshops?|symposium|symposia)\b", re.IGNORECASE
)
_JOURNALS: Final = "JMLR TMLR TACL TPAMI PNAS IJCV TOG"
_CONFERENCES: Final = (
    "AAAI AISTATS ACL BMVC CHI CIKM COLING COLM COLT CVPR CoNLL CoRL EACL ECCV EMNLP ICASSP ICCV "
    "ICLR ICML ICRA IJCAI INTERSPEECH IROS KDD MICCAI NAACL NIPS NeurIPS SIGIR UAI WACV WSDM"
)
_BEST: Final = ("DOI", "arXiv", "OpenReview", "ACL Anthology", "pdf")
_BESIDE: Final = frozenset(("code", "data", "dataset", "demo", "model", "slides", "video"))
"""Kinds of links that lead to something other than the paper."""
_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec"
_BEYOND_ASCII: Final = re.compile(r"[^\x00-\x7f]")
_RESERVED: Final = ":/?#[]@!$&'()*+,;=%"
"""What has a meaning in an address (RFC 3986) and what has been escaped in it."""
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


def citations(paper: Paper, page_address: str) -> list[Citation]:
    """Return a paper in every format, the one that is asked for most first."""
    formats = (
        (("BibTeX", "bib", "application/x-bibtex"), bibtex),
        (("RIS", "ris", "application/x-research-info-systems"), ris),
        (("CSL-JSON", "json", "application/vnd.citationstyles.csl+json"), csl_json),
        (("Text", "txt", "text/plain"), plain_text),
    )
    return [Citation(*about, write(paper, page_address)) for about, write in formats]


def venue_kind(venue: str) -> Literal["journal", "conference", ""]:
    """Return what a venue certainly is, by its name; empty if that leaves a doubt."""
    is_journal = bool(_JOURNAL.search(venue))
    is_conference = bool(_CONFERENCE.search(_JOURNAL.sub("", venue)))
    if not is_journal and not is_conference:
        words = set(re.findall("[A-Za-z]+", venue))
        is_journal = not words.isdisjoint(_JOURNALS.split())
        is_conference = not words.isdisjoint(_CONFERENCES.split())
    if is_journal == is_conference:
        return ""
    return "journal" if is_journal else "conference"


def best_address(paper: Paper, page_address: str) -> str:
    """Return where the paper itself is read, as far as known; else the address of its page."""
    known = dict(identifier_links(paper))
    others = [kind for kind in paper.links if kind.lower() not in _BESIDE]
    best = next((known[name] for name in (*_BEST, *others) if name in known), page_address)
    return _uri(best)


def bibtex(paper: Paper, page_address: str) -> str:
    """Return the entry for BibTeX, in UTF-8; formulas stay TeX, and titles keep their capitals.

    Source: Oren Patashnik, BibTeXing, 1988; `eprint`: https://info.arxiv.org/help/hypertex/bibstyles/
    """
    year, month, day = _date(paper)
    kind, place = {
        "journal": ("article", "journal"),
        "conference": ("inproceedings", "booktitle"),
        "": ("misc", "howpublished"),
    }[venue_kind(paper.venue)]
    fields = {
        "title": f"{{{_tex(paper.title)}}}",
        "author": " and ".join(map(_bibtex_name, paper.authors)),
        "year": year,
        "month": month and _MONTHS.split()[int(month) - 1],
        "day": day.lstrip("0"),
        place: _tex(paper.venue),
        "eprint": arxiv_id(paper),
        "archivePrefix": arxiv_id(paper) and "arXiv",
        "doi": re.sub(r"[{}\\]", lambda found: quote(found[0]), bare_doi(paper)),
        "url": best_address(paper, page_address),
    }
    lines = (
        f"  {name} = {value if name == 'month' else f'{{{value}}}'},\n"
        for name, value in fields.items()
        if value
    )
    return f"@{kind}{{{paper.slug},\n{''.join(lines)}}}"


def ris(paper: Paper, page_address: str) -> str:
    """Return the record as RIS: a tag of two letters and a value a line.

    Source: RIS Format Specifications, Research Information Systems, 2011.
    """
    year, month, day = _date(paper)
    kind = {"journal": "JOUR", "conference": "CPAPER", "": "GEN"}[venue_kind(paper.venue)]
    lines = [
        ("TY", kind),
        ("ID", paper.slug),
        ("TI", paper.title),
        *(("AU", sorted_name(name)) for name in paper.authors),
        ("PY", year),
        ("DA", month and f"{year}/{month}/{day}/"),
        ("T2", paper.venue),
        ("DB", arxiv_id(paper) and "arXiv"),
        ("AN", arxiv_id(paper)),
        ("DO", bare_doi(paper)),
        ("UR", best_address(paper, page_address)),
    ]
    known = [f"{tag}  - {clean(value)}" for tag, value in lines if value]
    return "\n".join([*known, "ER  - "])


def csl_json(paper: Paper, page_address: str) -> str:
    """Return an array of one item as Zotero, Pandoc and citeproc read it.

    Source: Citation Style Language 1.0.2, csl-data.json (input data).
    """
    kinds = {"journal": "article-journal", "conference": "paper-conference", "": "article"}
    item: dict[str, Any] = {
        "id": paper.slug,
        "type": kinds[venue_kind(paper.venue)],
        "title": paper.title,
        "author": [_csl_name(name) for name in paper.authors],
        "issued": paper.date and {"date-parts": [[int(part) for part in paper.date.split("-")]]},
        "container-title": paper.venue,
        "archive": arxiv_id(paper) and "arXiv",
        "archive_location": arxiv_id(paper),
        "DOI": bare_doi(paper),
        "URL": best_address(paper, page_address),
    }
    known = {name: json.dumps(value, ensure_ascii=False) for name, value in item.items() if value}
    lines = ",\n".join(f' "{name}": {value}' for name, value in known.items())
    return f"[{{\n{lines}\n}}]"


def plain_text(paper: Paper, page_address: str) -> str:
    """Return a line for people: authors, title, venue, date and address, as far as known."""
    title = clean(plain_mathematics(paper.title))
    parts = [", ".join(paper.authors), title, paper.venue, label(paper.date)]
    sentences = (part if part[-1] in ".?!…" else f"{part}." for part in map(clean, parts) if part)
    return " ".join([*sentences, best_address(paper, page_address)]).strip()


def _date(paper: Paper) -> tuple[str, str, str]:
    year, month, day, *_ = [*paper.date.split("-"), "", ""]
    return year, month, day


def _csl_name(name: str) -> dict[str, str]:
    parts = split_name(name)
    fields = ("family", "given", "non-dropping-particle", "suffix", "literal")
    return {field: part for field, part in zip(fields, parts, strict=True) if part}


def _uri(address: str) -> str:
    return quote(address, safe=_RESERVED)


def _tex(text: str) -> str:
    return "".join(
        _formula(part) if number % 2 else part.translate(_TEX)
        for number, part in enumerate(MATHEMATICS.split(clean(text)))
    )


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


def _bibtex_name(name: str) -> str:
    """Return a name so that BibTeX splits it as we do.

    BibTeX knows no letters but those of ASCII: to it, "Émile" begins with a small letter.
    """
    if split_name(name).literal:
        return f"{{{_tex(name)}}}"
    parts, words = split_name(name), name.split()
    is_read_alike = all(is_small(word) == is_small(_BEYOND_ASCII.sub("", word)) for word in words)
    if is_read_alike and not parts.suffix:
        return _tex(name)
    return _tex(", ".join(filter(None, (family_name(parts), parts.suffix, parts.given))))
