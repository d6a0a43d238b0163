"""What tests share: the archive of the captures, its site built once, and small archives."""

import os
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import bundled
from builds import Build, build_archive, build_site, make_project
from command_line import GOOD, TOPICS, put
from interruptions import AtLast, Meanwhile, let_act_at_last
from made_up import library
from paper_archive.archive import store
from paper_archive.archive.markdown.page import write_page
from paper_archive.archive.writing import journal
from paper_archive.archive.writing.journal import Intent
from paper_archive.cli import days
from paper_archive.paper import Paper
from service_server import FakeClock, ServiceServer, service_server

# No test fails because the machine is busy.
settings.register_profile(
    "paper-archive", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("paper-archive")


@pytest.fixture(scope="session")
def bundled_content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the content folder that the captures become; tests only read it."""
    content = tmp_path_factory.mktemp("bundled") / "content"
    report = bundled.import_into(content, bundled.CAPTURES)
    assert report.problems == []
    return content


@pytest.fixture(scope="session")
def bundled_papers(bundled_content: Path) -> list[Paper]:
    """Return the papers of the captures."""
    return store.load(bundled_content).papers


@pytest.fixture(scope="session")
def topic_names() -> dict[str, str]:
    """Return slug → name of the topics."""
    return {topic.slug: topic.name for topic in store.load_topics(bundled.TOPICS.parent)}


@pytest.fixture(scope="session")
def project(bundled_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with the papers of the captures, of which little is known, and others."""
    project = tmp_path_factory.mktemp("project")
    make_project(project, library_pages())
    shutil.copytree(bundled_content, project / "content", dirs_exist_ok=True)
    return project


@pytest.fixture(scope="session")
def small_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with the made-up papers only, which is built in a few seconds."""
    project = tmp_path_factory.mktemp("small")
    make_project(project, library_pages())
    return project


def library_pages() -> dict[str, str]:
    """Return path below `content/` → page, for the made-up papers."""
    return {store.place_of(Path(), each, None).as_posix(): write_page(each) for each in library()}


@pytest.fixture(scope="session")
def site(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the site of that project."""
    built = build_site(project, tmp_path_factory.mktemp("archive") / "site")
    assert built.exit_code == 0, built.output
    return built.site


@pytest.fixture(scope="session")
def node() -> str:
    """Return the path of Node; without one the tests are skipped, unless they are required."""
    found = shutil.which("node")
    if not found:
        if os.environ.get("PAPER_ARCHIVE_BROWSER") == "required":
            pytest.fail("no Node here")
        pytest.skip("no Node here")
    return found


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which commands run: it holds a capture, and a content folder."""
    monkeypatch.chdir(tmp_path)
    put(tmp_path / "good-2025-10-30.txt", GOOD)
    put(tmp_path / "content" / "topics.yml", TOPICS)
    return tmp_path


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ServiceServer]:
    """Return a server in place of the services; proxies and certificates are the usual ones."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"):
        monkeypatch.delenv(name, raising=False)
    with service_server() as server:
        yield server


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> FakeClock:
    """Return the clock of commands that ask services: it waits for nothing."""
    clock = FakeClock()
    monkeypatch.setattr(days, "CLOCK", clock.clock)
    return clock


@pytest.fixture
def asking(server: ServiceServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which commands ask the server, without keys and what was kept before."""
    monkeypatch.chdir(tmp_path)
    for name, text in server.environment.items():
        monkeypatch.setenv(name, text)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("OPENALEX_API_KEY", "S2_API_KEY", "ZOTERO_API_KEY", "HF_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv("PAPER_ARCHIVE_CONTACT", raising=False)
    return tmp_path


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., Build]:
    """Return a function that builds the site of an archive of the given files."""

    return partial(build_archive, tmp_path)


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Meanwhile:
    """Return a function that lets a person act right before a command writes pages.

    Each action is done once, right before one page is written.
    """

    def let_act(*actions: Callable[[], object]) -> None:
        rest, append = list(actions), journal.append

        def append_and_act(content: Path, intent: Intent) -> None:
            append(content, intent)
            if rest:
                rest.pop(0)()

        monkeypatch.setattr(journal, "append", append_and_act)

    return let_act


@pytest.fixture(scope="session")
def plans() -> dict[Path, list[Callable[[], object]]]:
    """Return what `at_last` plans; the hook of the interpreter that reads it cannot be removed."""
    plans: dict[Path, list[Callable[[], object]]] = {}
    let_act_at_last(plans)
    return plans


@pytest.fixture
def at_last(plans: dict[Path, list[Callable[[], object]]]) -> Iterator[AtLast]:
    """Return a function that lets a person act on a page when it is too late to compare it.

    Each action is done once, at the moment before the page is renamed, replaced or deleted.
    """

    def let_act(page: Path, *actions: Callable[[], object]) -> None:
        plans[page] = list(actions)

    yield let_act
    plans.clear()
