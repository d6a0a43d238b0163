"""What the page of a paper in a large archive leaves out, and what it keeps."""

import json
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from builds import Build, build_site, make_project
from made_up import paper, source
from paper_archive.archive.markdown.page import write_page
from paper_archive.publish.pages import paper_page
from paper_archive.publish.settings import Settings
from paper_archive.publish.site import site_of

HOST = "https://papers.test/"
_SHARED = "Propolis, wax, nectar."
_SEEN = {"sources": [source("a.txt", "2025-01-01")]}
PAPERS = [
    paper("Bees A", abstract=_SHARED, date="2024", ids={"doi": "10.1000/182"}, **_SEEN),
    paper("Bees B", abstract=_SHARED, date="2024", authors=["Ada Bell"], **_SEEN),
    paper("Bees C", abstract=_SHARED, date="2024", authors=["Ada Bell"], **_SEEN),
    paper("Hives", abstract="A text.", date="2023", authors=["Bo Chen", "The Llama Team"], **_SEEN),
]


def build(folder: Path, settings: str) -> Build:
    project = folder / "project"
    make_project(project, {f"papers/{each.slug}.md": write_page(each) for each in PAPERS})
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(f"\nplugins: [{{paper-archive: {{cards: 1, {settings}}}}}]\n")
    built = build_site(project, folder / "site", {"SITE_URL": HOST})
    assert built.exit_code == 0, built.output
    return built


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return a site with lean pages of papers, the last of which has a picture of its own."""
    return build(tmp_path_factory.mktemp("lean"), "page_extras: false")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build(tmp_path_factory.mktemp("whole"), "page_extras: true")


def page_of(built: Build, address: str) -> LexborHTMLParser:
    return LexborHTMLParser(built.page(address))


def test_a_lean_page_lacks_what_all_pages_say(built: Build, whole: Build) -> None:
    for part in (
        "meta[property='og:image'], meta[name='twitter:card']",
        "link[rel=alternate]",
        "link[rel=preload]",
    ):
        assert not page_of(built, "papers/hives").css(part), part
        assert page_of(whole, "papers/hives").css(part), part
        assert page_of(built, "date/2023").css(part), part
    made_by = "made by paper-archive"
    assert made_by not in built.page("papers/hives")
    assert made_by in whole.page("papers/hives")
    assert made_by in built.page("date/2023")


def test_a_picture_of_a_paper_itself_stays(built: Build) -> None:
    pictures = {
        each.slug: [
            tag.attributes["content"]
            for tag in page_of(built, f"papers/{each.slug}").css(
                "meta[property='og:image'], meta[name='twitter:card']"
            )
        ]
        for each in PAPERS
    }
    (found,) = filter(None, pictures.values())
    assert (found[0] or "").startswith(f"{HOST}cards/")
    assert found[1] == "summary_large_image"


def test_a_lean_page_leads_to_its_neighbours_without_their_titles(built: Build) -> None:
    ways = page_of(built, "papers/bees-b").css("nav[aria-label=Neighbours] a")
    assert [(each.attributes["rel"], each.attributes["href"], each.text()) for each in ways] == [
        ("prev", "../bees-a/", "Newer"),
        ("next", "../bees-c/", "Older"),
    ]


def test_a_lean_page_leaves_the_title_that_is_looked_up_to_a_script(
    built: Build, whole: Build
) -> None:
    lean, full = (
        page_of(each, "papers/hives").css(".lookup a")[0].attributes["href"]
        for each in (built, whole)
    )
    assert lean == "https://scholar.google.com/scholar?q="
    assert full == f"{lean}%22Hives%22"


def test_programs_find_the_same_on_a_lean_page(built: Build, whole: Build) -> None:
    lean, full = page_of(built, "papers/hives"), page_of(whole, "papers/hives")
    for part in ("meta[name^=citation_]", "meta[property^='og:']:not([property='og:image'])"):
        tags = [each.attributes for each in lean.css(part)]
        assert tags == [each.attributes for each in full.css(part)] != []
    one, other = (
        json.loads(page.css("script[type$='ld+json']")[0].text()) for page in (lean, full)
    )
    assert one == other
    assert one["author"] == [
        {"@type": "Person", "name": "Bo Chen"},
        {"@type": "Organization", "name": "The Llama Team"},
    ]


def test_only_the_address_of_the_page_itself_is_missing_from_its_citation(
    built: Build, whole: Build
) -> None:
    lean, full = (
        page_of(each, "papers/hives").css("[data-citation=bib]")[0].text()
        for each in (built, whole)
    )
    assert full == lean[:-1] + f"  url = {{{HOST}papers/hives/}},\n}}"
    assert "url = {https://doi.org/10.1000/182}" in built.page("papers/bees-a")


def test_a_lean_page_has_fewer_related_papers() -> None:
    alike = [paper(f"Bees {each}", abstract=_SHARED) for each in range(7)]
    others = [paper(f"Number{each}", abstract=f"about{each}") for each in range(40)]
    for extras, count in ((True, 5), (False, 3)):
        site = site_of([*alike, *others], [], settings=Settings(page_extras=extras))
        assert len(paper_page(alike[0], site).make().shown["related"]) == count
