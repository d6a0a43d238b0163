"""Topics that are called in other scripts than Latin, as a reader meets them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, expect

from archive_server import serving
from builds import build_site, make_project
from made_up import paper
from paper_archive.archive.markdown.page import write_page
from paper_archive.workflows.offline import make_offline_copy
from paper_archive.workflows.progress import Progress
from reader import Reader

TOPICS: Final = ("深度学习", "深度学习 cnn", "Машинное обучение", "تعلم الآلة", "ロボット")
PAPERS: Final = [
    paper(title, date="2024", slug=f"{title.lower()}-{number}", tags=[tag])
    for number, tag in enumerate(name.lower().replace(" ", "-") for name in TOPICS)
    for title in ("Bees", "Ants")
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a site whose papers have these topics."""
    folder = tmp_path_factory.mktemp("scripts")
    files = {f"papers/{each.slug}.md": write_page(each) for each in PAPERS}
    make_project(folder / "project", files)
    built = build_site(folder / "project", folder / "site")
    assert built.exit_code == 0, built.output
    return built.site


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[str]:
    """Return the address of that site."""
    with serving(site) as home:
        yield home


@pytest.fixture
def reader(browser: Browser, served: str) -> Iterator[Reader]:
    """Return a window on that site."""
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        window = Reader(context, served)
        yield window
        assert window.faults == []


@pytest.mark.parametrize("name", TOPICS)
def test_the_page_of_a_topic_has_its_name_and_papers(reader: Reader, name: str) -> None:
    reader.open("tags/")
    reader.page.get_by_role("link", name=name, exact=True).first.click()
    expect(reader.page.get_by_role("heading", level=1)).to_have_text(name)
    expect(reader.page.locator(".facts").first).to_contain_text("2 papers")
    assert reader.at().isascii()


@pytest.mark.parametrize("name", TOPICS)
def test_a_topic_is_found_by_its_name_and_leads_to_its_page(reader: Reader, name: str) -> None:
    reader.open(f'search/?q=topic:"{name}"')
    results = reader.page.locator("[data-search-results]")
    expect(results.locator(".result-title").nth(1)).to_be_visible()
    results.get_by_role("link", name=name, exact=True).first.click()
    expect(reader.page.get_by_role("heading", level=1)).to_have_text(name)


@pytest.mark.parametrize("name", TOPICS)
def test_a_topic_narrows_what_was_found(reader: Reader, name: str) -> None:
    reader.open("search/?q=bees")
    label = reader.page.locator('[data-facet="tag"] label').filter(has_text=name).last
    label.get_by_role("checkbox").check()
    expect(reader.page.locator(".search-summary")).to_contain_text("1 paper")
    reader.page.reload()
    expect(reader.page.locator(".search-summary")).to_contain_text("1 paper")


def test_no_file_of_a_copy_has_a_name_that_a_disk_may_not_keep(site: Path, tmp_path: Path) -> None:
    make_offline_copy(site, tmp_path / "copy", Progress())
    names = [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*")]
    assert names
    assert all(map(str.isascii, names))
