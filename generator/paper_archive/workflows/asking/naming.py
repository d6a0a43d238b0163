"""What a person asks for by name: identifiers and titles, and how each service finds them.

A title is only taken for a paper if exactly one paper of the service has it, in all its words.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from paper_archive.errors import ArchiveError, Problem, Where, shown
from paper_archive.identifiers import NoIdentifierError, doi_of, normal_form
from paper_archive.network import arxiv, crossref, datacite, openalex, semantic_scholar, services
from paper_archive.network.answers import Answer
from paper_archive.network.client import Client
from paper_archive.network.parts import Missing, Outcome
from paper_archive.network.services import Service
from paper_archive.paper import Paper
from paper_archive.sources import read_source
from paper_archive.sources.outcomes import Admitted
from paper_archive.sources.source_file import SourceFile
from paper_archive.text import fold
from paper_archive.workflows.input_files import input_file

Identifier = tuple[str, str]
"""Scheme and normal form."""


@dataclass(frozen=True, slots=True)
class Name:
    """An identifier or a title, and where a person wrote it."""

    text: str
    where: Where


@dataclass(frozen=True, slots=True)
class Catalog:
    """A service that finds papers by name."""

    service: Service
    schemes: tuple[str, ...]
    """The identifiers that it takes."""
    by_ids: Callable[[Client, Sequence[Identifier]], Iterator[Outcome]]
    find: Callable[[Client, str], Answer]


def names_in(path: Path) -> list[Name]:
    """Return the names in a text file, or in standard input: one on each line; `#` is a comment.

    Raises:
        ArchiveError: when it cannot be read.

    """
    file = input_file(path)
    try:
        lines, undecodable = file.text().split("\n"), file.undecodable()
    except OSError as error:
        message = f"cannot read the file: {error.strerror or error}"
        raise ArchiveError([Problem(file.where, "file-read", message)]) from error
    if undecodable:
        raise ArchiveError([undecodable])
    names = [
        Name(text, Where(file.where.path, number))
        for number, line in enumerate(lines, start=1)
        if (text := line.strip()) and not text.startswith("#")
    ]
    if not names:
        raise ArchiveError([Problem(file.where, "file-empty", "file has no identifiers or titles")])
    return names


def papers(client: Client, catalog: Catalog, names: Sequence[Name]) -> Iterator[Outcome]:
    """Yield what a service has of papers with these names.

    Raises:
        ArchiveError: when one of them is neither an identifier for the service nor a title; then
            nothing is asked.

    """
    ids, titles = check_names(catalog, names)
    for title in titles:
        found = _found(catalog, catalog.find(client, title), title)
        if len(found) == 1:
            ids.append(found[0])
        elif found:
            listed = ", ".join(identifier for _, identifier in found)
            yield Missing(catalog.service, f"several papers titled {shown(title)}: {listed}")
        else:
            yield Missing(catalog.service, f"no paper titled {shown(title)}")
    if ids:
        yield from catalog.by_ids(client, ids)


def check_names(catalog: Catalog, names: Sequence[Name]) -> tuple[list[Identifier], list[str]]:
    """Return the identifiers and the titles among names.

    Raises:
        ArchiveError: with each name that is neither for the service.

    """
    ids: list[Identifier] = []
    titles: list[str] = []
    problems: list[Problem] = []
    for name in names:
        if identifier := identifier_of(catalog, name.text):
            ids.append(identifier)
        elif len(name.text.split()) > 1:
            titles.append(name.text)
        else:
            wanted = " or ".join(catalog.schemes)
            message = f"must be an identifier ({wanted}) or a title, not {shown(name.text)}"
            problems.append(Problem(name.where, "name-shape", message))
    if problems:
        raise ArchiveError(problems)
    return ids, list(dict.fromkeys(titles))


def identifier_of(catalog: Catalog, text: str) -> Identifier | None:
    """Return an identifier that a service takes, if the text is one."""
    for scheme in catalog.schemes:
        with suppress(NoIdentifierError):
            kind, identifier = normal_form(scheme, text)
            if kind in catalog.schemes:
                return kind, identifier
            # A DOI of arXiv is read as its identifier; what a short DOI stands for is not known.
            if doi := doi_of(kind, identifier):
                return scheme, doi
    return None


def _found(catalog: Catalog, answer: Answer, title: str) -> list[Identifier]:
    """Return the identifiers of the papers in an answer that have exactly this title."""
    found = (
        first_of(catalog, paper.ids)
        for paper in papers_in(answer)
        if fold(paper.title) == fold(title)
    )
    return list(dict.fromkeys(filter(None, found)))


def papers_in(answer: Answer) -> list[Paper]:
    """Return the papers in an answer."""
    read = read_source(SourceFile.of_bytes(answer.body, Where(answer.url)))
    return [outcome.paper for outcome in read.outcomes if isinstance(outcome, Admitted)]


def first_of(catalog: Catalog, ids: Mapping[str, str]) -> Identifier | None:
    """Return the identifier that a service takes, if one of these is."""
    return next(((scheme, ids[scheme]) for scheme in catalog.schemes if scheme in ids), None)


def _by_dois(client: Client, ids: Sequence[Identifier]) -> Iterator[Outcome]:
    """Yield what Crossref has, or else DataCite."""
    for _, doi in dict.fromkeys(ids):
        asked = (datacite, crossref) if datacite.is_known(doi) else (crossref, datacite)
        yield next(
            (part for each in asked if (part := each.by_doi(client, doi))),
            Missing(services.CROSSREF, f"no work {doi}, and neither has DataCite"),
        )


ARXIV: Final = Catalog(
    services.ARXIV,
    ("arxiv",),
    lambda client, ids: arxiv.by_ids(client, [identifier for _, identifier in ids]),
    arxiv.find,
)
DOI: Final = Catalog(services.CROSSREF, ("doi",), _by_dois, crossref.find)
OPENALEX: Final = Catalog(
    services.OPENALEX, tuple(openalex.FILTERS), openalex.by_ids, openalex.find
)
SEMANTIC_SCHOLAR: Final = Catalog(
    services.SEMANTIC_SCHOLAR,
    semantic_scholar.SCHEMES,
    semantic_scholar.by_ids,
    semantic_scholar.find,
)
CATALOGS: Final = {
    "arxiv": ARXIV,
    "doi": DOI,
    "openalex": OPENALEX,
    "semantic-scholar": SEMANTIC_SCHOLAR,
}
"""Catalogs by what they are on the command line (`fetch doi`), as `enrich` asks them in turn."""
