"""The engine of the search, and the archive of the captures in it."""

from collections.abc import Iterator

import pytest

from engine import Engine, Search
from paper_archive.paper import Paper
from scripts_in_node import started
from search_papers import LIBRARY, Open


@pytest.fixture(scope="session")
def engine(node: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Return the modules of the search in Node."""
    with started(node, "search.mjs", tmp_path_factory.mktemp("engine")) as running:
        yield Engine(running)


@pytest.fixture(scope="session")
def bundled(engine: Engine, bundled_papers: list[Paper], topic_names: dict[str, str]) -> Search:
    """Return the search of the archive of the captures."""
    return engine.open(bundled_papers, topic_names)


@pytest.fixture
def archive(engine: Engine) -> Open:
    """Return a function that opens the search of some papers."""

    def open_archive(*papers: Paper) -> Search:
        return engine.open(papers, {"llm": "Large language models"})

    return open_archive


@pytest.fixture(scope="session")
def library(engine: Engine) -> Search:
    """Return the search of a few papers of which much is known."""
    return engine.open(LIBRARY, {"llm": "Large language models"})
