"""The pictures of links in the folder of a site."""

from pathlib import Path

import pytest
from mkdocs.structure.files import File, Files
from selectolax.lexbor import LexborHTMLParser

from builds import build_site, make_project
from paper_archive.plugin.files.card_writer import CardWriter
from paper_archive.plugin.incremental.build_ledger import Written
from paper_archive.publish.cards import drawing
from paper_archive.publish.cards.words import Card

CARDS = {
    f"cards/{name}.png": Card(name.title(), "", "Hives", "#0a5a63") for name in ("bees", "ants")
}
HOST = "https://papers.test/"


@pytest.fixture
def drawings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the titles that are drawn from now on."""
    titles: list[str] = []
    draw = drawing.drawn

    def drawn(card: Card) -> bytes:
        titles.append(card.title)
        return draw(card)

    monkeypatch.setattr(drawing, "drawn", drawn)
    return titles


def write(folder: Path, cards: dict[str, Card], standing: dict[str, Written]) -> dict[str, Written]:
    return CardWriter(cards, Files([])).write_changed(standing, folder)


def test_only_a_card_that_says_something_else_is_drawn_again(
    tmp_path: Path, drawings: list[str]
) -> None:
    written = write(tmp_path, CARDS, {})
    assert (drawings, {*written}) == (["Bees", "Ants"], {*CARDS})
    other = CARDS | {"cards/bees.png": Card("Wasps", "", "Hives", "#0a5a63")}
    again = write(tmp_path, other, written)
    assert drawings == ["Bees", "Ants", "Wasps"]
    assert again["cards/ants.png"] == written["cards/ants.png"]
    assert again["cards/bees.png"] != written["cards/bees.png"]
    assert (tmp_path / "cards/bees.png").read_bytes() == drawing.drawn(other["cards/bees.png"])


def test_the_picture_of_a_person_comes_first(tmp_path: Path) -> None:
    own = Files([File("cards/bees.png", str(tmp_path), str(tmp_path), use_directory_urls=True)])
    assert CardWriter(CARDS, own).paths == ["cards/ants.png"]


def picture_of(html: str) -> str | None:
    tag = LexborHTMLParser(html).css_first("meta[property='og:image']")
    return tag.attributes["content"] if tag else None


def test_pages_name_the_picture_that_is_there(tmp_path: Path) -> None:
    page = '---\ntitle: "{0}"\n---\n\n# {0}\n'
    pages = {
        f"papers/{slug}.md": page.format(title) for slug, title in [("a", "Ants"), ("b", "蜂")]
    }
    make_project(tmp_path, pages)
    env = {"SITE_URL": HOST}
    built = build_site(tmp_path, tmp_path / "site", env)
    assert built.exit_code == 0, built.output
    found = {each: picture_of(built.page(each)) for each in ("papers/a", "papers/b", "search")}
    general = f"{HOST}assets/card.png"
    assert found == {"papers/a": f"{HOST}cards/a.png", "papers/b": general, "search": general}
    for address in found.values():
        assert address
        assert (built.site / address.removeprefix(HOST)).read_bytes().startswith(b"\x89PNG")
    assert [path.name for path in (built.site / "cards").iterdir()] == ["a.png"]

    (tmp_path / "content/assets").mkdir(exist_ok=True)
    (tmp_path / "content/assets/card.png").write_bytes(b"mine")
    (tmp_path / "content/papers/a.md").unlink()
    assert build_site(tmp_path, built.site, env).exit_code == 0
    assert (built.site / "assets/card.png").read_bytes() == b"mine"
    assert not (built.site / "cards").exists()
