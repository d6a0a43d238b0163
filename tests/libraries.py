"""A library as reference managers export it, in five formats; nothing of it was copied.

Sources: zotero/translators, "BibTeX", "CSL JSON", "RIS", "CSV" and "Endnote XML".
"""

import csv
import io
import json
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple, TypeAlias
from xml.sax.saxutils import escape


class Work(NamedTuple):
    """One entry of a library."""

    type: str
    title: str
    authors: tuple[str, ...]
    """"Family, Given", or a group without a comma."""
    date: str
    venue: str = ""
    doi: str = ""
    url: str = ""
    abstract: str = ""
    tags: tuple[str, ...] = ()
    language: str = ""
    arxiv: str = ""
    isbn: str = ""


Names: TypeAlias = tuple[str, str, str, str, tuple[str, int]]
_KINDS: Final[dict[str, Names]] = {
    # BibTeX, CSL, RIS, Zotero, EndNote
    "article": ("article", "article-journal", "JOUR", "journalArticle", ("Journal Article", 17)),
    "conference": (
        "inproceedings",
        "paper-conference",
        "CONF",
        "conferencePaper",
        ("Conference Proceedings", 10),
    ),
    "book": ("book", "book", "BOOK", "book", ("Book", 6)),
    "chapter": ("incollection", "chapter", "CHAP", "bookSection", ("Book Section", 5)),
    "thesis": ("phdthesis", "thesis", "THES", "thesis", ("Thesis", 32)),
    "report": ("techreport", "report", "RPRT", "report", ("Report", 27)),
    "preprint": ("misc", "article", "UNPB", "preprint", ("Generic", 13)),
}
_VENUES: Final = {
    "article": "journal",
    "conference": "booktitle",
    "chapter": "booktitle",
    "thesis": "school",
    "report": "institution",
    "book": "publisher",
    "preprint": "publisher",
}
_PUBLISHED: Final = ("book", "thesis", "report", "preprint")
"""Of these the venue is the publisher, the university or the institution."""
_MONTHS: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
_TEX: Final = str.maketrans({"&": r"\&", "%": r"\%", "#": r"\#"})


def bibtex(works: Sequence[Work]) -> str:
    """Return the works as BibTeX."""
    return "\n".join(_entry(number, work) for number, work in enumerate(works))


def _entry(number: int, work: Work) -> str:
    year, _, month = work.date[:7].partition("-")
    names = (name.replace(",", ",", 1) if "," in name else f"{{{name}}}" for name in work.authors)
    fields = {
        "title": f"{{{work.title}}}",
        "abstract": work.abstract,
        "doi": work.doi,
        "url": work.url,
        "isbn": work.isbn,
        "language": work.language,
        "author": " and ".join(names),
        _VENUES[work.type]: work.venue,
        "year": year,
        "note": f"arXiv:{work.arxiv} [cs]" if work.arxiv else "",
        "keywords": ", ".join(work.tags),
    }
    lines = [f"\t{name} = {{{text.translate(_TEX)}}},\n" for name, text in fields.items() if text]
    lines += [f"\tmonth = {_MONTHS[int(month) - 1]},\n"] if month else []
    return f"@{_KINDS[work.type][0]}{{key_{number},\n{''.join(lines)}}}\n"


def csl_json(works: Sequence[Work]) -> str:
    """Return the works as CSL-JSON."""
    return json.dumps([_item(number, work) for number, work in enumerate(works)], indent=1)


def _item(number: int, work: Work) -> dict[str, object]:
    authors = [_creator(*name.split(", ")) for name in work.authors]
    venue = "publisher" if work.type in _PUBLISHED else "container-title"
    item = {
        "id": f"http://zotero.org/users/1/items/{number}",
        "type": _KINDS[work.type][1],
        venue: work.venue,
        "title": work.title,
        "abstract": work.abstract,
        "DOI": work.doi,
        "URL": work.url,
        "ISBN": work.isbn,
        "language": work.language,
        "number": f"arXiv:{work.arxiv}" if work.arxiv else "",
        "genre": "preprint" if work.type == "preprint" else "",
        "author": authors,
        "issued": {"date-parts": [[int(part) for part in work.date.split("-")]]},
        "keyword": ", ".join(work.tags),
    }
    return {name: value for name, value in item.items() if value}


def _creator(family: str, *rest: str) -> dict[str, str]:
    """Return a name of CSL; `rest` are a suffix, if any, and the given name."""
    if not rest:
        return {"literal": family}
    suffix = {"suffix": rest[0]} if len(rest) > 1 else {}
    return {"family": family, "given": rest[-1]} | suffix


def ris(works: Sequence[Work]) -> str:
    """Return the works as RIS."""
    return "\r\n".join(_lines(work) for work in works)


def _lines(work: Work) -> str:
    parts = [*work.date.split("-"), "", ""][:3]
    pairs = [
        ("TY", _KINDS[work.type][2]),
        ("TI", work.title),
        *(("AU", name) for name in work.authors),
        ("PB" if work.type in _PUBLISHED else "T2", work.venue),
        ("AB", " ".join(work.abstract.split())),
        ("DA", "/".join(parts) + "/"),
        ("PY", parts[0]),
        ("DO", work.doi),
        ("SN", work.isbn),
        ("LA", work.language),
        ("UR", work.url),
        ("M1", f"arXiv:{work.arxiv}" if work.arxiv else ""),
        *(("KW", tag) for tag in work.tags),
    ]
    lines = [f"{tag}  - {text}\r\n" for tag, text in pairs if text]
    return "".join((*lines, "ER  - \r\n"))


def zotero_csv(works: Sequence[Work]) -> str:
    """Return the works as Zotero's CSV, with some of its many empty columns."""
    rows = [_row(number, work) for number, work in enumerate(works)]
    text = io.StringIO()
    writer = csv.DictWriter(text, [*rows[0], "Notes", "File Attachments"], quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows(rows)
    return "\ufeff" + text.getvalue()


def _row(number: int, work: Work) -> dict[str, str]:
    is_published = work.type in _PUBLISHED
    return {
        "Key": f"KEY{number:05}",
        "Item Type": _KINDS[work.type][3],
        "Publication Year": work.date[:4],
        "Author": "; ".join(work.authors),
        "Title": work.title,
        "Publication Title": "" if is_published else work.venue,
        "ISBN": work.isbn,
        "ISSN": "",
        "DOI": work.doi,
        "Url": work.url,
        "Abstract Note": work.abstract,
        "Date": work.date,
        "Date Added": "2026-01-02 03:04:05",
        "Date Modified": "2026-01-02 03:04:05",
        "Access Date": "2026-01-02 03:04:05",
        "Pages": "1-2",
        "Publisher": work.venue if is_published else "",
        "Language": work.language,
        "Extra": f"arXiv:{work.arxiv} [cs]" if work.arxiv else "",
        "Manual Tags": "; ".join(work.tags),
        "Automatic Tags": "",
        "Editor": "",
    }


def endnote_xml(works: Sequence[Work]) -> str:
    """Return the works as EndNote's XML."""
    records = "".join(f"<record>{_elements(work)}</record>" for work in works)
    return f'<?xml version="1.0" encoding="UTF-8"?><xml><records>{records}</records></xml>'


def _elements(work: Work) -> str:
    name, number = _KINDS[work.type][4]
    authors = "".join(f"<author>{escape(each)}</author>" for each in work.authors)
    tags = "".join(f"<keyword>{escape(each)}</keyword>" for each in work.tags)
    is_published = work.type in _PUBLISHED
    values = {
        "electronic-resource-num": work.doi,
        "isbn": work.isbn,
        "language": work.language,
        "abstract": work.abstract,
        "publisher": work.venue if is_published else "",
        "number": f"arXiv:{work.arxiv}" if work.arxiv else "",
    }
    venue = "" if is_published else f"<secondary-title>{escape(work.venue)}</secondary-title>"
    return "".join(
        (
            f'<ref-type name="{name}">{number}</ref-type>',
            f"<contributors><authors>{authors}</authors></contributors>",
            f"<titles><title>{escape(work.title)}</title>{venue}</titles>",
            f"<dates><year>{work.date[:4]}</year>",
            f"<pub-dates><date>{work.date}</date></pub-dates></dates>",
            f"<urls><web-urls><url>{escape(work.url)}</url></web-urls></urls>" if work.url else "",
            f"<keywords>{tags}</keywords>" if tags else "",
            *(f"<{key}>{escape(text)}</{key}>" for key, text in values.items() if text),
        )
    )


FORMATS: Final[dict[str, Callable[[Sequence[Work]], str]]] = {
    "library.bib": bibtex,
    "library.json": csl_json,
    "library.ris": ris,
    "library.csv": zotero_csv,
    "library.xml": endnote_xml,
}
"""File name → function that writes the works into it."""

WORKS: Final = (
    Work(
        "article",
        "Waves in Sand & Snow: 5% of a CO2 Story",
        ("Bell, Ada", "van der Beek, Ludwig", "Müller-Ruiz, José M."),
        "2024-05-22",
        "Journal of Sand & Water",
        doi="10.1000/Sand.1",
        url="https://doi.org/10.1000/Sand.1",
        abstract="Sand & waves were measured in 5% of all places.\n\nThey were <i>wet</i>.",
        tags=("sand", "Wave energy"),
        language="en",
    ),
    Work(
        "conference",
        "Deep Rivers, Shallow Maps",
        ("Hopper, Grace", "Roe, Jane"),
        "2021-12",
        "Proceedings of the Conference on Maps",
        doi="10.1000/maps.2021",
        tags=("maps",),
        abstract="We align maps.",
    ),
    Work(
        "book", "The Book of Hives", ("Rao, Priya",), "1999", "Hive Press", isbn="978-3-16-148410-0"
    ),
    Work(
        "chapter",
        "Of Drones",
        ("Rao, Priya", "Kim, S."),
        "1999",
        "The Book of Hives",
        language="de",
    ),
    Work("thesis", "Ice on Lakes", ("Larsson, Sven",), "2011-03", "University of Lakes"),
    Work(
        "report",
        "Noise in Large Cities",
        ("World Noise Organization",),
        "2015",
        "World Noise Organization",
    ),
    Work(
        "preprint",
        "Attention to Old Maps",
        ("Okafor, Kofi", "O'Neill, Zoë", "de la Cruz, Ana"),
        "2023-07-04",
        "arXiv",
        doi="10.48550/arXiv.2307.01234",
        url="http://arxiv.org/abs/2307.01234",
        arxiv="2307.01234",
        abstract="Old maps need attention.",
    ),
    Work(
        "article",
        "Naïve Bayes für Bienen",
        ("Dubois, Élise", "King, Jr., Martin"),
        "2008",
        "Bienen heute",
    ),
    Work(
        "article",
        "A Bound for $k$-means in $O(n^2)$ Time",
        ("Tanaka, Yuki",),
        "2016-10-01",
        "J. Bounds",
    ),
    Work("article", "Editorial", ("Novák, Tomáš",), "2016", "Sand Letters", doi="10.1000/ed.1"),
    Work("article", "Editorial", ("Novák, Tomáš",), "2017", "Sand Letters", doi="10.1000/ed.2"),
)
"""Of each type, with what formats write in different ways."""
