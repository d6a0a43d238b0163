"""The command `offline`: a copy of the site, in a folder and a zip."""

import os
import shutil
import zipfile
from pathlib import Path

import pytest

from builds import build_site
from command_line import problems_of, put, run
from paper_archive.publish.offline import offline_paths
from paper_archive.publish.offline.scripts import is_joined
from site_links import html_pages


@pytest.fixture(scope="module")
def site(small_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site that is built in a few seconds."""
    built = build_site(small_project, tmp_path_factory.mktemp("small") / "site")
    assert built.exit_code == 0, built.output
    return built.site


@pytest.fixture(scope="module")
def copy(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("offline") / "copy"
    done = run("offline", str(folder), "--site", str(site))
    assert done.exit_code == 0, done.output
    return folder


def test_every_link_in_the_copy_names_a_file(copy: Path) -> None:
    dead = []
    for name, page in html_pages(copy):
        for node in page.css("[href], [src], [action]"):
            link = next(filter(None, map(node.attributes.get, ("href", "src", "action"))), "")
            path = link.partition("#")[0].partition("?")[0]
            if path and ":" not in path and not (copy / name).parent.joinpath(path).is_file():
                dead.append((name, link))
    assert dead == []


def test_no_script_in_the_copy_needs_what_a_browser_refuses(copy: Path) -> None:
    scripts = [path.read_text(encoding="utf-8") for path in copy.glob("assets/**/*.js")]
    assert len(scripts) > 1
    assert not [each for each in scripts if "import.meta" in each or "export const" in each]
    assert not list(copy.glob("search/**/*.json"))


def test_all_scripts_of_the_site_are_known(site: Path) -> None:
    scripts = {
        path.parent.name: is_joined(path.read_text(encoding="utf-8"))
        for path in (site / "assets").rglob("*.js")
    }
    assert not scripts.pop("blocking"), "pages on a disk wait for it as well"
    assert scripts
    assert all(scripts.values())


def test_what_only_a_server_needs_is_left_out(copy: Path, site: Path) -> None:
    assert (site / "404.html").exists()
    assert not (copy / "404.html").exists()
    assert not (copy / "sitemap.xml").exists()


def test_pictures_of_links_are_left_out() -> None:
    paths = ["papers/cards/index.html", "cards/waves.png", "assets/card.png"]
    assert offline_paths(paths) == ["assets/card.png", "papers/cards/index.html"]


def test_the_site_stays_as_it_is_and_the_copy_is_the_same_again(
    copy: Path, site: Path, tmp_path: Path
) -> None:
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*")}
    again = tmp_path / "copy"
    assert run("offline", str(again), "--site", str(site)).exit_code == 0
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*")} == before
    assert again.with_suffix(".zip").read_bytes() == copy.with_suffix(".zip").read_bytes()


def test_the_folder_may_be_the_one_where_the_command_runs(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert run("offline", ".", "--site", str(site)).exit_code == 0
    assert (tmp_path / "here" / "index.html").exists()
    with zipfile.ZipFile(tmp_path / "here.zip") as zipped:
        assert "here/index.html" in zipped.namelist()


def test_a_folder_that_is_no_site_is_refused(tmp_path: Path) -> None:
    put(tmp_path / "pages/index.html", "<p>")
    done = run("offline", str(tmp_path / "copy"), "--site", str(tmp_path / "pages"))
    assert problems_of(done) == [((tmp_path / "pages").as_posix(), "site-missing")]
    assert done.exit_code == 1
    assert not (tmp_path / "copy").exists()


def test_a_copy_is_not_made_in_the_site(site: Path) -> None:
    done = run("offline", str(site / "copy"), "--site", str(site))
    assert problems_of(done) == [((site / "copy").as_posix(), "output-taken")]
    assert not (site / "copy").exists()


def test_a_copy_is_not_made_in_a_content_folder(site: Path, tmp_path: Path) -> None:
    put(tmp_path / "mkdocs.yml", "site_name: A\n")
    put(tmp_path / "pages/papers/a.md", "")
    place = tmp_path / "pages/new/copy"
    done = run("offline", str(place), "--site", str(site))
    assert problems_of(done) == [(place.as_posix(), "output-taken")]
    assert [*(tmp_path / "pages").iterdir()] == [tmp_path / "pages/papers"]


def test_a_copy_is_not_copied_again(copy: Path, tmp_path: Path) -> None:
    done = run("offline", str(tmp_path / "again"), "--site", str(copy))
    assert [rule for _, rule in problems_of(done)] == ["site-missing"]


def test_files_of_a_person_stay_as_they_are(site: Path, tmp_path: Path) -> None:
    own = {
        "slides/deck.html": "<p>größe <a href='../about/'>".encode("latin-1"),
        "assets/mine.js": b"const a = 1;",
        "data/mine.json": b"[]",
        "fig.png": bytes(range(256)),
    }
    shutil.copytree(site / "assets", tmp_path / "site/assets")
    for name, data in own.items():
        put(tmp_path / "site" / name, data)
    done = run("offline", str(tmp_path / "new"), "--site", str(tmp_path / "site"))
    assert done.exit_code == 0, done.output
    assert {name: (tmp_path / "new" / name).read_bytes() for name in own} == own


def test_a_file_that_cannot_be_read_is_named_and_nothing_is_written(
    site: Path, tmp_path: Path
) -> None:
    shutil.copytree(site / "assets", tmp_path / "site/assets")
    os.mkfifo(tmp_path / "site/pipe")
    done = run("offline", str(tmp_path / "new"), "--site", str(tmp_path / "site"))
    assert problems_of(done) == [((tmp_path / "site/pipe").as_posix(), "file-read")]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]
