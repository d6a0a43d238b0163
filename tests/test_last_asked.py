from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from command_line import put
from paper_archive.network.client import Client
from paper_archive.network.last_asked import LastAsked
from paper_archive.network.services import ARXIV, CROSSREF
from paper_archive.network.settings import Settings
from service_server import FakeClock, Reply, ServiceServer

NOW = datetime(2026, 11, 27, 8, tzinfo=UTC)


def test_a_pause_lasts_from_the_answer_on(tmp_path: Path) -> None:
    LastAsked(tmp_path / "asked").note(ARXIV, NOW)
    last_asked = LastAsked(tmp_path / "asked")
    assert last_asked.seconds_left(ARXIV, NOW) == 3
    assert last_asked.seconds_left(ARXIV, NOW + timedelta(seconds=2.5)) == 0.5
    assert last_asked.seconds_left(ARXIV, NOW + timedelta(seconds=3)) == 0
    assert last_asked.seconds_left(CROSSREF, NOW) == 0


def test_a_clock_that_was_set_back_stops_no_command(tmp_path: Path) -> None:
    last_asked = LastAsked(tmp_path)
    last_asked.note(ARXIV, NOW)
    assert last_asked.seconds_left(ARXIV, NOW - timedelta(days=1)) == 0


@pytest.mark.parametrize("text", [b"", b"soon", b"2026-11-27T08:00:00", b"\xff"])
def test_a_damaged_file_is_ignored(tmp_path: Path, text: bytes) -> None:
    put(tmp_path / "arxiv", text)
    assert LastAsked(tmp_path).seconds_left(ARXIV, NOW) == 0


def test_a_folder_that_cannot_be_written_is_ignored(tmp_path: Path) -> None:
    last_asked = LastAsked(put(tmp_path / "file", "") / "asked")
    last_asked.note(ARXIV, NOW)
    assert last_asked.seconds_left(ARXIV, NOW) == 0


@pytest.mark.parametrize("is_cached", [True, False])
def test_the_next_command_keeps_the_pause_after_the_last_one(
    server: ServiceServer, tmp_path: Path, *, is_cached: bool
) -> None:
    clock = FakeClock()
    server.reply = lambda _asked: Reply(b"<feed/>")
    environment = {**server.environment, "XDG_CACHE_HOME": str(tmp_path)}
    for _ in range(2):
        settings = Settings.of(environment, print, is_cached=is_cached, clock=clock.clock)
        with Client(settings) as client:
            client.get(ARXIV, "query")
    assert clock.slept == [3]


def test_commands_that_run_at_the_same_time_share_the_pause(
    server: ServiceServer, tmp_path: Path
) -> None:
    clock = FakeClock()
    server.reply = lambda _asked: Reply(b"<feed/>")
    environment = {**server.environment, "XDG_CACHE_HOME": str(tmp_path)}
    settings = Settings.of(environment, print, is_cached=False, clock=clock.clock)
    with Client(settings) as one, Client(settings) as other:
        for client in (one, other, one):
            client.get(ARXIV, "query")
    assert clock.slept == [3, 3]
