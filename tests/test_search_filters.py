"""Choices among the results, and their order."""

from engine import Query, Search
from made_up import paper
from paper_archive.paper import Paper
from search_papers import Open

pytest_plugins = ("search_fixtures",)


def counts(search: Search, text: str, column: str, **chosen: list[str]) -> dict[str, int]:
    """Return what a column offers beside the results of a query, most first."""
    answer = search.answer(text, chosen=chosen, facets=(column,))
    return {each["value"]: each["count"] for each in answer.facets[column]}


def test_results_are_counted_by_what_they_have(library: Search) -> None:
    assert counts(library, "attention", "year") == {"2017": 1, "2020": 1, "2022": 1}
    assert counts(library, "attention", "tag") == {"llm": 2, "3d-vision": 2}
    assert list(counts(library, "attention", "venue").items()) == [("NeurIPS", 2), ("ICML", 1)]
    assert counts(library, "attention", "author") == {"Noam Shazeer": 2}
    assert counts(library, "chomsky", "venue") == {"ICML": 1}
    assert counts(library, "notes", "venue") == {}


def test_a_topic_is_offered_by_its_name(library: Search) -> None:
    facets = library.answer("attention", facets=("tag",)).facets
    assert {each["name"] for each in facets["tag"]} == {"Large language models", "3d-vision"}


def test_a_choice_narrows_the_results(library: Search) -> None:
    for chosen, found in [
        ({"tag": ["llm"]}, {"attention", "recurrence"}),
        ({"tag": ["llm", "3d-vision"]}, {"attention", "recurrence", "heads"}),
        ({"tag": ["llm"], "year": ["2022"]}, {"recurrence"}),
        ({"author": ["Noam Shazeer"]}, {"attention", "recurrence"}),
        ({"venue": ["ICML"], "tag": ["llm"]}, set()),
        ({"venue": []}, {"attention", "recurrence", "heads"}),
    ]:
        assert set(library.hits("attention", chosen=chosen)) == found, chosen


def test_a_choice_narrows_the_other_counts_and_not_its_own(library: Search) -> None:
    assert counts(library, "attention", "venue", venue=["ICML"]) == {"NeurIPS": 2, "ICML": 1}
    assert counts(library, "attention", "year", venue=["ICML"]) == {"2020": 1}


def test_what_is_chosen_stays_offered_where_it_finds_nothing(library: Search) -> None:
    assert counts(library, "chomsky", "venue", venue=["NeurIPS"]) == {"ICML": 1, "NeurIPS": 0}


def test_a_count_is_the_number_of_papers_that_its_choice_leaves(
    bundled: Search, bundled_papers: list[Paper]
) -> None:
    every = len(bundled_papers)
    for text in ("attention", "segmentation network", "tag:attention", ""):
        (answer,) = bundled.answers([Query(text, facets=("tag", "year"))])
        for column, values in answer.facets.items():
            assert values
            queries = [Query(text, chosen={column: [each["value"]]}) for each in values]
            found = [len(each.hits) for each in bundled.answers(queries, limit=every)]
            assert found == [each["count"] for each in values]


def test_results_can_be_ordered_by_date_and_by_discussion(library: Search) -> None:
    assert library.hits("attention", order="newest") == ["recurrence", "heads", "attention"]
    assert library.hits("attention", order="discussed") == ["heads", "attention", "recurrence"]
    assert library.hits("-honeycomb", order="newest")[-1] == "notes"


def test_an_order_changes_no_more_than_the_order(bundled: Search) -> None:
    by = {
        order: bundled.answers([Query("segmentation", order=order)], limit=501)[0].hits
        for order in ("relevance", "newest", "discussed")
    }
    assert len(by["relevance"]) > 20
    assert sorted(by["relevance"]) == sorted(by["newest"]) == sorted(by["discussed"])


def test_papers_without_a_date_can_be_chosen_and_asked_for(library: Search) -> None:
    assert library.hits("", chosen={"year": ["undated"]}) == ["notes"]
    assert library.hits("year:undated") == library.hits("date:UNDATED") == ["notes"]
    assert set(library.hits("year:2017,undated")) == {"attention", "notes"}
    assert set(library.hits("-year:undated")) == {"attention", "heads", "recurrence"}
    assert library.hits("before:undated notes") == []


def test_papers_with_code_or_a_pdf_can_be_chosen_and_asked_for(archive: Open) -> None:
    search = archive(
        paper("Tides", links={"code": "https://example.org/tides"}, ids={"arxiv": "2401.00001"}),
        paper("Waves", links={"pdf": "https://example.org/waves.pdf"}),
        paper("Codes for tides"),
    )
    assert search.hits("has:code") == search.hits("has:code,slides") == ["tides"]
    assert set(search.hits("has:pdf")) == {"tides", "waves"}
    assert search.hits("tides -has:pdf") == ["codes-for-tides"]
    assert search.hits("tides", chosen={"has": ["code"]}) == ["tides"]
    assert set(search.hits("code")) == {"codes-for-tides"}
    assert search.hits("has:slides") == []
