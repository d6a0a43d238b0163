"""The command `offline`: a copy of the site, in a folder and a zip."""

import shutil
from pathlib import Path

import pytest

from command_line import problems_of, put, run
from site_links import html_pages


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


def test_what_only_a_server_needs_is_left_out(copy: Path, site: Path) -> None:
    assert (site / "404.html").exists()
    assert not (copy / "404.html").exists()
    assert not (copy / "sitemap.xml").exists()


def test_the_site_stays_as_it_is_and_the_copy_is_the_same_again(
    copy: Path, site: Path, tmp_path: Path
) -> None:
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*")}
    again = tmp_path / "copy"
    assert run("offline", str(again), "--site", str(site)).exit_code == 0
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*")} == before
    assert again.with_suffix(".zip").read_bytes() == copy.with_suffix(".zip").read_bytes()


def test_a_folder_that_is_no_site_is_refused(tmp_path: Path) -> None:
    put(tmp_path / "pages/index.html", "<p>")
    done = run("offline", str(tmp_path / "copy"), "--site", str(tmp_path / "pages"))
    assert problems_of(done) == [((tmp_path / "pages").as_posix(), "site-missing")]
    assert done.exit_code == 1
    assert not (tmp_path / "copy").exists()


def test_a_page_that_is_not_utf8_is_named(copy: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(copy / "assets", site / "assets")
    page = put(site / "about/index.html", "<p>größe".encode("latin-1"))
    done = run("offline", str(tmp_path / "new"), "--site", str(site))
    assert [rule for _, rule in problems_of(done)] == ["encoding"]
    assert page.as_posix() in done.stderr
    assert not (tmp_path / "new").exists()
