"""What is found where a word is unfinished, or may be a slip for another."""

import pytest

from engine import Engine
from made_up import paper

pytest_plugins = ("search_fixtures",)


def test_a_word_of_one_paper_that_is_a_slip_for_a_common_one_is_read_as_that_as_well(
    engine: Engine,
) -> None:
    slip = paper("Domani", slug="slip")
    search = engine.open([slip, *(paper(f"Domain {n}", slug=f"domain-{n}") for n in range(120))])
    answer = search.answer("domani ")
    assert "“domani” also read as “domain”" in answer.reading
    assert answer.hits[0] == "slip"


def test_a_rare_word_is_left_alone_beside_one_that_is_not_a_hundred_times_as_common(
    engine: Engine,
) -> None:
    rare = paper("Domani", slug="rare")
    search = engine.open([rare, *(paper(f"Domain {n}") for n in range(30))])
    assert search.hits("domani ") == ["rare"]


def test_known_words_that_no_paper_has_together_are_read_as_words_that_stand_together(
    engine: Engine,
) -> None:
    slip = paper("Adaptation of Domani", slug="slip")
    meant = [paper(f"Domain of Honey, Wax and Tides {n}", slug=f"meant-{n}") for n in range(3)]
    others = [paper(f"Domains {n}") for n in range(3)]
    search = engine.open([slip, *meant, *others])
    assert set(search.hits("honey wax domani tides ")) == {"meant-0", "meant-1", "meant-2"}
    # Nothing that is near `wax` or `adaptation` stands with the other.
    assert search.answer("wax adaptation ").repaired == []


def test_a_mistyped_word_is_taken_for_that_of_a_title_with_the_others_before_commoner_ones(
    engine: Engine,
) -> None:
    meant = paper("Honey of Causal Tides", slug="meant")
    search = engine.open([meant, *(paper(f"Casual Waxes {n}") for n in range(9))])
    answer = search.answer("honey caual tides ")
    assert answer.hits == ["meant"]
    assert "“caual” read as “causal”" in answer.reading
    assert "casual" not in answer.reading


def test_a_whole_word_is_not_the_beginning_of_words_that_are_much_rarer(engine: Engine) -> None:
    cells = [paper(f"Cell {number}", slug=f"cell-{number}") for number in range(20)]
    search = engine.open([*cells, paper("Cello", slug="cello"), paper("Celsius", slug="celsius")])
    assert set(search.hits("cell")) == {each.slug for each in cells}
    assert set(search.hits("cel")) == {"cello", "celsius", *(each.slug for each in cells)}


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("attentio", "Attention"),
        ("optimizati", "Optimization"),
        ("classificati", "Classification"),
        ("effectivene", "Effectiveness"),
        ("plannin", "Planning"),
        ("maki", "Making"),
        ("autonomo", "Autonomously"),
    ],
)
def test_a_word_cut_in_its_ending_finds_the_word_beside_one_that_begins_so(
    engine: Engine, typed: str, word: str
) -> None:
    compound = paper("Wax", slug="compound", abstract=f"{word}-guided tides, {typed}x")
    papers = [compound, *(paper(f"{word} {number}", slug=f"whole-{number}") for number in range(4))]
    assert set(engine.open(papers).hits(typed)) >= {f"whole-{number}" for number in range(4)}


def test_a_slip_of_some_paper_may_be_the_beginning_of_a_common_word(engine: Engine) -> None:
    slip = paper("Wax", slug="slip", abstract="generativ models")
    meant = [paper(f"Generative {number}", slug=f"meant-{number}") for number in range(20)]
    assert len(engine.open([slip, *meant]).hits("generativ")) == len([slip, *meant])


def test_a_whole_word_is_not_taken_for_a_shorter_one_with_an_ending(engine: Engine) -> None:
    meant = [paper(f"Model {number}", slug=f"model-{number}") for number in range(9)]
    shorter = [paper(f"Mode {number}") for number in range(40)]
    assert {*engine.open([*shorter, *meant]).hits("model")} == {each.slug for each in meant}


def test_words_before_an_unfinished_one_are_not_taken_for_others(engine: Engine) -> None:
    papers = [paper("Causal Honey"), *(paper(f"Casual Waxes {number}") for number in range(4))]
    search = engine.open(papers)
    assert search.answer("causal wax").repaired == []
    assert search.answer("causal wax ").repaired == ["causal"]


@pytest.mark.parametrize("typed", ["learning to optmize ", "learning to optimzie "])
def test_a_mistyped_word_is_taken_for_a_common_one_whose_stem_is_not_near(
    engine: Engine, typed: str
) -> None:
    meant = [paper(f"Learning to Optimize {n}", slug=f"meant-{n}") for n in range(4)]
    rare = paper("Learning an Optimizable Wax", slug="rare")
    assert set(engine.open([rare, *meant]).hits(typed)) >= {each.slug for each in meant}


def test_a_word_one_letter_from_the_typed_one_is_meant_before_words_near_its_stem(
    engine: Engine,
) -> None:
    search = engine.open([paper("Bayesian"), *(paper(f"Bayer {number}") for number in range(9))])
    answer = search.answer("bayesion ")
    assert answer.hits == ["bayesian"]
    assert "“bayesion” read as “bayesian”" in answer.reading


@pytest.mark.parametrize(
    ("typed", "meant", "other"),
    [("makng ", "Making", "Mask"), ("stdy ", "Study", "Stud")],
)
def test_a_word_is_known_from_its_stem_and_an_ending(
    engine: Engine, typed: str, meant: str, other: str
) -> None:
    papers = [paper(f"{meant} {n}", slug=f"meant-{n}") for n in range(3)]
    answer = engine.open([*papers, *(paper(f"{other} {n}") for n in range(6))]).answer(typed)
    assert f"read as “{meant.lower()}”" in answer.reading
    assert {slug.partition("-")[0] for slug in answer.hits[:3]} == {"meant"}


def test_a_common_word_is_meant_before_the_slip_of_another_paper(engine: Engine) -> None:
    slip = paper("Wax", slug="slip", abstract="interpretablity")
    meant = [paper(f"Interpretability {number}", slug=f"meant-{number}") for number in range(9)]
    answer = engine.open([slip, *meant]).answer("interpretabilty ")
    assert set(answer.hits) >= {each.slug for each in meant}
    assert "“interpretabilty” read as “interpretability”" in answer.reading


def test_a_mistyped_word_is_named_as_a_word_that_there_is(engine: Engine) -> None:
    answer = engine.open([paper("Wax", abstract="a Kalman filter")]).answer("kalmann ")
    assert "“kalmann” read as “kalman”" in answer.reading


def test_a_name_is_found_with_its_umlauts_written_as_two_letters(engine: Engine) -> None:
    search = engine.open([paper("Wax", authors=["Max Mühlhäuser"]), paper("Muhle")])
    answer = search.answer("Muehlhaeuser wax ")
    assert answer.hits == ["wax"]
    assert "“Muehlhaeuser” read as “muhlhauser”" in answer.reading


def test_a_word_that_is_typed_in_two_is_found_where_no_paper_has_both(engine: Engine) -> None:
    written = paper("Nonlinear Control of Bees", slug="written")
    search = engine.open([written, paper("Linear Bees"), paper("Non")])
    answer = search.answer("control of non linear bees ")
    assert (answer.hits, answer.repaired) == (["written"], ["non", "linear"])
    assert search.hits("non linear bees") == ["written"]


@pytest.mark.parametrize("query", ["data set honey ", "honey data set wax ", "data +set wax "])
def test_words_are_not_read_as_one_where_that_finds_nothing_more(
    engine: Engine, query: str
) -> None:
    apart = paper("Honey Set and Data", slug="apart")
    search = engine.open([apart, paper("Dataset", slug="one"), paper("Wax")])
    assert search.answer(query).repaired == []
