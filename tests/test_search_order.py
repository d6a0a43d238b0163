"""Which of the papers found comes first: what a reader sees before anything else."""

from collections.abc import Callable
from typing import TypeAlias

import pytest

from engine import Engine
from made_up import paper
from paper_archive.paper import Paper

pytest_plugins = ("search_fixtures",)

Found: TypeAlias = Callable[[str, list[Paper]], list[str]]


def prose(words: int, *shared: str) -> str:
    """Return this many words that no other paper has, followed by the shared ones."""
    return " ".join([*(f"filler{number}" for number in range(words)), *shared])


@pytest.fixture
def found(engine: Engine) -> Found:
    """Return a function that gives the titles found by a query, in order, among many papers."""
    others = [
        paper(
            f"Old Story {number}", abstract=prose(100), authors=["Cy Dorn"], tags=["x"], venue="Y"
        )
        for number in range(60)
    ]

    def titles_found(query: str, papers: list[Paper]) -> list[str]:
        titles = {each.slug: each.title for each in papers}
        return [titles[slug] for slug in engine.open([*papers, *others]).hits(query)]

    return titles_found


def test_a_paper_that_is_named_so_comes_before_one_that_says_it_again_and_again(
    found: Found,
) -> None:
    named = paper("A Theory of Golden Honey From Wild Forest Bees", abstract=prose(100))
    says = paper("Insects", abstract=prose(40, *["honey"] * 60))
    assert found("honey", [named, says]) == [named.title, says.title]


def test_a_rare_word_that_a_paper_is_about_outweighs_a_common_one_in_a_title(found: Found) -> None:
    common = [paper(f"Wax {number}", abstract=prose(100)) for number in range(60)]
    title = paper("Notes on Wax", abstract=prose(100, "propolis"))
    about = paper("Insects", abstract=prose(95, *["propolis"] * 4, "wax"))
    assert found("wax propolis", [title, about, *common]) == [about.title, title.title]


def test_a_name_finds_what_its_bearer_wrote_before_what_mentions_it(found: Found) -> None:
    wrote = paper("Insects", abstract=prose(100), authors=["Rudolf Kalman"])
    mentions = paper("Wax", abstract=prose(97, *["Kalman"] * 3))
    named = paper("Notes on Kalman Filters for Old Radio Signals", abstract=prose(100))
    assert found("kalman", [mentions, wrote, named]) == [
        named.title,
        wrote.title,
        mentions.title,
    ]


@pytest.mark.parametrize("field", [{"tags": ["honey"]}, {"venue": "Honey"}], ids=["tag", "venue"])
def test_a_topic_or_a_venue_counts_as_much_as_a_word_of_the_abstract(
    found: Found, field: dict[str, object]
) -> None:
    filed = paper("Filed", abstract=prose(100), **field)
    about = paper("About", abstract=prose(98, "honey", "honey"))
    passing = paper("Passing", abstract=prose(199, "honey"))
    assert found("honey", [passing, filed, about]) == [about.title, filed.title, passing.title]


def test_a_mistyped_word_is_taken_for_the_five_likeliest(engine: Engine) -> None:
    likely = ["cave", "cane", "care", "case", "cafe", "cake", "came"]
    papers = [
        paper(f"{word.title()} {number}", slug=f"{word}-{number}")
        for held, word in enumerate(reversed(likely), start=1)
        for number in range(held)
    ]
    hits = engine.open(papers).hits("caze")
    assert {slug.partition("-")[0] for slug in hits} == set(likely[:5])


def test_the_likeliest_word_for_a_mistyped_one_comes_first(found: Found) -> None:
    attention = [paper(f"Attention {number}", abstract=prose(100)) for number in range(3)]
    latent = [paper(f"Latent Space {number}", abstract=prose(100)) for number in range(9)]
    titles = found("atention ", [*latent, *attention])
    assert titles[-9:] == [each.title for each in latent]


def test_a_mistyped_word_is_not_taken_for_one_that_is_far_less_likely(found: Found) -> None:
    attention = [paper(f"Attention {number}", abstract=prose(100)) for number in range(20)]
    latent = [paper(f"Latent Space {number}", abstract=prose(100)) for number in range(3)]
    titles = found("atention ", [*latent, *attention])
    assert set(titles) == {each.title for each in attention}


def test_a_mistyped_word_is_taken_for_the_one_that_stands_beside_the_others(found: Found) -> None:
    attention = [paper(f"Attention {number}", abstract=prose(100)) for number in range(20)]
    meant = paper("Latent Honey", abstract=prose(100))
    assert found("atention honey ", [*attention, meant])[0] == meant.title


@pytest.mark.parametrize(
    ("typed", "meant", "other"),
    [("caer ", "care", "caper"), ("comit ", "commit", "comet")],
    ids=["two letters swapped", "one of two like letters missing"],
)
def test_a_slip_of_the_fingers_is_likelier_than_another_letter(
    found: Found, typed: str, meant: str, other: str
) -> None:
    rare = [paper(f"{meant} {number}", abstract=prose(100)) for number in range(2)]
    common = [paper(f"{other} {number}", abstract=prose(100)) for number in range(5)]
    assert set(found(typed, [*common, *rare])[:2]) == {each.title for each in rare}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("prncipal ", "principal"),
        ("sparation ", "separation"),
        ("bahsed ", "based"),
        ("plannnig ", "planning"),
        ("makng ", "making"),
        ("studdy ", "study"),
    ],
)
def test_a_slip_that_changes_the_stem_of_a_word_is_found(
    found: Found, typed: str, meant: str
) -> None:
    named = paper(f"Tides, {meant.title()}", abstract=prose(100))
    assert found(typed, [named]) == [named.title]


def test_a_word_as_typed_counts_for_more_than_a_mistyped_one(found: Found) -> None:
    typed = paper("On Propolis", abstract=prose(99, "honey"))
    mistyped = paper("On Honey", abstract=prose(99, "propolis"))
    assert found("propolis hony ", [mistyped, typed]) == [typed.title, mistyped.title]


def test_a_reader_is_shown_twenty_partial_matches(engine: Engine) -> None:
    papers = [paper(f"Honey {number}") for number in range(30)]
    assert len(engine.open(papers).answer("honey zebra ").partial) == 20


def test_a_word_of_three_letters_is_not_taken_for_another(engine: Engine) -> None:
    search = engine.open([paper("Cat"), paper("Cats and Dogs")])
    assert (search.hits("caz"), search.hits("catz")) == ([], ["cat", "cats-and-dogs"])


def test_a_last_word_is_completed_from_its_second_letter_on(engine: Engine) -> None:
    search = engine.open([paper("Honey")])
    assert (search.hits("h"), search.hits("ho")) == ([], ["honey"])


def test_a_title_with_all_words_comes_before_abstracts_with_them(found: Found) -> None:
    long = "Rationale of Language and Distillation in Old Stories of Wax, Honey, Tides and Bees"
    title = paper(long, abstract=prose(100))
    said = ["distillation", "rationale"] * 30
    says = [paper(f"Language {number}", abstract=prose(9, *said)) for number in range(12)]
    assert found("distillation language rationale", [*says, title])[0] == title.title


def test_a_title_that_begins_as_typed_comes_first(found: Found) -> None:
    begins = paper("Massively Parallel Tuning of a Great Many Old Machines", abstract=prose(100))
    holds = paper("Parallel, Massively", abstract=prose(40, *["massively", "parallel"] * 9))
    assert found("massively parallel", [holds, begins])[0] == begins.title
    assert found("massively paral", [holds, begins])[0] == begins.title


@pytest.mark.parametrize("typed", ["oct", "who"])
def test_a_title_with_the_only_word_of_a_query_comes_before_longer_words(
    found: Found, typed: str
) -> None:
    begins = [
        paper(f"{typed.title()}le {number}", authors=[f"Ada Bell{n}" for n in range(9)])
        for number in range(12)
    ]
    has = paper(f"A Study of Honey {typed.upper()} and Its Many Old Uses", abstract=prose(100))
    assert found(typed, [*begins, has])[0] == has.title


def test_a_word_to_the_letter_comes_before_others_of_its_stem(found: Found) -> None:
    exact = paper("Insects", abstract=prose(400, "scaffolding", "nacre"))
    stem = [paper(f"Nacre Scaffold {number}", abstract=prose(9)) for number in range(12)]
    assert found("scaffolding nacre ", [*stem, exact])[0] == exact.title


def test_a_surname_counts_more_than_a_first_name(found: Found) -> None:
    first = paper("Wax and Honey", abstract=prose(90), authors=["Ahmed Bell"])
    last = paper("Honey From a Hundred Forests", abstract=prose(90), authors=["Nora Ahmed"])
    assert found("ahmed honey", [first, last]) == [last.title, first.title]


def test_a_surname_that_is_not_shown_counts_more_than_a_first_name(found: Found) -> None:
    shown = ["Ida Bell", "Uwe Cole", "Eva Dorn"]
    first = paper("Wax and Honey", abstract=prose(90), authors=[*shown, "Ahmed Fox"])
    last = paper("Honey From a Hundred Forests", abstract=prose(90), authors=[*shown, "Nora Ahmed"])
    assert found("ahmed honey ", [first, last]) == [last.title, first.title]


def test_the_first_author_is_meant_before_one_of_many(found: Found) -> None:
    later = paper("Wax and Honey", abstract=prose(90), authors=["Ida Bell", "Nora Ahmed"])
    others = [f"{name} Dorn" for name in ("Ada", "Eva", "Pia", "Una")]
    first = paper("Honey of Old Forests", abstract=prose(90), authors=["Nora Ahmed", *others])
    assert found("ahmed honey", [later, first]) == [first.title, later.title]
    assert found("bell honey", [later, first])[0] == later.title


@pytest.mark.parametrize("name", ["nora ahmed", "ahmed nora"])
def test_a_first_author_is_meant_by_the_whole_name_as_well(found: Found, name: str) -> None:
    later = paper("Wax and Honey", abstract=prose(90), authors=["Ida Bell", "Nora Ahmed"])
    others = [f"{name} Dorn" for name in ("Ada", "Eva", "Pia", "Una")]
    first = paper("Honey of Old Forests", abstract=prose(90), authors=["Nora Ahmed", *others])
    assert found(f"{name} honey", [later, first]) == [first.title, later.title]


def test_a_word_of_a_title_is_not_the_name_of_its_author(found: Found) -> None:
    title = paper("The Long Honey", abstract=prose(90), authors=["Ida Bell"])
    others = [f"{name} Dorn" for name in ("Ada", "Eva", "Pia", "Una")]
    name = paper(
        "A Year of Honey in the Long Hives of Old Forests and Wild Meadows",
        abstract=prose(90),
        authors=["Ann Long", *others, *others],
    )
    assert found("long honey", [name, title]) == [title.title, name.title]


def test_a_title_counts_more_than_who_leads_its_authors(found: Found) -> None:
    later = paper("Honey and Wax", abstract=prose(90), authors=["Ida Bell", "Nora Ahmed"])
    first = paper("Old Wax, No Hive", abstract=prose(90, "honey"), authors=["Nora Ahmed"])
    assert found("ahmed honey", [later, first]) == [later.title, first.title]


def test_a_word_to_the_letter_comes_first_beside_a_surname_that_is_not_shown(found: Found) -> None:
    shown = ["Ida Bell", "Uwe Cole", "Eva Dorn"]
    masked = paper("Masked Bees", abstract=prose(90), authors=["Nora Ahmed"])
    mask = paper("A Mask for Two Old Bees", abstract=prose(90), authors=[*shown, "Nora Ahmed"])
    assert found("ahmed mask", [masked, mask]) == [mask.title, masked.title]


def test_a_word_as_it_is_comes_before_longer_ones_that_begin_so(found: Found) -> None:
    linking = paper("Linking Bees", abstract=prose(90), authors=["Nora Ahmed"])
    link = paper("The Old Link of Wax and Tides", abstract=prose(90), authors=["Nora Ahmed"])
    assert found("ahmed link", [linking, link]) == [link.title, linking.title]


@pytest.mark.parametrize("typed", ["aCusal Bayesian Tides ", "Causal Bayesain Tides "])
def test_a_title_with_a_typo_comes_before_longer_ones_with_its_words(
    found: Found, typed: str
) -> None:
    title = paper("Causal Bayesian Tides", abstract=prose(200))
    says = ["causal", "bayesian", "tides"] * 9
    others = [
        paper(f"Bayesian Causal Tides {name}", abstract=prose(9, *says)) for name in ("Ebb", "Flow")
    ]
    assert found(typed, [*others, title])[0] == title.title


def test_a_title_with_a_typo_in_a_word_with_a_hyphen_comes_first(found: Found) -> None:
    title = paper("Semi-Supervised Multitask Tides", abstract=prose(200))
    says = ["semi-supervised", "multitask", "tides"] * 9
    other = paper("Multitask Tides, Semi-Supervised, Old", abstract=prose(9, *says))
    assert found("Semi-Supervsed Multitask Tides ", [other, title])[0] == title.title


def test_an_unfinished_word_counts_as_typed_where_it_is_a_word_itself(found: Found) -> None:
    meant = paper("Dynamic Transport of Goods", abstract=prose(90))
    others = [paper(f"Trans {number}", abstract=prose(20, "dynamic")) for number in range(12)]
    assert found("dynamic trans", [*others, meant])[0] == meant.title


@pytest.mark.parametrize("typed", ["representatio", "representat"])
def test_a_word_that_goes_on_beyond_its_stem_is_unfinished_and_not_mistyped(
    engine: Engine, typed: str
) -> None:
    answer = engine.open([paper("Compact Representations", slug="compact")]).answer(typed)
    assert (answer.hits, answer.repaired) == (["compact"], [])


def test_a_common_word_is_not_taken_for_the_beginning_of_a_rare_one(found: Found) -> None:
    honey = [paper(f"Honey {number}", abstract=prose(20)) for number in range(30)]
    comb = paper("Honeycomb", abstract=prose(20))
    assert comb.title not in found("honey", [*honey, comb])
    assert comb.title in found("honeyc", [*honey, comb])


def test_a_rare_word_that_begins_so_counts_for_no_more_than_the_word(found: Found) -> None:
    papers = [paper(f"ViT for Images {number}") for number in range(7)]
    surgery = paper("Vitreoretinal Surgery", abstract="vitreoretinal surgery by robots")
    titles = found("vit", [*papers, surgery])
    assert len(titles) == 8
    assert titles[-1] == "Vitreoretinal Surgery"


def test_a_slip_in_the_first_letter_is_less_likely_than_another(found: Found) -> None:
    magnets = [paper(f"Magnet {letter}", abstract="magnets pull") for letter in "ABC"]
    titles = found("imagnet", [*magnets, paper("ImageNet", abstract="pictures")])
    assert titles[0] == "ImageNet"
    assert len(titles) == 4


def test_a_word_that_another_one_becomes_is_not_one_to_the_letter(found: Found) -> None:
    title = paper("Fast Transport of Goods", abstract=prose(90))
    says = [paper(f"Tides {number}", abstract=prose(9, "fast transports")) for number in range(12)]
    assert found("fast transpo", [*says, title])[0] == title.title


def test_the_order_by_date_is_left_as_it_is(engine: Engine) -> None:
    old = paper("Massively Parallel", slug="old", date="2001")
    new = paper("Parallel and Massively So", slug="new", date="2021")
    search = engine.open([old, new])
    assert search.answer("massively parallel").hits == ["old", "new"]
    assert search.answer("massively parallel", order="newest").hits == ["new", "old"]


@pytest.mark.parametrize("typed", ["he kaiming", "kaiming he", "kaiming he ", "he kaiming bees"])
def test_a_surname_that_is_a_common_word_counts_beside_another_part_of_the_name(
    found: Found, typed: str
) -> None:
    words = paper("Kaiming Words of Bees", abstract=prose(9), authors=["Kaiming Li"])
    wrote = paper("Residual Honey", abstract=prose(99, "bees"), authors=["Kaiming He"])
    assert found(typed, [words, wrote]) == [wrote.title, words.title]


def test_a_given_name_that_is_a_common_word_counts_beside_the_surname(found: Found) -> None:
    title = paper("Li and Honey", abstract=prose(9), authors=["Wei Li"])
    wrote = paper("Old Tides", abstract=prose(90), authors=["Will Li"])
    assert found("will li ", [title, wrote]) == [wrote.title, title.title]


@pytest.mark.parametrize("typed", ["will bees", "bees will wait ", "a bees", "honey the will bees"])
def test_a_common_word_counts_for_nothing_where_it_is_in_no_name_with_another(
    found: Found, typed: str
) -> None:
    title = paper("Bees Wait in Honey", abstract=prose(9), authors=["Cy Bell"])
    wrote = paper("Old Tides", abstract=prose(90, "bees", "wait", "honey"), authors=["A. Will"])
    assert found(typed, [wrote, title]) == [title.title, wrote.title]


@pytest.mark.parametrize(
    "typed",
    ["C. Bell honey", "Bell, C. honey", "c. bell honey.", "(C. Bell) honey"],
)
def test_an_initial_is_that_of_the_author_whose_surname_stands_beside_it(
    found: Found, typed: str
) -> None:
    other = paper("Honey", abstract=prose(9), authors=["Ann Bell", "Cy Dorn"])
    letter = paper("Vitamin C", abstract=prose(99, "bell", "honey"), authors=["Ed Fox"])
    wrote = paper("The Honey of Old Forests", abstract=prose(99), authors=["Fay Lee", "Cleo Bell"])
    assert found(typed, [other, letter, wrote])[:2] == [wrote.title, other.title]


def test_an_initial_without_a_full_stop_is_known_beside_its_surname(engine: Engine) -> None:
    other = paper("Honey", slug="other", authors=["Ann Bell", "Cy Dorn"])
    wrote = paper("The Honey of Old Forests", slug="wrote", authors=["Fay Lee", "Cleo Bell"])
    assert engine.open([other, wrote]).answer("Bell C honey").partial == ["wrote", "other"]


def test_an_initial_with_a_sign_or_in_a_field_is_a_word_like_others(engine: Engine) -> None:
    vitamin = paper("Vitamin C and Honey", slug="vitamin")
    search = engine.open([vitamin, paper("Honey", slug="honey")])
    assert search.hits("+C. honey") == ["vitamin"]
    assert search.hits("honey title:C.") == ["vitamin"]


@pytest.mark.parametrize(
    "typed",
    [
        "Bell et al. 2014 honey",
        "bell et al honey",
        "Bell et. al. honey",
        "Bell et al. (2014) honey",
    ],
)
def test_et_al_says_nothing_of_a_paper(found: Found, typed: str) -> None:
    says = paper("Tides", abstract=prose(9, "et", "al", "honey"), authors=["Ann Bell"], date="2014")
    wrote = paper("Honey", abstract=prose(99), authors=["Cleo Bell", "Fay Lee"], date="2014")
    assert found(typed, [says, wrote]) == [wrote.title, says.title]


def test_a_word_that_is_no_part_of_et_al_is_searched_for(found: Found) -> None:
    alloy = paper("Al and Honey", abstract=prose(99))
    assert found("al honey", [paper("Honey", abstract=prose(9)), alloy]) == [alloy.title]
