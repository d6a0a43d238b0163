"""Queries of the kinds that search engines are known to misread, over one small archive."""

from typing import Final
from urllib.parse import parse_qs, urlsplit

import pytest

from engine import Engine, Search
from made_up import paper
from paper_archive.publish.addresses import field_address
from search_papers import OTHERS

pytest_plugins = ("search_fixtures",)

PAPERS: Final = [
    # Titles of stop words.
    paper("It Is What It Is", slug="it-is", abstract="On acceptance."),
    paper("Who Am I, and Why?", slug="who-am-i", abstract="Self-recognition of agents."),
    paper("To Have and to Hold", slug="have-hold", abstract="Marriage records, linked."),
    paper("The Other Than", slug="other-than", abstract="Negation of sets."),
    # Names, signs, spellings.
    paper("A* Without Heuristics", slug="a-star", abstract="Search with D* Lite and MA*."),
    paper("Robust H∞ Filters", slug="h-infinity", abstract="Norms of L_∞ and ℓ_1 type."),
    paper("From C to C++ and .NET", slug="languages", abstract="Compilers for F# and R too."),
    paper("TD(λ) with ε-Greedy Actors", slug="td-lambda", abstract="Decay by γ."),
    paper("α-Divergences and β-VAE", slug="alpha-beta", abstract="Bounds on divergences."),
    paper("Colour Centre Modelling at Grey Scale", slug="british", abstract="Catalogued."),
    paper("Color Center Labels, Analyzed", slug="american", abstract="Optimization of paint."),
    paper("One of 1 000 000 Tokens", slug="million", abstract="Counts from 20 000 to 1 000 000."),
    paper("GPT-3.5 vs. GPT-4 on MS-COCO", slug="gpt", abstract="Image captions scored by humans."),
    paper("Wav2Vec2.0 for End-to-End Speech", slug="wav2vec", abstract="Sound to text."),
    paper("Naïve Façades: Poincaré Maps", slug="accents", abstract="Curvature of Ångström size."),
    paper("🤖🔥", slug="emoji", abstract="A title of two pictures."),
    paper("Emoji 🎉 Prediction", slug="party", abstract="Which picture comes next."),
    # Scripts without spaces.
    paper("大型语言模型的推理能力研究", slug="chinese", abstract="本文研究推理。"),
    paper("画像認識のための深層学習", slug="japanese", abstract="畳み込みを用いる。"),
    paper("การแปลภาษาด้วยเครื่อง", slug="thai", abstract="ทดสอบ"),
    paper("한국어 문장 분류", slug="korean", abstract="분류기."),
    # People, dates, venues, topics.
    paper(
        "Pouring Water with Robot Arms",
        slug="pouring",
        abstract="The robot arm learns to pour by watching, step by step.",
        authors=["María-José de la Cruz", "Wei Li", "J. R. R. Tolkien"],
        venue="CoRL",
        date="2019-11-05",
        tags=["robots"],
    ),
    paper(
        "Watching Robots Pour: A Survey",
        slug="survey",
        abstract="We survey how a robot pours. Step by step is not how the arm learns.",
        authors=["Li Wei", "Lukasz Kaiser"],
        venue="ICRA",
        date="2021-02",
        tags=["robots", "surveys"],
    ),
    paper(
        "Arms Control by Treaty",
        slug="treaty",
        abstract="Nothing about machines, and much of the law of the sea.",
        authors=["Ana O'Neil", "Bao Zhang"],
        venue="Nature",
        date="2023",
    ),
    paper("Undated Pouring", slug="undated", abstract="No robot, only concrete."),
    paper("NOT OR AND Gates", slug="gates", abstract="Logic of circuits."),
    paper("Planning Or Learning, Not Both", slug="planning", abstract="For agents in mazes."),
    paper("Self-Supervised Auto-Encoders", slug="self", abstract="Multi-head pretraining."),
    paper("Pre-Training Multihead Encoders", slug="pre", abstract="Self supervised."),
]  # fmt: skip

DATED: Final = {"pouring", "survey", "treaty"}
OLD: Final = "pigments-of-the-old-masters"

FOUND: Final[dict[str, set[str]]] = {
    # Stop words, in titles and in phrases.
    "it is what it is": {"it-is"},
    "It Is What It Is": {"it-is"},
    '"what it is"': {"it-is"},
    '"is what"': {"it-is"},
    '"what is"': set(),
    '"am i and why"': {"who-am-i"},
    "“who am I”": {"who-am-i"},
    '"to have and to hold"': {"have-hold"},
    'title:"to have"': {"have-hold"},
    "the other than": {"other-than"},
    '"other than"': {"other-than"},
    '"by what"': set(),
    'gates OR "am i"': {"gates", "who-am-i"},
    'gates -"or and"': set(),
    "who am": {"who-am-i"},
    # Phrases, wherever.
    '"step by step"': {"pouring", "survey"},
    'robot -"step by step"': {"undated"},
    'robot NOT "learns to pour"': {"survey", "undated"},
    '"learns to pour" OR "law of the sea"': {"pouring", "treaty"},
    'title:"robots pour"': {"survey"},
    '-title:"robots pour" robot': {"pouring", "undated"},
    'abstract:"arm learns"': {"pouring", "survey"},
    '"arm learns" author:kaiser': {"survey"},
    '"arm learns" year:2019': {"pouring"},
    '"pours step"': {"survey"},
    '"robot arm" "step by step"': {"pouring"},
    '"robot arm" OR gates': {"pouring", "gates"},
    '"arm robot"': set(),
    "abstract:“law of the sea”": {"treaty"},
    "„law of the sea“": {"treaty"},
    "»law of the sea«": {"treaty"},
    "robot −“step by step”": {"undated"},
    '"law of the sea': {"treaty"},
    # Fields and people.
    "author:kaiser": {"survey"},
    "author:Łukasz": {"survey"},
    'author:"L. Kaiser"': {"survey"},
    'author:"Kaiser, L."': {"survey"},
    'author:"Kaiser, Lukasz"': {"survey"},
    "author: L. Kaiser": {"survey"},
    "author:(kaiser)": {"survey"},
    'author:"Wei Li"': {"pouring", "survey"},
    'author:"W. Li"': {"pouring", "survey"},
    'author:"M. de la Cruz"': {"pouring"},
    'author:"Maria-Jose"': {"pouring"},
    "author:maria-jose": {"pouring"},
    'author:"M.-J. de la Cruz"': {"pouring"},
    'author:"J.R.R. Tolkien"': {"pouring"},
    'author:"J. Tolkien"': {"pouring"},
    'author:"Tolkien, J. R. R."': {"pouring"},
    'author:"K. Tolkien"': set(),
    "author:o'neil": {"treaty"},
    "author:O’Neil": {"treaty"},
    "author:oneil": {"treaty"},
    "author:kaiser,zhang": {"survey", "treaty"},
    "author:kaiser OR author:zhang": {"survey", "treaty"},
    "author:(kaiser OR zhang)": {"survey", "treaty"},
    "-author:li robot": {"undated"},
    "AUTHOR:KAISER": {"survey"},
    "authors : kaiser": {"survey"},
    "venue:corl": {"pouring"},
    "venue: CoRL": {"pouring"},
    "venue:corl,icra": {"pouring", "survey"},
    'venue:"Nature"': {"treaty"},
    "-venue:corl pour": {"survey", "undated"},
    "tag:surveys": {"survey"},
    "tag:robots -tag:surveys": {"pouring"},
    "topic:robots": {"pouring", "survey"},
    "title:arms": {"pouring", "treaty"},
    "abstract:arms": {"pouring", "survey"},
    "title:arms -abstract:robot": {"treaty"},
    "title:(arms AND robot)": {"pouring"},
    "+robot +concrete": {"undated"},
    # Dates.
    "year:2019": {"pouring"},
    "year:2019,2023": {"pouring", "treaty"},
    "year:2019, 2023": {"pouring", "treaty"},
    "year:2019 OR year:2023": {"pouring", "treaty"},
    "year:(2019 OR 2023)": {"pouring", "treaty"},
    "year:2019-2021": {"pouring", "survey"},
    "year:2021-2019": {"pouring", "survey"},
    "year:2023..2021": {"survey", "treaty"},
    "year:2019..2021,2023": DATED,
    "year:2019 to 2021": {"pouring", "survey"},
    "-year:2019 pour": {"survey", "undated"},
    "NOT year:2019..2022 arms": {"treaty"},
    "year:>2019": {"survey", "treaty"},
    "year:>=2021": {"survey", "treaty"},
    "year: > 2021": {"treaty"},
    "year>2021": {"treaty"},
    "year:<2021": {OLD, "pouring"},
    "year:≤2021": {OLD, "pouring", "survey"},
    "year:(2019, 2021) -survey": {"pouring"},
    "-year:(2019 OR 2021) arms": {"treaty"},
    "date:(2019-11 OR >2021)": {"pouring", "treaty"},
    "before:2021": {OLD, "pouring"},
    "before:2021-03": {OLD, "pouring", "survey"},
    "after:2019-12": {"survey", "treaty"},
    "since:2021-02": {"survey", "treaty"},
    "until:2021-01": {OLD, "pouring"},
    "date:2019-11": {"pouring"},
    "date:2019-11-05": {"pouring"},
    "date:2019-11-06": set(),
    "date:2019": {"pouring"},
    "date:2021-02": {"survey"},
    "date:2021-02-14": set(),
    "date:2019-10..2021-02": {"pouring", "survey"},
    "date:>2021-02": {"treaty"},
    "before:1900": set(),
    # Operators, lists, capitals.
    "gates OR mazes": {"gates", "planning"},
    "gates OR mazes OR concrete": {"gates", "planning", "undated"},
    "pour NOT concrete": {"pouring", "survey"},
    "pour AND concrete": {"undated"},
    "pour -concrete -survey": {"pouring"},
    "pour –concrete": {"pouring", "survey"},
    "pour -(concrete OR survey)": {"pouring"},
    "(gates OR mazes) logic": {"gates"},
    "NOT OR AND GATES": {"gates"},
    "PLANNING OR LEARNING, NOT BOTH": {"planning"},
    "Planning Or Learning, Not Both": {"planning"},
    "POURING WATER WITH ROBOT ARMS": {"pouring"},
    "WATCHING ROBOTS POUR: A SURVEY": {"survey"},
    # Cleaning.
    "pou\u00adring con\u00adcrete": {"undated"},
    "\ufeffmazes": {"planning"},
    "ma\u200bzes": {"planning"},
    "ma\u2060zes": {"planning"},
    "con-\ncrete pouring": {"undated"},
    "con\u2010\ncrete pouring": {"undated"},
    "con- crete pouring": {"undated"},
    "con\u00ad\ncrete pouring": {"undated"},
    "concrete\u00a0pouring": {"undated"},
    "concrete\tpouring\n": {"undated"},
    # Compounds.
    "self-supervised": {"self", "pre"},
    "selfsupervised": {"self"},
    "self supervised": {"self", "pre"},
    "self–supervised": {"self", "pre"},
    "pre-training": {"self", "pre"},
    "pretraining": {"self", "pre"},
    "multi-head": {"self", "pre"},
    "multihead": {"self", "pre"},
    "auto-encoders": {"self"},
    "autoencoder": {"self"},
    "end-to-end speech": {"wav2vec"},
    "end to end speech": {"wav2vec"},
    "gpt-3.5": {"gpt"},
    "GPT 3.5": {"gpt"},
    "ms-coco": {"gpt"},
    "mscoco": {"gpt"},
    "wav2vec2": {"wav2vec"},
    "wav2vec2.0": {"wav2vec"},
    # Signs, letters, spellings.
    "A*": {"a-star"},
    "a star heuristics": {"a-star"},
    "D* Lite": {"a-star"},
    "MA*": {"a-star"},
    "H∞": {"h-infinity"},
    "h-infinity": {"h-infinity"},
    "L∞": {"h-infinity"},
    "l1 norms": {"h-infinity"},
    "ℓ1": {"h-infinity"},
    "C++": {"languages"},
    ".NET": {"languages"},
    "F#": {"languages"},
    "TD lambda": {"td-lambda"},
    "td(lambda)": {"td-lambda"},
    "epsilon-greedy": {"td-lambda"},
    "epsilon greedy": {"td-lambda"},
    "ϵ-greedy": {"td-lambda"},
    "gamma decay": {"td-lambda"},
    "alpha divergence": {"alpha-beta"},
    "α-divergence": {"alpha-beta"},
    "beta-vae": {"alpha-beta"},
    "betavae": {"alpha-beta"},
    "color center": {"british", "american"},
    "colour centre": {"british", "american"},
    "color modeling": {"british"},
    "gray scale": {"british"},
    "cataloging": {"british"},
    "analysed labels": {"american"},
    "labelled colours": {"american"},
    "optimisation": {"american"},
    "1 000 000": {"million"},
    "1,000,000 tokens": {"million"},
    "1000000": {"million"},
    "20,000": {"million"},
    "20000": {"million"},
    "naive facades": {"accents"},
    "Poincare": {"accents"},
    "Angstrom": {"accents"},
    "🤖🔥": {"emoji"},
    "🔥": {"emoji"},
    "🎉": {"party"},
    "emoji 🎉": {"party"},
    # Scripts without spaces.
    "语言模型": {"chinese"},
    "推理能力": {"chinese"},
    "型语": {"chinese"},
    "力研型": set(),
    "語言模型": set(),
    "深層学習": {"japanese"},
    "画像認識": {"japanese"},
    "学習画像": set(),
    "แปลภาษา": {"thai"},
    "เครื่อง": {"thai"},
    "ภาษาแปล": set(),
    "분류": {"korean"},
    "大型语言模型的推理能力研究": {"chinese"},
    "-推理 语言": set(),
}  # fmt: skip


@pytest.fixture(scope="module")
def shelf(engine: Engine) -> Search:
    return engine.open([*PAPERS, *OTHERS], {"robots": "Robots", "surveys": "Surveys"})


@pytest.fixture(scope="module")
def found(shelf: Search) -> dict[str, set[str]]:
    """Return what all the queries find."""
    answers = shelf.answers(FOUND)
    return {query: {*answer.hits} for query, answer in zip(FOUND, answers, strict=True)}


@pytest.mark.parametrize("query", FOUND)
def test_a_query_finds_what_it_asks_for_and_nothing_else(
    found: dict[str, set[str]], query: str
) -> None:
    assert found[query] == FOUND[query]


@pytest.mark.parametrize("query", ["C#", "H∞", "M*", "β-rays"])
def test_no_sign_is_taken_for_a_mistyped_word(engine: Engine, query: str) -> None:
    near = paper("Sharp Rays", abstract="A heart beat, an infilnity, a stair, H, M.")
    answer = engine.open([near, *OTHERS]).answer(query)
    assert answer.repaired == []
    assert query in answer.reading


def test_the_address_of_an_author_without_a_page_leads_to_the_papers(engine: Engine) -> None:
    names = [
        *("María-José de la Cruz", "J. R. R. Tolkien", "Ana O'Neil", "王伟", "Li Wei", "Ø. Ås"),
        *('Cy "Dot" Dorn', "Hive & Wax Group", "Bo Lee, Jr.", "(The) NOT OR Team", "Émile-Zoë X."),
        *("-Dash", "C++ Team", "100% Bees", "x " * 400, "محمد علي"),
    ]
    papers = [paper(f"Paper {n}", slug=f"p{n}", authors=[name]) for n, name in enumerate(names)]
    search = engine.open([*papers, *OTHERS])
    addresses = (urlsplit(field_address("author", name)) for name in names)
    found = search.answers(parse_qs(each.query)["q"][0] for each in addresses)
    assert [(answer.hits, answer.ignored) for answer in found] == [
        ([f"p{number}"], []) for number in range(len(names))
    ]
