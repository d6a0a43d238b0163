"""The usual names of columns in several databases and languages, and what each holds."""

from typing import Final

_NAMES: Final = {
    "title": (
        "title, paper title, document title, article title, titel, titre, titulo, titolo, "
        "item title, publication name, paper name, papername, ti, primary title, display "
        "name, name, paper, headline, titel des beitrags, beitragstitel, titel der publikation, "
        "titre de l article, titulo del articulo, titolo dell articolo"
    ),
    "authors": (
        "author full names, full author names, authors, author, author s, author names, "
        "author list, creators, creator, autor, autoren, autor en, auteur, auteurs, auteur s, "
        "autores, autor es, autore, autori, "
        "af, au, book authors, authors list, first author, authorships, all authors, "
        "contributors, verfasser, verfasserin, verfasserinnen, verfasser in, verfasser innen, "
        "autor in, autor innen, autorinnen und autoren, authorships author display name, "
        "authorships raw author name"
    ),
    "abstract": (
        "abstract, abstract note, summary, abstracts, paper abstract, ab, zusammenfassung, "
        "kurzfassung, resume, resumen, description, content text, short abstract, tldr"
    ),
    "date": (
        "date, publication date, published, published date, published at, date published, "
        "date of publication, published print, published online, pubdate, publish date, online "
        "date, cover date, release date, datum, fecha, issued, cover display date, submitted, "
        "submission date, erscheinungsdatum, veroffentlichungsdatum, publikationsdatum, date de "
        "publication, fecha de publicacion, data di pubblicazione"
    ),
    "year": (
        "publication year, year, pub year, published year, jahr, annee, ano, anno, py, yr, "
        "year published, conference year, erscheinungsjahr, veroffentlichungsjahr, "
        "publikationsjahr, annee de publication, ano de publicacion, anno di pubblicazione"
    ),
    "month": "month, mes, mois, monat",
    "venue": (
        "venue, publication title, source title, journal book, journal, journal title, "
        "conference, conference name, conference journal, proceedings title, booktitle, book "
        "title, container title, secondary title, pubtitle, publication, source, so, publisher "
        "venue, published in, "
        "zeitschrift, fachzeitschrift, konferenz, tagung, tagungsband, erschienen in, "
        "veroffentlicht in, revue, revista, rivista, conferencia, congreso, conferenza, "
        "venue name, event, primary location display "
        "name, primary location source display name, "
        "journal conference, proceedings, proceeding"
    ),
    "type": (
        "type, item type, document type, publication type, reference type, content type, entry "
        "type, dt, pt, doc type, doctype, publication types, document identifier, art"
    ),
    "volume": "volume, vol, vl, journal volume, biblio volume, volumen, band, jahrgang, tome, tomo",
    "issue": (
        "issue, issue number, is, journal issue, biblio issue, issue no, heft, heftnummer, ausgabe"
    ),
    "pages": "pages, page range, pagination, pp, seiten, paginas, pagine",
    "first_page": "start page, page start, first page, bp, biblio first page, starting page",
    "last_page": "end page, page end, last page, ep, biblio last page, ending page",
    "article_number": "article number, art no, ar, article no, article id",
    "publisher": "publisher, publishers, pu, verlag, editeur, editorial, editore, casa editrice",
    "editors": "editors, editor, book editors, be, ed, volume editors, herausgeber, hrsg",
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
        "schlagworte, stichworter, stichworte, themen, palabras clave, parole chiave, "
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
FIELDS: Final = {
    name.strip(): (field, rank)
    for field, names in _NAMES.items()
    for rank, name in enumerate(names.split(","))
}
AFTER_VOLUME: Final = frozenset(("n", "no", "nr", "number", "num", "numero", "nummer"))
"""Names of columns of issues right behind one of volumes; elsewhere rows are numbered so."""
COLUMN_FIELDS: Final = tuple(_NAMES)
"""What a column can hold; some are identifiers and links, and `id` is one of an unknown kind."""
USELESS: Final = frozenset(
    (
        *("key", "eid", "citation", "create date", "created at", "date added", "date modified"),
        *("last modified", "access date", "library catalog", "file attachments"),
        *("link attachments", "short title", "journal abbreviation"),
    )
)
"""Folded names of columns that an import silently leaves out."""
TITLES: Final = tuple(name.strip() for name in _NAMES["title"].split(","))
