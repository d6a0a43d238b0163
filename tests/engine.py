"""The search of the site, run by Node."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from paper_archive.paper import Paper
from paper_archive.publish.search import search_files
from paper_archive.publish.search.postings import build_index
from scripts_in_node import SOURCE_VERSION, Node

_SHOWN: Final = 50


@dataclass(frozen=True)
class Answer:
    """What a query found; papers are slugs, in order."""

    hits: list[str]
    partial: list[str]
    stems: list[str]
    repaired: list[str]
    unknown: list[str]
    ignored: list[str]
    summary: str
    reading: str
    facets: Mapping[str, list[Mapping[str, Any]]]


@dataclass(frozen=True)
class Query:
    """What a person asks for; `facets` are columns to be counted."""

    text: str
    chosen: Mapping[str, Sequence[str]] = field(default_factory=dict)
    order: str = "relevance"
    facets: Sequence[str] = ()


class Engine:
    """The modules of the search, in a Node that answers requests."""

    def __init__(self, node: Node) -> None:
        self.ask = node.ask
        self._folder = node.folder
        self._archives = 0

    def open(
        self,
        papers: Iterable[Paper],
        topic_names: Mapping[str, str] | None = None,
        unlisted: Collection[str] = (),
    ) -> "Search":
        """Return the search of an archive of its own; `unlisted` are topics without a page."""
        papers = list(papers)
        folder = self._folder / f"archive-{self._archives}"
        self._archives += 1
        index = build_index(papers, topic_names or {})
        files = search_files(index, topic_names or {}, SOURCE_VERSION, unlisted=unlisted)
        for address, data in files.items():
            path = folder / address
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        pages = {
            paper.slug: {
                "title": paper.title,
                "names": paper.authors,
                "abstract": paper.abstract,
            }
            for paper in papers
        }
        return Search(self, folder, pages)


class Search:
    """The search of one archive, which keeps what it has loaded, as a page does."""

    def __init__(
        self,
        engine: Engine,
        folder: Path,
        pages: Mapping[str, object],
        *,
        stumbles: bool = False,
    ) -> None:
        self.folder = folder
        self._engine = engine
        self._pages = pages
        self._number = engine.ask("open", folder=str(folder), pages=pages, stumbles=stumbles)

    def fresh(self, *, stumbles: bool = False) -> "Search":
        """Return the search of the same archive that has loaded nothing yet.

        If it `stumbles`, each file fails the first time that it is asked for.
        """
        return Search(self._engine, self.folder, self._pages, stumbles=stumbles)

    def droppable(self, text: str, chosen: Mapping[str, Sequence[str]]) -> list[dict[str, Any]]:
        """Return what could be left out of a search, the most papers first."""
        found = self._engine.ask("droppable", search=self._number, text=text, chosen=chosen)
        return list(found)

    def answers(self, queries: Iterable[str | Query], limit: int = _SHOWN) -> list[Answer]:
        """Return the answers to queries, each with so many papers at most."""
        asked = [Query(each) if isinstance(each, str) else each for each in queries]
        given = [vars(each) for each in asked]
        replies = self._engine.ask("answers", search=self._number, queries=given, limit=limit)
        return [Answer(**reply) for reply in replies]

    def answer(self, text: str, **options: Any) -> Answer:
        """Return the answer to one query; the options are those of `Query`."""
        return self.answers([Query(text, **options)])[0]

    def hits(self, text: str, **options: Any) -> list[str]:
        """Return the papers that meet all clauses."""
        return self.answer(text, **options).hits

    def numbers(self, queries: Iterable[str]) -> list[list[list[int]]]:
        """Return the numbers of the papers that queries find: all of them, and partial matches."""
        found: list[list[list[int]]]
        found = self._engine.ask("numbers_found", search=self._number, queries=list(queries))
        return found

    def records(self) -> list[dict[str, Any]]:
        """Return what is shown of every paper."""
        records: list[dict[str, Any]] = self._engine.ask("records", search=self._number)
        return records

    def column(self, name: str) -> list[dict[str, Any]]:
        """Return the values of a column: value, name and papers by number."""
        values: list[dict[str, Any]]
        values = self._engine.ask("column", search=self._number, name=name)
        return values

    def postings(self, terms: Sequence[str]) -> list[list[list[int]]]:
        """Return what the index says of terms: by field, flat rows of paper, frequency, length."""
        found: list[list[list[int]]]
        found = self._engine.ask("postings", search=self._number, terms=terms)
        return found

    def oracle(
        self, index: Path, queries: Sequence[object]
    ) -> list[dict[str, list[tuple[int, float]]]]:
        """Return what lunr.js and our index find."""
        given = {"search": self._number, "index": str(index), "queries": queries}
        found: list[dict[str, list[tuple[int, float]]]] = self._engine.ask("oracle", **given)
        return found
