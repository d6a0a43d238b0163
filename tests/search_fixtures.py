"""The engine of the search, and the archive of this repository in it."""

from collections.abc import Iterator

import pytest

from builds import ROOT
from engine import Engine, Search, started_engine
from paper_archive.archive import store
from paper_archive.paper import Paper


@pytest.fixture(scope="session")
def engine(node: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Return the search module in Node."""
    with started_engine(node, tmp_path_factory.mktemp("engine")) as started:
        yield started


@pytest.fixture(scope="session")
def bundled_papers() -> list[Paper]:
    """Return the papers of this repository."""
    return store.load(ROOT / "content").papers


@pytest.fixture(scope="session")
def topic_names() -> dict[str, str]:
    """Return slug → name of the topics of this repository."""
    return {topic.slug: topic.name for topic in store.load_topics(ROOT / "content")}


@pytest.fixture(scope="session")
def bundled(engine: Engine, bundled_papers: list[Paper], topic_names: dict[str, str]) -> Search:
    """Return the search of this repository's archive."""
    return engine.open(bundled_papers, topic_names)
