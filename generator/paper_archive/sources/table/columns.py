"""Which column holds which field: by its usual names in several databases and languages."""

from collections.abc import Mapping
from typing import Any, Final

from paper_archive.sources.json_documents import bare, dicts_in, text_of
from paper_archive.text import fold

_NAMES: Final = {
    "title": (
        "title, paper title, document title, article title, titel, titre, titulo, titolo, "
        "item title, publication name, paper name, papername, ti, primary title, display "
        "name, name, paper, headline"
    ),
    "authors": (
        "author full names, full author names, authors, author, author s, author names, "
        "author list, creators, creator, autor, autoren, auteur, auteurs, autores, autori, "
        "af, au, book authors, authors list, first author, authorships, all authors, "
        "contributors, authorships author display name, authorships raw author name"
    ),
    "abstract": (
        "abstract, abstract note, summary, abstracts, paper abstract, ab, zusammenfassung, "
        "resume, resumen, description, content text, short abstract, tldr"
    ),
    "date": (
        "date, publication date, published, published date, published at, date published, "
        "date of publication, published print, published online, pubdate, publish date, online "
        "date, cover date, release date, datum, fecha, issued, cover display date, submitted, "
        "submission date"
    ),
    "year": (
        "publication year, year, pub year, published year, jahr, annee, ano, anno, py, yr, "
        "year published, conference year"
    ),
    "month": "month, mes, mois, monat",
    "venue": (
        "venue, publication title, source title, journal book, journal, journal title, "
        "conference, conference name, conference journal, proceedings title, booktitle, book "
        "title, container title, secondary title, pubtitle, publication, source, so, publisher "
        "venue, published in, "
        "zeitschrift, revue, revista, rivista, venue name, event, primary location display "
        "name, primary location source display name, "
        "journal conference, proceedings, proceeding"
    ),
    "type": (
        "type, item type, document type, publication type, reference type, content type, entry "
        "type, dt, pt, doc type, doctype, publication types, document identifier, art"
    ),
    "volume": "volume, vol, vl, journal volume, biblio volume, volumen, band, tomo",
    "issue": "issue, issue number, is, journal issue, biblio issue, issue no",
    "pages": "pages, page range, pagination, pp, seiten, paginas",
    "first_page": "start page, page start, first page, bp, biblio first page, starting page",
    "last_page": "end page, page end, last page, ep, biblio last page, ending page",
    "article_number": "article number, art no, ar, article no, article id",
    "publisher": "publisher, publishers, pu, verlag, editorial",
    "editors": "editors, editor, book editors, be, ed, volume editors",
    "citekey": (
        "citekey, cite key, citation key, bibtex key, bib te x key, bibtexkey, bibkey, bib key"
    ),
    "language": (
        "language, languages, language of original document, la, sprache, langue, idioma, lingua"
    ),
    "status": "is retracted, retracted, status",
    "tags": (
        "tags, manual tags, keywords, author keywords, keyword, topics, topic, category, "
        "categories, section, area, areas, task, tasks, de, subject, subjects, schlagworter, "
        "mots cles, label, labels, field, track"
    ),
    "citations": (
        "citations, cited by, times cited, citation count, cited by count, tc, cites, times "
        "cited wos core, times cited all databases, article citation count, num citations"
    ),
    "upvotes": "upvotes, votes, likes",
    "comments": "comments count, num comments, comment count",
    "arxiv": (
        "arxiv, arxiv id, paper arxiv id, arxiv url, arxiv link, arxivid, arxiv abs, arxiv number"
    ),
    "doi": "doi, item doi, digital object identifier, di, doi link, doi url",
    "pmid": "pmid, pubmed id, medline pmid, pm, pubmed",
    "pmcid": "pmcid, pmc, pmc id",
    "isbn": "isbn, isbns, bn",
    "openreview": "openreview, openreview id, openreview url, forum",
    "acl": "acl, acl id, anthology id",
    "openalex": "openalex, openalex id",
    "s2": "semantic scholar id, s2 id, s2id, corpus id",
    "id": "id, paper id, identifier",
    "ids": "ids",
    "links": "links",
    "slug": "slug",
    "updated": "updated",
    "orcids": "orcids",
    "pdf": (
        "pdf, pdf url, url pdf, paper url pdf, pdf link, pdf urls, paper pdf, "
        "link to pdf, full text"
    ),
    "code": (
        "code, code url, code link, github, github url, github link, github repo, repo url, repo, "
        "repository, source code, implementation"
    ),
    "project": "project, project page, project url, website, homepage, site, page",
    "video": "video, video url, youtube, talk",
    "slides": "slides, slides url, presentation",
    "url": (
        "url abs, paper url abs, url, link, paper url, paper link, article url, ul, urls, "
        "href, abs url, abstract url, document url, source url, external url, web, "
        "html, entry url, "
        "permalink"
    ),
}
"""Field → folded names of columns that hold it, the likeliest first."""
_FIELDS: Final = {
    name.strip(): (field, rank)
    for field, names in _NAMES.items()
    for rank, name in enumerate(names.split(","))
}
COLUMN_FIELDS: Final = tuple(_NAMES)
"""What a column can hold; some are identifiers and links, and `id` is one of an unknown kind."""
_TITLES: Final = tuple(name.strip() for name in _NAMES["title"].split(","))


class Columns:
    """The columns of one table, learnt row by row."""

    def __init__(self, chosen: Mapping[str, str]) -> None:
        """Begin with the columns that a person chose: field → column."""
        self._chosen = {field: fold(_words(column)) for field, column in chosen.items()}
        self._field_of: dict[str, tuple[str, int] | None] = {}
        self._seen: dict[str, None] = {}
        self._used: dict[str, dict[str, None]] = {}

    @property
    def are_known(self) -> bool:
        """Whether any row was read."""
        return bool(self._used)

    @property
    def has_title(self) -> bool:
        """Whether any row had a column of titles."""
        return "title" in self._used or not self._seen

    def is_record(self, value: Mapping[str, Any]) -> bool:
        """Tell whether an object has a title, and is no list of objects that have one.

        The methods, tasks and authors of a paper, which have names, make no list of it.
        """
        own = self._title_rank(value)
        if own is None or self._is_empty_section(value):
            return False
        is_paper = any((found := self._field(str(key))) and found[0] == "authors" for key in value)
        parts = (
            self._title_rank(part)
            for each in value.values()
            if isinstance(each, list)
            for part in dicts_in(each[:1])
        )
        return not any(rank is not None and (rank <= own or not is_paper) for rank in parts)

    def _is_empty_section(self, value: Mapping[str, Any]) -> bool:
        """Tell whether an object has only a title and an empty list, as `papers` of a topic."""
        is_list = any(each == [] and not self._field(str(key)) for key, each in value.items())
        others = (self._field(str(key)) for key, each in value.items() if not _is_empty(each))
        return is_list and all(found is None or found[0] == "title" for found in others)

    def _title_rank(self, value: Mapping[str, Any]) -> int | None:
        """Return how likely an object has a title: a lower number is likelier."""
        texts = [str(key) for key in value if text_of(bare(value[key])) or bare(value[key]) == ""]
        self._seen.update(dict.fromkeys(texts))
        found = filter(None, map(self._field, texts))
        return min((rank for field, rank in found if field == "title"), default=None)

    def read(self, row: Mapping[str, object]) -> dict[str, object]:
        """Return field → value of a row: of several columns, the likeliest that is filled."""
        ranks: dict[str, int] = {}
        values: dict[str, object] = {}
        for column, whole in row.items():
            self._seen[column] = None
            found, value = self._field(column), bare(whole)
            if found is None or _is_empty(value):
                continue
            field, rank = found
            if rank < ranks.get(field, 1_000):
                ranks[field], values[field] = rank, value
                self._used.setdefault(field, {})[column] = None
        return values

    def named(self, most: int) -> str:
        """Return the names of the columns."""
        return _listed([f"“{column}”" for column in self._seen], most)

    def summary(self, most: int) -> str:
        """Return which column was read as what, and which were not read."""
        used = ", ".join(
            f"{field} from {' and '.join(f'“{column}”' for column in columns)}"
            for field, columns in self._used.items()
        )
        read = {column for columns in self._used.values() for column in columns}
        unread = [f"“{column}”" for column in self._seen if column not in read]
        return f"read {used}" + (f"; did not read {_listed(unread, most)}" if unread else "")

    def _field(self, column: str) -> tuple[str, int] | None:
        """Return which field a column holds, and how likely: a lower number is likelier."""
        if column not in self._field_of:
            name = fold(_words(column))
            chosen = next((field for field, known in self._chosen.items() if known == name), None)
            found = (chosen, -1) if chosen else _FIELDS.get(name) or _FIELDS.get(fold(column))
            if found and not chosen and found[0] in self._chosen:
                found = None
            self._field_of[column] = found
        return self._field_of[column]


def has_title(names: list[str], chosen: str = "") -> bool:
    """Tell whether one of the columns is likely to hold titles, or is the one that was chosen."""
    titles = {*_TITLES, fold(_words(chosen))} if chosen else _TITLES
    return any(
        (fold(_words(name)) in titles or name.strip() == "TI") and "{" not in name for name in names
    )


def _words(column: str) -> str:
    """Return the name of a column as words: `paperTitle` and `paper_title` alike."""
    spaced = "".join(
        f" {letter}" if letter.isupper() and before.islower() else letter
        for before, letter in zip(f" {column}", column, strict=False)
    )
    return spaced.replace("_", " ")


def _is_empty(value: object) -> bool:
    return value is None or value in ("", [], {}) or (isinstance(value, str) and not value.strip())


def _listed(names: list[str], most: int) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more
