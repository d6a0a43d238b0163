"""Readers see what became of a paper: on its page, in lists, in results, in statistics."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from builds import Build, build_archive
from citation_readers import citations
from engine import Search
from made_up import paper
from paper_archive.archive.markdown.page import write_page
from paper_archive.publish.figures.statistics import statistics
from paper_archive.publish.head.metadata import scholarly_article
from paper_archive.publish.paper_parts.status_lines import short_status, status_lines
from paper_archive.publish.site import site_of
from search_papers import Open

pytest_plugins = ("search_fixtures",)

NOTICE = "https://doi.org/10.1000/notice"
RETRACTED = {"retracted": {"date": "2010-02-06", "notice": NOTICE}, "corrected": {"date": "2009"}}
PAPERS = [
    paper("Waves in Sand", status=RETRACTED, tags=["sand"], abstract="We listen."),
    paper("Maps of Dunes", status={"superseded": {"notice": "https://b.test/v2"}}, tags=["sand"]),
    paper("Shells", status={"partly-retracted": {}, "concern": {}}),
    paper("A Retraction Index of Retracted Papers"),
    paper("A Notice", updates={"https://doi.org/10.1000/182": "retracted"}),
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    revised = [
        paper("Revised", date="2024-05-22", updated="2024-09-30"),
        paper("Undated", updated="2024"),
    ]
    files = {f"papers/{each.slug}.md": write_page(each) for each in [*PAPERS, *revised]}
    built = build_archive(tmp_path_factory.mktemp("statuses"), files)
    assert built.exit_code == 0, built.output
    return built


def texts(html: str, selector: str) -> list[str]:
    return [" ".join(each.text().split()) for each in LexborHTMLParser(html).css(selector)]


def test_the_page_says_what_became_of_a_paper_above_its_abstract(built: Build) -> None:
    page = built.page("papers/waves-in-sand")
    assert texts(page, "header .status") == [
        "Retracted, 6 February 2010 Notice at doi.org",
        "Corrected, 2009",
    ]
    (notice,) = LexborHTMLParser(page).css(".status a")
    assert notice.attributes["href"] == NOTICE
    assert texts(page, ".status.warning strong") == ["Retracted"]
    assert page.index("role=note") < page.index("We listen.</p>")
    assert texts(built.page("papers/maps-of-dunes"), ".status") == [
        "Superseded Newer version at b.test"
    ]


def test_a_paper_about_retractions_has_no_status(built: Build) -> None:
    slug = "a-retraction-index-of-retracted-papers"
    assert texts(built.page(f"papers/{slug}"), ".status") == []


def test_a_line_in_a_list_has_the_gravest_word(built: Build) -> None:
    assert texts(built.page("tags/sand"), ".facts .status") == ["Superseded", "Retracted"]
    assert short_status(PAPERS[2]) == "Partly retracted"
    assert short_status(PAPERS[3]) == ""


def test_the_statistics_count_and_lead_to_the_papers(built: Build) -> None:
    statuses = statistics(site_of(PAPERS, [])).statuses
    assert [(each.title, each.count) for each in statuses] == [
        ("Retracted", 1),
        ("Partly retracted", 1),
        ("Expression of concern", 1),
        ("Superseded", 1),
        ("Corrected", 1),
    ]
    links = LexborHTMLParser(built.page("stats")).css('.ranks a[href*="status="]')
    assert links[0].attributes["href"] == "../search/?status=retracted"
    assert len(links) == 5


def test_the_statistics_say_nothing_where_nothing_became_of_any_paper() -> None:
    assert not statistics(site_of(PAPERS[3:], [])).statuses


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("status:retracted", {"waves-in-sand", "shells"}),
        ("status:corrected", {"waves-in-sand"}),
        ("status:partly-retracted", {"shells"}),
        ('status:"partly retracted"', {"shells"}),
        ("-status:retracted dunes", {"maps-of-dunes"}),
        ("status:superseded", {"maps-of-dunes"}),
        ("title:retracted", {"a-retraction-index-of-retracted-papers"}),
    ],
)
def test_a_search_finds_papers_by_their_status(archive: Open, query: str, found: set[str]) -> None:
    assert set(archive(*PAPERS).hits(query)) == found


def test_results_can_be_narrowed_by_status(archive: Open) -> None:
    search: Search = archive(*PAPERS)
    answer = search.answer("", chosen={"status": ["retracted"]}, facets=("status",))
    assert answer.hits == ["waves-in-sand"]
    names = {each["value"]: each["name"] for each in answer.facets["status"]}
    assert names["partly-retracted"] == "Partly retracted"


def test_the_search_says_that_no_paper_has_a_status(archive: Open) -> None:
    answer = archive(*PAPERS[3:]).answer("status:retracted")
    assert "no paper in this archive has statuses" in answer.reading


def test_a_citation_says_that_a_paper_was_retracted_and_no_word_of_a_correction() -> None:
    said = "\n".join(citations(PAPERS[0], "").values())
    assert "note = {Retracted}" in said
    assert "N1  - Retracted" in said
    assert '"status": "retracted"' in said
    assert "orrected" not in said
    assert "etracted" not in "\n".join(citations(PAPERS[1], "").values())


def test_programs_are_told_in_json_ld() -> None:
    assert '"creativeWorkStatus":["Retracted"]' in scholarly_article(PAPERS[0], "")
    assert "creativeWorkStatus" not in scholarly_article(PAPERS[1], "")


def test_each_status_is_shown_once_the_gravest_first() -> None:
    names = [each.name for each in status_lines(PAPERS[2])]
    assert names == ["Partly retracted", "Expression of concern"]


def test_a_notice_leads_to_the_papers_that_it_is_about(built: Build) -> None:
    page = built.page("papers/a-notice")
    assert texts(page, "header .status") == ["About 10.1000/182: retracted"]
    (link,) = LexborHTMLParser(page).css("header .status a")
    assert link.attributes["href"] == "https://doi.org/10.1000/182"


def test_the_page_says_when_a_paper_was_last_revised(built: Build) -> None:
    assert "revised 30 September 2024" in texts(built.page("papers/revised"), "header .facts")[0]
    (undated,) = texts(built.page("papers/undated"), "header .facts")
    assert undated == "undatedrevised 2024"
    assert not LexborHTMLParser(built.page("papers/undated")).css("article time")
    assert "revised" not in texts(built.page("papers/shells"), "header")[0]
