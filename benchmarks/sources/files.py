"""The same papers as a file of each format, as the programs and services of that format write it.

    python benchmarks/sources/files.py 20000 FOLDER [CORPUS]

Run as a process of its own by `bench_sources.py`, which must stay small (see `measure.py`).
"""

import gzip
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import islice
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, Path(__file__).parents[1].as_posix())

from corpus import papers
from paper_archive.text import clean

_DAY: Final = "2021-03-04"
_MADE_UP_PREFIX: Final = "10.1000/bench."


@dataclass(frozen=True, slots=True)
class Row:
    """One paper; each has an identifier of each kind, so that all formats have as much to read."""

    number: int
    title: str
    abstract: str
    authors: Sequence[str]
    year: str
    venue: str

    @property
    def doi(self) -> str:
        """A DOI of its own."""
        return f"{_MADE_UP_PREFIX}{self.number}"

    @property
    def arxiv(self) -> str:
        """An arXiv identifier of its own."""
        return f"{2001 + self.number // 90_000:04}.{10_000 + self.number % 90_000:05}"

    @property
    def inverted(self) -> list[str]:
        """The names as "Family, Given"."""
        return [", ".join(filter(None, reversed(_parted(name)))) for name in self.authors]


def rows(count: int, corpus: Path | None) -> Iterator[Row]:
    """Yield papers of a corpus (gzip, one JSON object per line), or made-up ones."""
    if corpus is None:
        for number, paper in enumerate(papers(count), 1):
            year = (paper.date or "2020")[:4]
            yield Row(number, paper.title, paper.abstract, paper.authors, year, "Made-up Letters")
        return
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(islice(lines, count), 1):
            each = json.loads(line)
            year, venue = str(each.get("year") or 2020), each.get("venue") or "Letters"
            title, abstract = clean(each["title"]), clean(each["abstract"])
            yield Row(number, title, abstract, [*map(clean, each["authors"])], year, venue)


def _parted(name: str) -> tuple[str, str]:
    given, _, family = name.rpartition(" ")
    return given, family


def _bibtex(row: Row) -> str:
    fields = {
        "title": row.title,
        "author": " and ".join(row.inverted),
        "journal": row.venue,
        "year": row.year,
        "doi": row.doi,
        "abstract": row.abstract,
    }
    bare = {name: value.translate(_NO_TEX) for name, value in fields.items()}
    values = ",\n".join(f"  {name} = {{{value}}}" for name, value in bare.items())
    return f"@article{{key{row.number},\n{values}\n}}\n"


_NO_TEX: Final = dict.fromkeys(map(ord, "{}\\$%#&_^~"), " ")


def _tagged(lines: Sequence[tuple[str, Sequence[str]]], pattern: str) -> str:
    one = [(tag, " ".join(value.split())) for tag, values in lines for value in values]
    return "".join(pattern.format(tag, value) + "\n" for tag, value in one) + "\n"


def _ris(row: Row) -> str:
    lines = [
        *(("TY", ["JOUR"]), ("TI", [row.title]), ("AU", row.inverted), ("JO", [row.venue])),
        *(("PY", [row.year]), ("DO", [row.doi]), ("AB", [row.abstract]), ("ER", [""])),
    ]
    return _tagged(lines, "{}  - {}")


def _nbib(row: Row) -> str:
    lines = [
        *(("PMID", [str(row.number)]), ("TI", [f"{row.title}."]), ("FAU", row.inverted)),
        *(("JT", [row.venue]), ("DP", [row.year]), ("LID", [f"{row.doi} [doi]"])),
        ("AB", [row.abstract]),
    ]
    return _tagged(lines, "{:4}- {}")


def _refer(row: Row) -> str:
    lines = [
        *(("0", ["Journal Article"]), ("T", [row.title]), ("A", row.inverted)),
        *(("J", [row.venue]), ("D", [row.year]), ("R", [row.doi]), ("X", [row.abstract])),
    ]
    return _tagged(lines, "%{} {}")


def _web_of_science(row: Row) -> str:
    lines = [
        *(("PT", ["J"]), ("AF", row.inverted), ("TI", [row.title]), ("SO", [row.venue])),
        *(("AB", [row.abstract]), ("PY", [row.year]), ("DI", [row.doi]), ("ER", [""])),
    ]
    return _tagged(lines, "{} {}")


def _markdown(row: Row) -> str:
    title = row.title.translate(dict.fromkeys(map(ord, "[]*_|`\\<>"), " "))
    return (
        f"- [{title}](https://arxiv.org/abs/{row.arxiv}). {', '.join(row.authors)}. {row.year}.\n"
    )


def _csv(row: Row) -> str:
    cells = [row.title, "; ".join(row.inverted), row.year, row.venue, row.doi, row.abstract]
    return ",".join('"' + cell.replace('"', '""') + '"' for cell in cells) + "\n"


def _table(row: Row) -> dict[str, Any]:
    return {
        "title": row.title,
        "authors": list(row.authors),
        "abstract": row.abstract,
        "year": int(row.year),
        "venue": row.venue,
        "doi": row.doi,
    }


def _csl(row: Row) -> dict[str, Any]:
    names = [dict(zip(("given", "family"), _parted(name), strict=True)) for name in row.authors]
    return {
        "id": row.number,
        "type": "article-journal",
        "title": row.title,
        "author": names,
        "issued": {"date-parts": [[int(row.year)]]},
        "container-title": row.venue,
        "DOI": row.doi,
        "abstract": row.abstract,
    }


def _zotero(row: Row) -> dict[str, Any]:
    names = [
        {"creatorType": "author", "firstName": given, "lastName": family}
        for given, family in map(_parted, row.authors)
    ]
    return {
        "itemType": "journalArticle",
        "title": row.title,
        "creators": names,
        "date": row.year,
        "publicationTitle": row.venue,
        "DOI": row.doi,
        "abstractNote": row.abstract,
    }


def _crossref(row: Row) -> dict[str, Any]:
    return {
        **_csl(row),
        "title": [row.title],
        "container-title": [row.venue],
        "type": "journal-article",
        "indexed": {},
        "reference-count": 0,
        "content-domain": {},
        "abstract": f"<jats:p>{escape(row.abstract)}</jats:p>",
    }


def _openalex(row: Row) -> dict[str, Any]:
    index: dict[str, list[int]] = {}
    for at, word in enumerate(row.abstract.split()):
        index.setdefault(word, []).append(at)
    return {
        "id": f"https://openalex.org/W1{row.number}",
        "doi": f"https://doi.org/{row.doi}",
        "title": row.title,
        "publication_year": int(row.year),
        "type": "article",
        "authorships": [{"author": {"display_name": name}} for name in row.authors],
        "primary_location": {"source": {"display_name": row.venue}},
        "abstract_inverted_index": index,
    }


def _semantic_scholar(row: Row) -> dict[str, Any]:
    return {
        "paperId": f"{row.number:040x}",
        "title": row.title,
        "abstract": row.abstract,
        "year": int(row.year),
        "venue": row.venue,
        "externalIds": {"DOI": row.doi},
        "authors": [{"authorId": "1", "name": name} for name in row.authors],
    }


def _kaggle(row: Row) -> dict[str, Any]:
    names = [[family, given, ""] for given, family in map(_parted, row.authors)]
    return {
        "id": row.arxiv,
        "submitter": "x",
        "title": row.title,
        "abstract": row.abstract,
        "categories": "cs.CL",
        "doi": None,
        "update_date": _DAY,
        "authors_parsed": names,
        "versions": [{"version": "v1", "created": "Mon, 2 Apr 2007 19:18:42 GMT"}],
    }


def _daily(row: Row) -> dict[str, Any]:
    paper = {
        "id": row.arxiv,
        "title": row.title,
        "summary": row.abstract,
        "upvotes": 3,
        "publishedAt": f"{_DAY}T00:00:00.000Z",
        "authors": [{"name": name, "hidden": False} for name in row.authors],
    }
    return {"paper": paper, "publishedAt": f"{_DAY}T00:00:00.000Z", "numComments": 1}


def _element(name: str, *parts: str) -> str:
    return f"<{name}>{''.join(parts)}</{name.partition(' ')[0]}>"


def _named(row: Row, name: str, given: str, family: str) -> str:
    return "".join(
        _element(name, _element(given, escape(first)), _element(family, escape(last)))
        for first, last in map(_parted, row.authors)
    )


def _endnote_xml(row: Row) -> str:
    names = "".join(_element("author", escape(name)) for name in row.inverted)
    return _element(
        "record",
        '<ref-type name="Journal Article">17</ref-type>',
        _element("contributors", _element("authors", names)),
        _element(
            "titles",
            _element("title", escape(row.title)),
            _element("secondary-title", escape(row.venue)),
        ),
        _element("dates", _element("year", row.year)),
        _element("electronic-resource-num", row.doi),
        _element("abstract", escape(row.abstract)),
    )


def _pubmed_xml(row: Row) -> str:
    date = _element("JournalIssue", _element("PubDate", _element("Year", row.year)))
    article = _element(
        "Article",
        _element("Journal", date, _element("Title", escape(row.venue))),
        _element("ArticleTitle", escape(row.title)),
        _element("Abstract", _element("AbstractText", escape(row.abstract))),
        _element("AuthorList", _named(row, "Author", "ForeName", "LastName")),
        f'<ELocationID EIdType="doi">{row.doi}</ELocationID>',
    )
    citation = _element("MedlineCitation", _element("PMID", str(row.number)), article)
    return _element("PubmedArticle", citation)


def _acl_xml(row: Row) -> str:
    return _element(
        f'paper id="{row.number}"',
        _element("title", escape(row.title)),
        _named(row, "author", "first", "last"),
        _element("abstract", escape(row.abstract)),
        _element("doi", row.doi),
    )


def _atom(row: Row) -> str:
    return _element(
        "entry",
        _element("id", f"http://arxiv.org/abs/{row.arxiv}v1"),
        _element("title", escape(row.title)),
        _element("published", f"{_DAY}T00:00:00Z"),
        _element("summary", escape(row.abstract)),
        "".join(_element("author", _element("name", escape(name))) for name in row.authors),
    )


def _oai(row: Row) -> str:
    record = _element(
        'arXiv xmlns="http://arxiv.org/OAI/arXiv/"',
        _element("id", row.arxiv),
        _element("created", _DAY),
        _element("authors", _named(row, "author", "forenames", "keyname")),
        _element("title", escape(row.title)),
        _element("abstract", escape(row.abstract)),
    )
    return _element("record", _element("metadata", record))


def _object(write: Callable[[Row], dict[str, Any]]) -> Callable[[Row], str]:
    return lambda row: json.dumps(write(row), ensure_ascii=False)


_ATOM: Final = '<feed xmlns="http://www.w3.org/2005/Atom"><id>http://arxiv.org/api/x</id>'
_OAI: Final = '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>'
_ACL: Final = (
    '<collection id="2021.bench"><volume id="1"><meta><booktitle>Made-up Letters</booktitle>'
    "<year>2021</year></meta>"
)
_CROSSREF: Final = '{"status": "ok", "message-type": "work-list", "message": {"items": [\n'
WRITERS: Final[dict[str, tuple[str, Callable[[Row], str], str, str]]] = {
    "bibtex": ("", _bibtex, "\n", ""),
    "ris": ("", _ris, "", ""),
    "nbib": ("", _nbib, "", ""),
    "endnote": ("", _refer, "", ""),
    "web-of-science": ("FN Clarivate Analytics Web of Science\nVR 1.0\n", _web_of_science, "", ""),
    "markdown-list": ("# Papers\n\n", _markdown, "", ""),
    "table, CSV": ("title,authors,year,venue,doi,abstract\n", _csv, "", ""),
    "table, JSON": ("[\n", _object(_table), ",\n", "]"),
    "table, JSON Lines": ("", _object(_table), "\n", ""),
    "table, YAML": ("- ", _object(_table), "\n- ", "\n"),
    "csl-json": ("[\n", _object(_csl), ",\n", "]"),
    "zotero-json": ("[\n", _object(_zotero), ",\n", "]"),
    "crossref-json": (_CROSSREF, _object(_crossref), ",\n", "]}}"),
    "openalex-json": ('{"meta": {}, "results": [\n', _object(_openalex), ",\n", "]}"),
    "semantic-scholar-json": ('{"data": [\n', _object(_semantic_scholar), ",\n", "]}"),
    "daily-papers-json": ("[\n", _object(_daily), ",\n", "]"),
    "arxiv-json": ("", _object(_kaggle), "\n", ""),
    "arxiv-atom": (_ATOM, _atom, "\n", "</feed>"),
    "arxiv-oai": (_OAI, _oai, "\n", "</ListRecords></OAI-PMH>"),
    "acl-xml": (_ACL, _acl_xml, "\n", "</volume></collection>"),
    "pubmed-xml": ("<PubmedArticleSet>\n", _pubmed_xml, "\n", "</PubmedArticleSet>"),
    "endnote-xml": ("<xml><records>\n", _endnote_xml, "\n", "</records></xml>"),
}
"""Format, and which shape of it → what stands above, writes, parts and ends the records."""


def write(count: int, folder: Path, corpus: Path | None) -> None:
    """Write a file of each format."""
    for name, (above, write_one, between, below) in WRITERS.items():
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            file.write(above)
            for row in rows(count, corpus):
                file.write((between if row.number > 1 else "") + write_one(row))
            file.write(below)


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]) if len(sys.argv) > 3 else None)
