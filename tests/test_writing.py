"""The command `write`: an archive as plain Markdown, and what Zensical makes of it."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from builds import build_site, make_project
from command_line import TOPICS, problems_of, put, run
from made_up import paper
from paper_archive.archive.markdown.page import write_page
from site_links import html_pages

HOSTILE = '<script>alert(1)</script> *a* [b](c) `d` $x_1$ {{ 1 }} "e" &amp; #'
PAGES = {
    "index.md": (
        "---\ntemplate: home.html\ntitle: Ours\n---\n\n"
        "See [w](papers/2024/05/waves.md), [a](/about.md).\n"
    ),
    "about.md": (
        "# About\n\n[Numbers](stats/index.md), [days](date/index.md), ![f](papers/2024/05/f.png)\n"
    ),
    "papers/2024/05/waves.md": write_page(
        paper("Waves", slug="waves", date="2024-05-22", tags=["waves"], authors=["Ada Bell"])
    )
    + "\n## Notes\n\n![f](f.png), [maps](../../undated/maps.md#notes), [about](/about.md)\n",
    "papers/undated/maps.md": write_page(
        paper(
            "Maps",
            slug="maps",
            authors=["Ada Bell"],
            status={"retracted": {"date": "2010"}},
            redirects=["old-maps"],
            notes="## Notes\n\nOld.\n",
        )
    ),
    "papers/undated/hostile.md": write_page(
        paper(HOSTILE, slug="hostile", abstract=HOSTILE, venue=HOSTILE, authors=[HOSTILE])
    ),
    "papers/2024/05/f.png": "not really",
    "captures/raw.txt": "raw",
    "topics.yml": TOPICS,
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = tmp_path_factory.mktemp("project")
    make_project(project, PAGES)
    return project


@pytest.fixture(scope="module")
def written(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("written") / "out"
    done = run(
        *("write", str(folder), "--content", str(project / "content")),
        *("--settings", str(project / "mkdocs.yml")),
    )
    assert done.exit_code == 0, done.output
    assert "warning" not in done.output
    return folder


@pytest.fixture(scope="module")
def zensical_site(written: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site that Zensical builds, strictly."""
    pytest.importorskip("zensical")
    project = tmp_path_factory.mktemp("zensical") / "project"
    shutil.copytree(written, project)
    built_by_zensical(project)
    return project / "site"


def built_by_zensical(project: Path) -> None:
    """Build a project strictly."""
    command = [sys.executable, "-m", "zensical", "build", "--strict"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def addresses(site: Path) -> set[str]:
    """Return the addresses of papers, dates, topics and authors."""
    found = {path.parent.relative_to(site).as_posix() for path in site.rglob("index.html")}
    return {each for each in found if re.match("(papers|date|tags|authors)(/|$)", each)}


def test_zensical_gives_the_pages_the_addresses_of_the_site(
    zensical_site: Path, project: Path, tmp_path: Path
) -> None:
    built = build_site(project, tmp_path / "site")
    assert built.exit_code == 0, built.output
    assert addresses(zensical_site) == addresses(built.site)


def test_a_text_that_looks_like_code_is_shown_and_does_not_run(zensical_site: Path) -> None:
    html = (zensical_site / "papers/hostile/index.html").read_text(encoding="utf-8")
    page = LexborHTMLParser(html)
    article = page.css_first("article")
    heading, paragraphs = page.css_first("h1"), [each.text() for each in page.css("article p")]
    assert heading is not None
    assert article is not None
    assert heading.text().strip() == HOSTILE
    assert {f"By {HOSTILE}", f"In: {HOSTILE}", HOSTILE} <= set(paragraphs)
    assert "<script>alert" not in html


def test_every_link_between_the_pages_leads_somewhere(zensical_site: Path) -> None:
    dead = []
    for name, page in html_pages(zensical_site):
        for node in page.css("article a[href], article img[src]"):
            link = urlsplit(node.attributes.get("href") or node.attributes.get("src") or "")
            target = (zensical_site / name).parent / link.path
            if (
                not link.scheme
                and link.path
                and not (target.is_file() or (target / "index.html").is_file())
            ):
                dead.append((name, link.path))
    assert dead == []


def test_what_the_site_does_not_publish_is_not_written(written: Path) -> None:
    files = {path.relative_to(written).as_posix() for path in written.rglob("*") if path.is_file()}
    assert "docs/papers/waves.md" in files
    assert not [path for path in files if "captures" in path or "topics.yml" in path]


def test_links_and_files_of_notes_follow_their_page(written: Path) -> None:
    notes = (written / "docs/papers/waves.md").read_text(encoding="utf-8").partition("## Notes")[2]
    links = "![f](2024/05/f.png), [maps](maps.md#notes), [about](../about.md)"
    assert notes.strip() == links
    assert (written / "docs/papers/2024/05/f.png").read_text(encoding="utf-8") == "not really"


def test_a_link_to_what_only_our_site_has_becomes_text(written: Path) -> None:
    about = (written / "docs/about.md").read_text(encoding="utf-8")
    assert about.endswith("\nNumbers, [days](date/index.md), ![f](papers/2024/05/f.png)\n")


def test_a_front_page_keeps_all_but_the_name_of_our_template(written: Path) -> None:
    assert (written / "docs/index.md").read_text(encoding="utf-8") == (
        "---\ntitle: Ours\n---\n\nSee [w](papers/waves.md), [a](about.md).\n"
    )


def test_nothing_is_replaced(written: Path, project: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in written.rglob("*")}
    done = run("write", str(written), "--content", str(project / "content"))
    assert [rule for _, rule in problems_of(done)] == ["output-taken"]
    assert {path: path.stat().st_mtime_ns for path in written.rglob("*")} == before


def test_nothing_is_written_into_the_archive(project: Path) -> None:
    content = project / "content"
    before = sorted(content.rglob("*"))
    done = run("write", str(content / "plain"), "--content", str(content))
    assert [rule for _, rule in problems_of(done)] == ["output-taken"]
    assert sorted(content.rglob("*")) == before


def test_nothing_is_written_into_a_built_site(project: Path, tmp_path: Path) -> None:
    for name in ("index.html", "assets/start.js"):
        put(tmp_path / "site" / name, "")
    before = sorted(tmp_path.rglob("*"))
    done = run("write", str(tmp_path / "site/plain"), "--content", str(project / "content"))
    assert [rule for _, rule in problems_of(done)] == ["output-taken"]
    assert "which the next build replaces" in done.stderr
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("front_page", ["index.md", "README.md", None])
def test_an_empty_archive_with_any_front_page_is_built(
    tmp_path: Path, front_page: str | None
) -> None:
    pytest.importorskip("zensical")
    (tmp_path / "content").mkdir()
    if front_page:
        put(tmp_path / "content" / front_page, "---\n'template' : home.html\n---\n\n# Hello\n")
        for number, nothing in enumerate(("", "\n", "# mine\n", "  # mine\n\n")):
            put(tmp_path / f"content/own-{number}.md", f"---\n{nothing}---\n\n# Own\n")
    out = tmp_path / "out"
    assert run("write", str(out), "--content", str(tmp_path / "content")).exit_code == 0
    built_by_zensical(out)
    assert (out / "site/index.html").exists()
    assert (out / "site/date/index.html").exists()


def test_html_that_only_our_site_leaves_out_is_listed(tmp_path: Path) -> None:
    page = write_page(paper("Waves", notes="## Notes\n\n<script>alert(1)</script>\n"))
    put(tmp_path / "content/papers/undated/waves.md", page)
    done = run("write", str(tmp_path / "out"), "--content", str(tmp_path / "content"))
    assert done.exit_code == 0
    assert "waves.md:9: notes must" in done.stdout


def test_an_archive_with_problems_is_not_written(tmp_path: Path) -> None:
    put(tmp_path / "content/papers/undated/a.md", "no front-matter\n")
    done = run("write", str(tmp_path / "out"), "--content", str(tmp_path / "content"))
    assert done.exit_code == 1
    assert [rule for _, rule in problems_of(done)] == ["front-matter"]
    assert os.listdir(tmp_path) == ["content"]  # noqa: PTH208  # also hidden ones
