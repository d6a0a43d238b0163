"""What is rising is said only of what surely grew, with its counts and links that lead to it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from urllib.parse import parse_qs, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from builds import build_archive
from made_up import paper, source
from paper_archive.archive.markdown.page import write_page
from paper_archive.paper import Paper
from paper_archive.publish.figures import title_terms
from paper_archive.publish.figures.rising import Rising, rising
from paper_archive.publish.search.words.words import words
from paper_archive.publish.site import site_of
from search_papers import Open

pytest_plugins = ("search_fixtures",)


def papers(date: str, *counted: tuple[str, int], tags: Sequence[str] = ()) -> list[Paper]:
    """Return papers of a date: so many with each title."""
    return [
        paper(title, slug=f"{number}-{place}-{date}".strip("-"), date=date, tags=tags)
        for place, (title, count) in enumerate(counted)
        for number in range(count)
    ]


def found(*parts: list[Paper]) -> dict[str, Rising]:
    all_papers = [each for part in parts for each in part]
    return {each.period: each for each in rising(site_of(all_papers, []))}


BEFORE = papers("2023-11", ("Quiet Sand", 95), ("Loud Waves", 5))
AFTER = papers("2024-05", ("Quiet Sand", 20), ("Loud Waves", 20))


def test_words_that_grew_are_named_with_both_counts() -> None:
    month = found(BEFORE, AFTER)["month"]
    assert (month.label, month.papers) == ("May 2024", 40)
    assert (month.label_before, month.papers_before) == ("the 12 months before", 100)
    assert [(each.name, each.count, each.before) for each in month.terms] == [("loud waves", 20, 5)]


def test_what_falls_or_stays_is_not_named() -> None:
    assert found(BEFORE, papers("2024-05", ("Quiet Sand", 40))) == {}
    assert found(BEFORE, papers("2024-05", ("Quiet Sand", 38), ("Loud Waves", 2))) == {}


def test_what_chance_does_with_one_of_thirty_thousand_words_is_not_named() -> None:
    before = papers("2023-11", ("Quiet Sand", 100))  # 3.7 standard errors
    assert found(before, AFTER) == {}


def test_topics_are_named_with_the_address_of_their_list() -> None:
    tagged = papers("2024-05", ("Sand", 20), tags=["waves"])
    (month,) = [found(BEFORE, tagged)["month"].topics]
    assert [(each.name, each.address, each.count, each.before) for each in month] == [
        ("Waves", "tags/waves/", 20, 0)
    ]


@pytest.mark.parametrize(("recent", "earlier"), [(19, 100), (40, 19)])
def test_nothing_is_said_of_few_papers(recent: int, earlier: int) -> None:
    assert found(papers("2023-11", ("Sand", earlier)), papers("2024-05", ("Waves", recent))) == {}


def test_nothing_is_said_of_what_few_papers_have() -> None:
    few = papers("2024-05", ("Quiet Sand", 36), ("Tides", 4))
    assert found(papers("2023-11", ("Quiet Sand", 3_000)), few) == {}
    more = papers("2024-05", ("Quiet Sand", 36), ("Tides", 5))
    assert found(papers("2023-11", ("Quiet Sand", 3_000)), more)["month"].terms[0].name == "tides"


def test_quarter_and_year_end_with_the_last_month() -> None:
    loud = papers("2024-05", ("Loud Waves", 40))
    rose = found(papers("2022-11", ("Sand", 50)), papers("2023-11", ("Waves", 50)), loud)
    assert rose["quarter"].label == "March 2024 to May 2024"
    assert rose["year"].label == "June 2023 to May 2024"
    assert rose["year"].papers_before == 50


def test_a_month_is_compared_with_the_twelve_before_it_and_no_older_ones() -> None:
    older = papers("2023-04", ("Loud Waves", 900))
    assert found(older, BEFORE, AFTER)["month"] == found(BEFORE, AFTER)["month"]
    edge = found(papers("2023-05", ("Quiet Sand", 400)), AFTER)["month"]
    assert edge.papers_before == 400


def test_dates_after_the_last_capture_do_not_move_the_end() -> None:
    late = [
        paper("Tides", slug="late", date="2099-01", sources=[source("a.txt", "2024-06-01")]),
        *papers("2098", ("Tides", 1)),
    ]
    assert found(BEFORE, AFTER, late)["month"].label == "May 2024"


def test_where_most_papers_have_only_a_year_the_last_two_are_compared() -> None:
    years = found(papers("2023", ("Sand", 100)), papers("2024", ("Waves", 40)))
    assert list(years) == ["year"]
    assert (years["year"].label, years["year"].label_before) == ("2024", "2023")
    assert years["year"].terms[0].name == "waves"


def test_no_word_is_in_two_terms_and_none_is_a_stop_word_or_a_number() -> None:
    titles = (("The Rise of 100 Flow Matchers", 30), ("Flow Matching in the Wild", 10))
    terms = found(BEFORE, papers("2024-05", *titles))["month"].terms
    names = [word for each in terms for word in each.name.split()]
    assert not {"the", "of", "in", "100"} & {*names}
    assert len([name for name in names if name.startswith("flow")]) == 1


def test_a_compound_is_a_term_of_its_parts() -> None:
    terms = found(BEFORE, papers("2024-05", ("Self-Training", 30), ("Sand", 10)))["month"].terms
    assert [each.name for each in terms] == ["self training"]


def test_each_title_is_read_once_for_all_periods(monkeypatch: pytest.MonkeyPatch) -> None:
    read = Counter[str]()

    def counting(text: str) -> Iterator[str]:
        read[text] += 1
        return iter(words(text))

    monkeypatch.setattr(title_terms, "words", counting)
    loud = papers("2024-05", ("Loud Waves", 90))
    assert len(found(papers("2022-11", ("Sand", 500)), papers("2023-11", ("Maps", 50)), loud)) == 3
    assert read == {"Loud Waves": 90, "Sand": 500, "Maps": 50}


def test_an_empty_or_undated_archive_has_nothing_that_rises() -> None:
    assert found() == {}
    assert found(papers("", ("Sand", 100))) == {}
    assert found(papers("2024-05", ("Sand", 100))) == {}


def test_the_order_of_papers_changes_nothing() -> None:
    many = [*BEFORE, *AFTER, *papers("2024-05", ("Deep Tides Rise", 20))]
    once = rising(site_of(many, []))
    assert once
    assert rising(site_of(many[::-1], [])) == once


def test_a_term_leads_to_a_search_that_finds_as_many_papers(archive: Open) -> None:
    all_papers = [*BEFORE, *AFTER]
    for each in rising(site_of(all_papers, [])):
        for term in each.terms:
            (query,) = parse_qs(urlsplit(term.address).query)["q"]
            assert len(archive(*all_papers).hits(query)) == term.count, query


def test_the_front_page_and_the_statistics_show_it_with_its_counts(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    archived = {f"papers/{each.slug}.md": write_page(each) for each in [*BEFORE, *AFTER]}
    front = {"index.md": "---\ntemplate: home.html\n---\nAn archive."}
    built = build_archive(tmp_path_factory.mktemp("rising"), {**archived, **front})
    assert built.exit_code == 0, built.output
    for address in ("", "stats"):
        page = LexborHTMLParser(built.page(address))
        (item, *_) = page.css(".rising li")
        assert " ".join(item.text().split()) == "loud waves 20, before 5"
        (link,) = item.css("a")
        assert (link.attributes["href"] or "").endswith(
            "search/?q=title:%22loud+waves%22+date:2024-05"
        )
