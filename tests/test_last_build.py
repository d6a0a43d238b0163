"""What of a site is carried from one build to the next, whatever happened in between."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError

from paper_archive.archive.writing import lock
from paper_archive.plugin.incremental import build_ledger
from paper_archive.plugin.incremental.build_ledger import (
    Group,
    Ledger,
    Written,
    load_ledger,
    save_ledger,
)
from paper_archive.plugin.incremental.last_build import LastBuild


def write(site: Path, name: str, data: bytes = b"page") -> Written:
    return build_ledger.write(site, name, data, "key")


def files(site: Path) -> set[str]:
    paths = {path.relative_to(site).as_posix() for path in site.rglob("*")}
    return paths - {".paper-archive-lock"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return the folder of a site of three pages, which a build has written."""
    site = tmp_path / "site"
    names = ("papers/a/index.html", "papers/b/index.html", "tags/index.html")
    written = {name: write(site, name) for name in names}
    last = LastBuild()
    last.set_aside(site, tmp_path / "cache")
    last.put_back()
    for name in names:
        written[name] = write(site, name)
    last.replace(Ledger(written))
    last.end()
    return site


def next_build(site: Path) -> LastBuild:
    """Return what the next build finds; MkDocs has emptied the folder in between."""
    last = LastBuild()
    last.set_aside(site, site.parent / "cache")
    assert {path.name for path in site.iterdir()} == {".paper-archive-aside", ".paper-archive-lock"}
    last.put_back()
    return last


def test_what_is_as_it_was_written_stands(site: Path) -> None:
    before = files(site)
    assert set(next_build(site).standing) == {name for name in before if name.endswith(".html")}
    assert files(site) == before


def test_what_was_changed_or_added_by_hand_is_deleted(site: Path) -> None:
    (site / "papers/a/index.html").write_bytes(b"PAGE")
    write(site, "papers/stray/index.html")
    (site / "tags/index.html").unlink()
    (site / "tags/index.html").symlink_to(site / "papers/b/index.html")
    assert set(next_build(site).standing) == {"papers/b/index.html"}
    assert files(site) == {"papers", "papers/b", "papers/b/index.html"}


def test_a_change_is_seen_although_size_and_time_are_as_before(site: Path) -> None:
    path = site / "papers/a/index.html"
    status = path.stat()
    path.write_bytes(b"PAGE")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert "papers/a/index.html" not in next_build(site).standing


def test_a_copy_of_the_site_and_its_cache_stands(site: Path) -> None:
    for path in site.rglob("*.html"):
        os.utime(path, (1, 1))
    assert len(next_build(site).standing) == 3


def test_what_a_build_that_was_cut_off_has_hidden_stands(site: Path) -> None:
    LastBuild().set_aside(site, site.parent / "cache")
    write(site, "papers/index.html", b"half a site")
    last = LastBuild()
    last.set_aside(site, site.parent / "cache")
    (site / "papers/index.html").unlink()  # as MkDocs does
    (site / "papers").rmdir()
    last.put_back()
    assert len(last.standing) == 3


def test_what_a_hook_wrote_meanwhile_is_kept(site: Path) -> None:
    last = LastBuild()
    last.set_aside(site, site.parent / "cache")
    write(site, "tags/index.html", b"of a hook")
    last.put_back()
    assert set(last.standing) == {"papers/a/index.html", "papers/b/index.html"}
    assert (site / "tags/index.html").read_bytes() == b"of a hook"


def test_pages_that_are_no_longer_made_are_deleted_with_their_folders(site: Path) -> None:
    last = next_build(site)
    last.keep_only({"papers/a/index.html"})
    assert files(site) == {"papers", "papers/a", "papers/a/index.html"}
    assert set(last.standing) == {"papers/a/index.html"}


def test_a_build_that_only_shows_problems_deletes_nothing_of_what_is_hidden(site: Path) -> None:
    before = files(site)
    last = next_build(site)
    last.set_aside(site, site.parent / "cache")
    last.keep_only({"index.html"})
    last.set_aside(site, site.parent / "cache")
    last.put_back()
    assert files(site) == before


@pytest.mark.parametrize("data", [b"", b"{}", b"x\n{}", b'0\n{"a": 1}', b"\xff\n\xff"])
def test_a_damaged_cache_is_as_none(site: Path, data: bytes) -> None:
    (ledger,) = (site.parent / "cache").iterdir()
    ledger.write_bytes(data)
    assert next_build(site).standing == {}
    assert files(site) == set()


@pytest.mark.parametrize("count", [0, 1, 1_000, 2_500])
def test_a_ledger_of_any_size_is_read_as_it_was_written(tmp_path: Path, count: int) -> None:
    entry = Written("key", "digest", 1, 2, 3)
    files = {f"papers/{number}/index.html": entry for number in range(count)}
    groups = {f"{number}": Group(number, {"of": ["one", number]}) for number in range(count)}
    groups["rows"] = Group(0, [["row", number] for number in range(count)])
    save_ledger(tmp_path / "ledger.json", Ledger(files, groups))
    assert load_ledger(tmp_path / "ledger.json") == Ledger(files, groups)


def test_a_ledger_is_never_whole_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[Iterable[bytes]] = []

    def spied(_: Path, pieces: Iterable[bytes], **__: object) -> None:
        found.append(pieces)

    monkeypatch.setattr("paper_archive.plugin.incremental.sealed_file.write_file", spied)
    entry = Written("key", "digest", 1, 2, 3)
    save_ledger(tmp_path / "ledger.json", Ledger({f"{number}": entry for number in range(9_999)}))
    (pieces,) = found
    assert isinstance(pieces, Iterator)
    assert max(map(len, pieces)) < 100_000


def test_what_groups_kept_is_in_memory_only_where_no_file_has_it(site: Path) -> None:
    cache = site.parent / "cache"
    for folder in (cache, None):
        last = LastBuild()
        last.set_aside(site, folder)
        last.replace(Ledger(groups={"rows": Group(0, ["row"])}))
        assert last.take_groups()["rows"].value == ["row"]
        assert last.take_groups()["rows"].value == (None if folder else ["row"])
        last.end()


def test_a_cache_that_cannot_be_written_only_makes_the_next_build_slower(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    last = LastBuild()
    last.set_aside(tmp_path / "site", tmp_path / "cache")
    last.put_back()
    last.replace(Ledger())
    assert "The next build makes all pages anew" in caplog.text


def test_without_a_cache_pages_are_kept_while_the_program_runs(tmp_path: Path) -> None:
    last, site = LastBuild(), tmp_path / "site"
    last.replace(Ledger({"index.html": write(site, "index.html")}))
    last.set_aside(site, None)
    last.put_back()
    assert set(last.standing) == {"index.html"}


def test_files_of_groups_stay_until_all_are_made(site: Path) -> None:
    last = next_build(site)
    last.replace(Ledger(last.standing, {"key": Group(3, None)}))
    last.end()
    last = next_build(site)
    last.keep_only(())
    assert len(last.standing) == 3
    last.replace(Ledger())
    assert files(site) == set()


def test_two_builds_do_not_write_into_one_folder_at_once(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.1)
    last = next_build(site)
    with pytest.raises(PluginError, match="folder of the site is in use by mkdocs"):
        next_build(site)
    last.end()
    assert len(next_build(site).standing) == 3
    assert not list(site.glob(".paper-archive-lock"))
