"""The engine of the search, and the archive of the captures in it."""

from collections.abc import Iterator

import pytest

from engine import Engine, Search, started_engine
from paper_archive.paper import Paper


@pytest.fixture(scope="session")
def engine(node: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Return the search module in Node."""
    with started_engine(node, tmp_path_factory.mktemp("engine")) as started:
        yield started


@pytest.fixture(scope="session")
def bundled(engine: Engine, bundled_papers: list[Paper], topic_names: dict[str, str]) -> Search:
    """Return the search of the archive of the captures."""
    return engine.open(bundled_papers, topic_names)
