"""`mkdocs serve` while pages are broken."""

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from builds import make_project
from serving import serve

GOOD = "---\ntitle: Waves\n---\n\n# Waves\n\n## Notes\n\n<script>alert(1)</script> <b>Bold</b>\n"
BROKEN = {"papers/a.md": "no front-matter", "papers/b.md": "---\ntitle: B\ndate: 2024-13\n---\n"}
PAPER = "papers/waves/"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    make_project(tmp_path, {"papers/waves.md": GOOD})
    return tmp_path


def put(project: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (project / "content" / name).write_text(text, encoding="utf-8")


def problems(page: str) -> list[str]:
    items = LexborHTMLParser(page).css(".problems > li")
    return [" ".join(item.text().split()) for item in items]


def test_the_problems_are_shown_until_they_are_fixed(archive: Path) -> None:
    put(archive, BROKEN)
    with serve(archive) as server:
        for path in ("", PAPER, "no/such/page/"):
            one, other = problems(server.read(path))
            assert one.startswith("content/papers/a.md:1")
            assert "front-matter must begin with a line ---" in one
            assert "Put the front-matter between two --- lines" in one
            assert other.startswith("content/papers/b.md:3")
        put(archive, dict.fromkeys(BROKEN, GOOD.replace("Waves", "Else")))
        page = server.wait_for(PAPER, lambda page: not problems(page))
        assert "<h1" in page
        assert "Waves" in page
        assert "<b>Bold</b>" in page
        assert "alert" not in page
        put(archive, BROKEN)
        assert len(problems(server.wait_for(PAPER, lambda page: bool(problems(page))))) == 2


def test_a_site_without_problems_shows_none(site: Path) -> None:
    for page in (site / "404.html", site / "index.html"):
        assert problems(page.read_text(encoding="utf-8")) == []


def test_an_edited_page_and_its_lists_are_shown_before_the_site_is_built(archive: Path) -> None:
    other = GOOD.replace("Waves", "Tides").replace("---\n\n#", 'tags: ["seas"]\n---\n\n#')
    put(archive, {"papers/tides.md": other})
    with serve(archive) as server:
        put(archive, {"papers/tides.md": other.replace("Tides", "Great tides")})
        page = server.wait_for("papers/tides/", lambda page: "Great tides" in page)
        assert "<b>Bold</b>" in page
        assert "Great tides" in server.read("tags/seas/")
        assert "Great tides" not in server.read("papers/waves/")  # a neighbour
        assert "the rest" in (archive / "serve.log").read_text(encoding="utf-8")
