"""An edited page is shown at once, and the site is built when nothing was edited for a while."""

import threading

import pytest
from mkdocs.livereload import LiveReloadServer

from paper_archive.plugin.preview import PromptBuilds

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
