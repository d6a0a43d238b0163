"""What a line of results shows of a paper, read by the page."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import Engine, Search
from made_up import paper
from paper_archive.paper import Paper
from paper_archive.publish import scale
from paper_archive.publish.external_links import pdf_address
from paper_archive.publish.mathematics import plain_mathematics
from paper_archive.publish.paper_parts.editors_mark import editors_mark
from paper_archive.publish.search.files.records import common_tags, derived_slug, record_files
from paper_archive.statuses import STATUSES, gravest
from paper_archive.text import SLUG_CHARS, clean, slug
from strategies import PAPERS, SEARCHED

pytest_plugins = ("search_fixtures",)

NAMES: dict[str, str] = {"llm": "Large language models"}
TITLES = (SEARCHED | st.text("ab -'’𝑥é", min_size=70, max_size=120)).map(clean).filter(bool)


def shown(paper: Paper, topic_names: dict[str, str]) -> dict[str, object]:
    return {
        "title": plain_mathematics(paper.title),
        "slug": paper.slug,
        "authors": [*paper.people[:3], *filter(None, [editors_mark(paper)])],
        "authorCount": len(paper.people) + paper.is_by_editors or paper.author_count or 0,
        "hasMoreAuthors": paper.has_more_authors,
        "date": paper.date,
        "venue": paper.venue,
        "status": STATUSES.get(gravest(paper.status), ""),
        "tags": [
            {"slug": tag, "name": topic_names.get(tag, tag), "hasPage": True} for tag in paper.tags
        ],
        "pdf": pdf_address(paper),
        "hasAbstract": bool(paper.abstract),
    }


def by_slug(records: list[dict[str, object]]) -> list[dict[str, object]]:
    return sorted(records, key=lambda record: str(record["slug"]))


def test_every_paper_of_the_archive_is_shown_as_its_page_says(
    bundled: Search, bundled_papers: list[Paper], topic_names: dict[str, str]
) -> None:
    records = [shown(each, topic_names) for each in bundled_papers]
    assert by_slug(bundled.records()) == by_slug(records)


def test_a_title_with_a_formula_reads_well_and_leads_to_its_paper(engine: Engine) -> None:
    formula = paper("Learning in $O(n^2)$ steps")
    (record,) = engine.open([formula], NAMES).records()
    assert (record["title"], record["slug"]) == ("Learning in O(n²) steps", formula.slug)


@settings(max_examples=60)
@given(papers=st.lists(PAPERS, max_size=20))
def test_whatever_a_paper_holds_it_is_shown_as_it_is(engine: Engine, papers: list[Paper]) -> None:
    papers = [replace(each, slug=f"paper-{n}") for n, each in enumerate(papers)]
    records = engine.open(papers, NAMES).records()
    assert by_slug(records) == by_slug([shown(each, NAMES) for each in papers])


@settings(max_examples=60)
@given(titles=st.lists(TITLES, min_size=1, max_size=20))
def test_a_result_leads_to_the_page_of_its_paper(engine: Engine, titles: list[str]) -> None:
    papers = [
        Paper(slug=name, title=title)
        for title in titles
        for name in {slug(title), derived_slug(title)}
        if name
    ]
    found = [(record["title"], record["slug"]) for record in engine.open(papers).records()]
    assert sorted(found) == sorted((plain_mathematics(each.title), each.slug) for each in papers)


@pytest.mark.parametrize(
    "title",
    [
        "Attention as an RNN",
        "What's “new”? 90% of it: C++ & $O(n^2)$",
        "Schrödinger’s Straße",
        "word " * 40,
        "ab " * 27,
    ],
)
def test_the_name_that_a_title_gives_need_not_be_stored(title: str) -> None:
    assert derived_slug(title) == slug(title)
    assert len(derived_slug(title)) <= SLUG_CHARS


def test_a_result_leads_to_its_page_if_the_browser_knows_more_letters_than_python(
    engine: Engine,
) -> None:
    new = paper("Bees 0\u0ece0")  # a mark since Unicode 15, which Python 3.11 does not know
    (record,) = engine.open([new]).records()
    assert record["slug"] == new.slug


def test_the_larger_files_of_a_large_archive_show_every_paper(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers = [paper(f"Paper {n}") for n in range(10)]
    assert list(map(held, record_files(papers, {}))) == [1] * 10
    monkeypatch.setattr(scale, "_RECORDS", ((9, 1),))
    assert list(map(held, record_files(papers, {}))) == [4, 4, 2]
    assert by_slug(engine.open(papers).records()) == by_slug([shown(each, {}) for each in papers])


def held(file: bytes) -> int:
    return len(json.loads(file)[0])


def test_a_name_with_a_comma_is_one_name(engine: Engine) -> None:
    one = paper("Wax", authors=["Ann Lee, Jr.", "Bo Chen", "Cy Dorn", "Dee Fox"])
    (record,) = engine.open([one]).records()
    assert record["authors"] == ["Ann Lee, Jr.", "Bo Chen", "Cy Dorn"]
    other = paper("Honey", authors=["Bo Fox, Jr.", "Cy Dee", "Eve Li", "Flo Ray"])
    assert engine.open([one, other]).hits('author:"Dee Fox"') == ["wax"]


def test_tags_that_many_papers_bear_come_first() -> None:
    papers = [paper("A", tags=["rare", "llm"]), paper("B", tags=["llm"]), paper("C", tags=["also"])]
    assert common_tags(papers) == ["llm", "also", "rare"]


def test_a_rare_tag_is_shown_as_well_as_a_common_one(engine: Engine) -> None:
    papers = [paper(f"Paper {n}", tags=[f"topic-{n}", "llm"]) for n in range(100)]
    records = engine.open(papers, NAMES).records()
    tags = {record["slug"]: {tag["name"] for tag in record["tags"]} for record in records}
    assert tags == {f"paper-{n}": {f"topic-{n}", NAMES["llm"]} for n in range(100)}


def test_a_tag_without_a_page_is_known_to_have_none(engine: Engine) -> None:
    papers = [paper("One", tags=["bees", "rare-bees", "llm"])]
    (record,) = engine.open(papers, NAMES | {"bees": "Bees"}, {"bees", "rare-bees"}).records()
    assert [(tag["slug"], tag["name"], tag["hasPage"]) for tag in record["tags"]] == [
        ("bees", "Bees", False),
        ("llm", NAMES["llm"], True),
        ("rare-bees", "rare-bees", False),
    ]
