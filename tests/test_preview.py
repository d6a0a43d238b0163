"""An edited page is shown at once, and the site is built when nothing was edited for a while."""

import threading
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from builds import make_project
from made_up import paper
from paper_archive.archive.markdown.page import write_page
from paper_archive.plugin.serving.preview import PromptBuilds

SECONDS = 10


class Edits:
    """What a preview would show: so many edits."""

    def __init__(self) -> None:
        self.waiting = 0

    def show_edits(self) -> bool:
        shown, self.waiting = self.waiting > 0, 0
        return shown


@pytest.fixture
def built() -> list[str]:
    """Return what was built."""
    return []


@pytest.fixture
def edits() -> Edits:
    """Return the edits of the last build."""
    return Edits()


@pytest.fixture
def server(built: list[str], edits: Edits) -> LiveReloadServer:
    """Return a server that builds promptly, and does not run."""
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, "site")
    server.server_close()

    def build() -> None:
        built.append("site")

    server.builder = PromptBuilds(server, build, lambda: edits, pause=0.01)  # type: ignore[arg-type, return-value]
    return server


def asked(server: LiveReloadServer) -> bool:
    """Return whether the server is asked to build, and forget it."""
    with server._rebuild_cond:
        found = server._rebuild_cond.wait_for(lambda: server._want_rebuild, SECONDS)
        server._want_rebuild = False
    return found


def test_the_site_follows_an_edit(server: LiveReloadServer, built: list[str], edits: Edits) -> None:
    edits.waiting = 1
    server.builder()
    assert built == []
    assert asked(server)
    server.builder()
    assert built == ["site"]


def test_what_is_no_edit_of_a_page_is_built_at_once_and_once(
    server: LiveReloadServer, built: list[str], edits: Edits
) -> None:
    edits.waiting = 1
    server.builder.__dict__["_pause"] = SECONDS
    server.builder()
    server.builder()
    assert built == ["site"]
    timers = [each for each in threading.enumerate() if isinstance(each, threading.Timer)]
    assert all(each.finished.is_set() for each in timers)


def test_a_build_after_a_pause_has_the_edits_that_came_meanwhile(
    server: LiveReloadServer, built: list[str], edits: Edits
) -> None:
    edits.waiting = 1
    server.builder()
    assert asked(server)
    edits.waiting = 1
    server.builder()
    assert built == ["site"]


def test_an_edit_beside_a_broken_page_is_shown_once_that_is_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waves, tides = (write_page(paper(title)) for title in ("Waves", "Tides"))
    make_project(tmp_path, {"papers/waves.md": waves, "papers/tides.md": tides})
    monkeypatch.chdir(tmp_path)
    plugins = load_config("mkdocs.yml").plugins
    plugins.on_startup(command="serve", dirty=False)
    server = LiveReloadServer(lambda: build(load_config("mkdocs.yml")), "127.0.0.1", 0, "site")
    server.server_close()
    plugins.on_serve(server, config=load_config("mkdocs.yml"), builder=server.builder)
    server.builder()
    content, site = tmp_path / "content/papers", tmp_path / "site"
    for name, text in (
        ("waves.md", waves.replace('title: "Waves"', "title: []")),
        ("tides.md", tides.replace("Tides", "Ebb and flow")),
    ):
        (content / name).write_text(text, encoding="utf-8")
        server.builder()
        assert "content/papers/waves.md" in (site / "index.html").read_text(encoding="utf-8")
    (content / "waves.md").write_text(waves, encoding="utf-8")
    server.builder()
    assert "Ebb and flow" in (site / "papers/tides/index.html").read_text(encoding="utf-8")
