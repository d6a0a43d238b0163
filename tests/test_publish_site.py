"""The papers of an archive in every order and group."""

from collections.abc import Iterable
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_up import paper
from paper_archive.paper import Paper
from paper_archive.publish.arrivals import last_captured
from paper_archive.publish.site import site_of


@dataclass(frozen=True)
class Named:
    slug: str
    name: str
    description: str = "About it."
    signs: tuple[str, ...] = ()


def titles(papers: Iterable[Paper]) -> list[str]:
    return [each.title for each in papers]


def test_the_newest_comes_first_and_the_undated_last() -> None:
    undated = [paper("B", slug="1"), paper("a", slug="2")]
    papers = [*undated, paper("New", date="2025"), paper("Old", date="2014-01-01")]
    assert titles(site_of(papers, []).papers) == ["New", "Old", "a", "B"]
    assert titles(site_of(papers, []).undated.papers) == ["a", "B"]


def test_papers_that_nobody_discussed_are_not_among_the_most_discussed() -> None:
    papers = [paper("Zero", comments=0), paper("Many", comments=14), paper("Unknown")]
    site = site_of([*papers, paper("One", comments=1, tags=["x"])], [])
    assert titles(site.discussed) == ["Many", "One"]
    assert titles(site.topics["x"].group.discussed) == ["One"]


def test_papers_with_as_many_comments_stand_newest_first() -> None:
    papers = [paper(date, date=date, comments=2) for date in ("2014", "2024", "2019")]
    assert titles(site_of(papers, []).discussed) == ["2024", "2019", "2014"]


def test_each_dated_paper_knows_the_one_before_and_the_one_after() -> None:
    papers = [paper("Old", date="2014"), paper("Undated"), paper("New", date="2024")]
    shown = {
        slug: tuple(each and each.title for each in pair)
        for slug, pair in site_of(papers, []).neighbours.items()
    }
    assert shown == {"new": (None, "Old"), "old": ("New", None)}
    assert site_of([], []).neighbours == {}


def test_periods_hold_the_papers_of_their_days() -> None:
    papers = [paper("Day", date="2024-05-22"), paper("Month", date="2024-05"), paper("None")]
    found = {
        kind: {period: titles(group.papers) for period, group in groups.items()}
        for kind, groups in site_of(papers, []).periods.items()
    }
    assert found == {
        "year": {"2024": ["Day", "Month"]},
        "month": {"2024-05": ["Day", "Month"]},
        "week": {"2024-W21": ["Day"]},
        "day": {"2024-05-22": ["Day"]},
    }


def test_periods_stand_in_the_order_of_time() -> None:
    papers = [paper(date, date=date) for date in ("2024-05-22", "2014", "2019-12")]
    found = site_of(papers, []).periods
    assert list(found["year"]) == ["2014", "2019", "2024"]
    assert list(found["month"]) == ["2019-12", "2024-05"]


def test_a_group_counts_its_papers_by_year() -> None:
    papers = [
        paper("Old", date="2014", tags=["bees"]),
        paper("New", date="2024-05", tags=["bees"]),
        paper("Undated", tags=["bees"]),
    ]
    assert site_of(papers, []).topics["bees"].group.per_year == {"2014": 1, "2024": 1}


def test_topics_bear_their_names_and_other_tags_their_slugs() -> None:
    papers = [paper("One", tags=["gan", "my-tag"]), paper("Two", tags=["gan"])]
    site = site_of(papers, [Named("gan", "Generative Networks"), Named("none", "Unused")])
    assert [
        (tag, topic.name, topic.address, len(topic.group.papers), topic.description)
        for tag, topic in site.topics.items()
    ] == [
        ("gan", "Generative Networks", "tags/gan/", 2, "About it."),
        ("my-tag", "My tag", "tags/my-tag/", 1, ""),
    ]
    assert site.topic_names == {"gan": "Generative Networks", "none": "Unused"}


def test_topics_are_ordered_by_name_whatever_their_tag_and_case() -> None:
    papers = [paper("One", tags=["a", "b", "c"])]
    site = site_of(papers, [Named("a", "Zebras"), Named("b", "ants")])
    assert list(site.topics) == ["b", "c", "a"]


def test_an_author_of_several_papers_is_known_and_one_of_one_is_not() -> None:
    papers = [paper("One", authors=["Ada Bell", "Cy Dorn"]), paper("Two", authors=["Ada Bell"])]
    (ada,) = site_of(papers, []).authors
    assert (ada.name, ada.address) == ("Ada Bell", "authors/ada-bell/")
    assert titles(ada.group.papers) == ["One", "Two"]


def test_a_name_that_a_paper_prints_twice_is_no_author_of_two() -> None:
    assert site_of([paper("One", authors=["Ada Bell", "Ada Bell", "ADA BELL"])], []).authors == []


def test_spellings_without_accents_are_one_author_named_as_most_papers_print_it() -> None:
    papers = [
        paper("Plain", authors=["Jose Ruiz"]),
        *(paper(f"{number}", authors=["José Ruiz"]) for number in range(2)),
    ]
    site = site_of(papers, [])
    (author,) = site.authors
    assert (author.name, author.address) == ("José Ruiz", "authors/jose-ruiz/")
    assert len(author.group.papers) == 3
    assert site.authors_by_name == dict.fromkeys(("Jose Ruiz", "José Ruiz"), author)


def test_a_name_in_any_script_has_an_address_of_its_own() -> None:
    papers = [paper(f"{number}", authors=["王伟", "李娜"]) for number in range(2)]
    addresses = {author.address for author in site_of(papers, []).authors}
    assert len(addresses) == 2
    assert all(address.startswith("authors/author-") for address in addresses)


@given(st.lists(st.lists(st.sampled_from(["A B", "Á B", "C D", "a b", "E"]), max_size=4)))
def test_every_paper_of_an_author_is_in_the_group_once(names: list[list[str]]) -> None:
    papers = [paper("T", slug=f"p-{n}", authors=each) for n, each in enumerate(names)]
    site = site_of(papers, [])
    for author in site.authors:
        assert list(author.group.papers) == [
            each for each in site.papers if not {*each.authors}.isdisjoint(author.spellings)
        ]
    for name in {name for each in papers for name in each.authors} - {*site.authors_by_name}:
        assert sum(name in each.authors for each in papers) == 1


def test_the_last_capture_is_the_day_of_the_archive() -> None:
    sources = [{"name": "c.txt", "captured": "2026-01-08"}, {"name": "a.txt"}]
    papers = [paper("New", date="2027-10-24"), paper("Seen", sources=sources)]
    site = site_of(papers, [])
    assert (site.last_captured, site.last_day) == ("2026-01-08", "2026-01-08")
    assert last_captured(papers[:1]) == ""


def test_an_archive_without_captures_has_a_day_that_no_clock_gave() -> None:
    assert (site_of([], []).last_captured, site_of([], []).last_day) == ("", "1980-01-01")


@pytest.mark.parametrize("name", ["index", "related", "topics", "authors", "periods", "discussed"])
def test_nothing_is_computed_twice(name: str) -> None:
    site = site_of([paper("One", date="2024", tags=["x"], comments=3)], [])
    assert getattr(site, name) is getattr(site, name)
