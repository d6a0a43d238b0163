"""Saved pages say what they say to programs, and nothing else is taken for it."""

from pathlib import Path

import pytest

from builds import build_site, make_project
from command_line import put, run
from made_up import paper as made_up_paper
from paper_archive.archive import store
from paper_archive.archive.markdown.page import write_page
from paper_archive.errors import Where
from paper_archive.paper import Paper
from reading import Reading, read_whole

TITLE = '<meta name="citation_title" content="Waves in Sand">'


def reading_of(head: str, body: str = "") -> Reading:
    page = f"<!doctype html>\n<html><head>{head}</head><body>{body}</body></html>"
    return read_whole(page.encode(), Where("page.html"))


def paper_of(*tags: tuple[str, str]) -> Paper:
    metas = "".join(f'<meta name="{name}" content="{content}">' for name, content in tags)
    ((found, _),) = reading_of(TITLE + metas).papers
    return found


def test_a_description_is_no_abstract() -> None:
    found = paper_of(
        ("description", "Buy this."), ("og:description", "Buy."), ("dc.description", "B")
    )
    assert not found.abstract


def test_an_abstract_in_dublin_core_is_marked_as_one() -> None:
    assert paper_of(("DCTERMS.abstract", "Sand moves.")).abstract == "Sand moves."


def test_a_page_that_describes_no_paper_has_no_known_format() -> None:
    (problem,) = reading_of(
        '<meta name="DC.title" content="Town council"><title>T</title>'
    ).problems
    assert problem.rule == "source-unknown"


def test_tags_behind_long_styles_are_read() -> None:
    style = f"<style>{'p { margin: 0 } ' * 10_000}</style>"
    ((found, where),) = reading_of(f"{style}\n{TITLE}").papers
    assert (found.title, where.line) == ("Waves in Sand", 3)


@pytest.mark.parametrize("begin", ["<!-- ", "<script>", "<style>", '<meta name="x" content="'])
def test_what_is_never_closed_takes_no_time_and_hides_what_follows(begin: str) -> None:
    assert not reading_of(begin * 100_000 + TITLE).papers


def test_an_orcid_stands_behind_its_author() -> None:
    found = paper_of(
        ("citation_author", "King, Ada"),
        ("citation_author", "Stone, Bob"),
        ("citation_author_orcid", "0000-0002-1825-0097"),
    )
    assert found.orcids == {"Bob Stone": "0000-0002-1825-0097"}


@pytest.mark.parametrize(
    "tags",
    [
        ["King, Ada", "Stone, Bob"],
        ["Ada King", "Bob Stone"],
        ["King, Ada; Stone, Bob"],
    ],
)
def test_authors_are_read_in_one_tag_or_in_several(tags: list[str]) -> None:
    found = paper_of(*(("citation_author", tag) for tag in tags))
    assert found.authors == ("Ada King", "Bob Stone")


def test_an_only_author_with_many_commas_is_a_list() -> None:
    found = paper_of(("citation_author", "Ada King, Bob Stone, Carl Dune, Eve Sun"))
    assert found.authors == ("Ada King", "Bob Stone", "Carl Dune", "Eve Sun")


def test_the_date_in_print_goes_before_the_one_online() -> None:
    found = paper_of(("citation_online_date", "2023/12/01"), ("citation_date", "2024"))
    assert found.date == "2024"


def test_the_isbn_of_a_volume_is_not_that_of_its_papers() -> None:
    found = paper_of(("citation_conference_title", "ICS"), ("citation_isbn", "9780262035613"))
    assert (found.venue, found.ids) == ("ICS", {})


def test_several_articles_in_json_ld_say_nothing_of_the_page() -> None:
    articles = '[{"@type": "ScholarlyArticle", "name": "A"}, {"@type": "ScholarlyArticle"}]'
    script = f'<script type="application/ld+json">{articles}</script>'
    assert not reading_of(script).papers
    assert reading_of(script + TITLE).papers


def test_a_bookshop_has_no_papers() -> None:
    book = '<script type="application/ld+json">{"@type": "Book", "name": "Dunes"}</script>'
    assert not reading_of(book).papers


def test_the_page_of_a_paper_on_daily_papers_is_a_page_of_a_paper() -> None:
    assert reading_of(f"<title>Waves - Daily Papers</title>{TITLE}").format == "saved-page"


def test_a_page_of_an_archive_comes_back_with_what_it_says(tmp_path: Path) -> None:
    paper = made_up_paper(
        "Sorting with a<b>c",
        abstract="Sand *moves* at a<b>c.\n\nWe say how.",
        authors=["Ada de la Cruz", "The Dune Team"],
        orcids={"Ada de la Cruz": "0000-0002-1825-0097"},
        date="2024-05",
        updated="2024-07-01",
        venue="Journal of Dunes",
        type="article",
        volume="12",
        issue="3",
        pages="101-119",
        publisher="Sand Press",
        editors=["Bob Stone"],
        language="en",
        status={"retracted": {}},
        ids={"doi": "10.1000/182"},
        links={"pdf": "https://papers.test/a.pdf"},
    )
    make_project(tmp_path / "project", {f"papers/{paper.slug}.md": write_page(paper)})
    built = build_site(tmp_path / "project", tmp_path / "site")
    page = built.page(f"papers/{paper.slug}/")
    ((found, _),) = read_whole(page.encode(), Where("page.html")).papers
    changed = {
        name
        for name in Paper.__dataclass_fields__
        if name not in {"slug", "sources"} and getattr(found, name) != getattr(paper, name)
    }
    assert not changed


def test_what_a_browser_saves_with_a_page_is_passed_over_in_one_line(folder: Path) -> None:
    page = f"<!doctype html><html><head>{TITLE}</head></html>"
    put(folder / "saved/Waves, 1.0.html", page)
    put(folder / "saved/Waves, 1.0_files/list.csv", "title\nNo Paper\n")
    put(folder / "saved/Waves, 1.0_files/more/frame.html", page.replace("Waves", "No"))
    put(folder / "saved/other_files/list.csv", "title,year\nOld Maps,2020\n")
    put(folder / "saved/Icon\r", "")
    result = run("import", "saved")
    assert result.exit_code == 0
    assert result.output.count("skipped 2 files that a browser saved") == 1
    assert "Icon" not in result.output
    assert sorted(store.load(folder / "content").pages) == ["old-maps", "waves-in-sand"]
