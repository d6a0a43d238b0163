"""What stands on the site beside its pages."""

import json
from xml.etree import ElementTree as ET

import made_up
from made_up import source
from paper_archive.paper import Paper
from paper_archive.publish.files import is_unused, site_files
from paper_archive.publish.site import site_of


def paper(title: str, captured: str = "", **fields: object) -> Paper:
    """Return a paper that was captured on a day."""
    return made_up.paper(title, sources=[source("list.txt", captured)], **fields)


def files(papers: list[Paper], site_address: str = "") -> dict[str, bytes]:
    return site_files(site_of(papers, [], "Papers & more", site_address), "0123abc")


def test_what_came_last_into_the_archive_is_named_first() -> None:
    papers = [
        paper("Known long", "2024-01-01", date="2024-01-01"),
        paper("Old paper, new here", "2025-12-10", date="1958"),
        paper("Never dated"),
    ]
    assert json.loads(files(papers)["recent.json"]) == [
        ["old-paper-new-here", "Old paper, new here"],
        ["known-long", "Known long"],
        ["never-dated", "Never dated"],
    ]


def test_a_paper_that_is_captured_again_is_not_new_again() -> None:
    twice = [source("a.txt", "2024-01-01"), source("b.txt", "2026-01-01")]
    papers = [made_up.paper("Again", sources=twice), paper("New", "2025-01-01")]
    assert [title for _, title in json.loads(files(papers)["recent.json"])] == ["New", "Again"]


def test_the_list_of_recent_papers_stays_short() -> None:
    papers = [paper(f"Paper {number}", slug=f"p-{number}") for number in range(301)]
    assert len(json.loads(files(papers)["recent.json"])) == 300


def test_the_index_knows_the_recent_papers_and_no_others() -> None:
    several = [paper(f"Paper {number}", slug=f"p-{number}") for number in range(301)]
    found = files(several)
    (column,) = (json.loads(data) for name, data in found.items() if name.endswith("/recent.json"))
    assert column["values"] == sorted(slug for slug, _ in json.loads(found["recent.json"]))


def test_search_names_topics_as_lists_do() -> None:
    tagged = paper("One", tags=["graph-neural-networks"])
    found = files([tagged])
    (topic,) = site_of([tagged], []).topics.values()
    assert json.loads(found["search/manifest.json"])["tags"] == [topic.name]
    (column,) = (json.loads(data) for name, data in found.items() if name.endswith("/tag.json"))
    assert "Graph neural networks" in json.dumps(column)


def test_browsers_can_add_the_search_of_a_site_that_knows_its_address() -> None:
    found = files([paper("One")], "https://papers.test/repo/")["opensearch.xml"]
    described = ET.fromstring(found)  # noqa: S314  # ours
    names = {"o": "http://a9.com/-/spec/opensearch/1.1/"}
    url = described.find("o:Url[@type='text/html']", names)
    assert url is not None
    assert url.get("template") == "https://papers.test/repo/search/?q={searchTerms}"
    assert described.findtext("o:ShortName", namespaces=names) == "Papers & more"


def test_without_an_address_there_is_no_such_description() -> None:
    assert "opensearch.xml" not in files([paper("One")])


def test_the_files_of_search_are_there() -> None:
    assert "search/manifest.json" in files([paper("One")])


def test_scripts_of_the_theme_that_no_page_loads_are_not_published() -> None:
    assert is_unused("assets/javascripts/bundle.js")
    assert is_unused("assets/stylesheets/main.css.map")
    assert is_unused("assets/images/favicon.png")  # the site has an icon of its own
    assert not is_unused("assets/start.js")


def test_the_search_index_carries_the_version_of_the_scripts_that_read_it() -> None:
    manifest = json.loads(files([paper("One")])["search/manifest.json"])
    assert manifest["version"] == "0123abc"
