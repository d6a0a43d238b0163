"""The query language: signs, fields, operators, lists, dates and quotation marks."""

from typing import Final

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from engine import Answer, Engine, Search
from made_up import paper
from search_papers import LIBRARY, OTHERS, Open
from strategies import SEARCHED

pytest_plugins = ("search_fixtures",)

ALL: Final = {each.slug for each in LIBRARY}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        # Phrases, wherever they are.
        ('attention -"all you need"', {"heads", "recurrence"}),
        ('-"all you need"', {"heads", "recurrence", "notes"}),
        ('NOT "all you need" attention', {"heads", "recurrence"}),
        ('"all you need" OR "pay is lost"', {"attention", "heads"}),
        ('"need all you" OR chomsky', {"heads"}),
        ('"need you all" OR "you all need"', set()),
        ('title:"need tails" OR title:"you need"', {"attention", "heads"}),
        ('-title:"you need" attention', {"recurrence"}),
        ('title:"strikes recurrence"', set()),
        ('venue:"neurips 2017"', {"attention"}),
        ('venue:"2017 neurips"', set()),
        ('tag:"large language model"', {"attention", "recurrence"}),
        ('tag:"language large models"', set()),
        ('-tag:"large language models"', {"heads", "notes"}),
        # Names.
        ('author:"A. Vaswani"', {"attention"}),
        ('author:"Vaswani, Ashish"', {"attention"}),
        ('author:"Vaswani A"', {"attention"}),
        ("author: A. Vaswani", {"attention"}),
        ("author:A.Vaswani", {"attention"}),
        ('author:"N. Vaswani"', set()),
        ('author:"Noam Vaswani"', set()),
        ('-author:"N. Shazeer" attention', {"heads"}),
        ("author:vaswani,chomsky", {"attention", "heads"}),
        ('author:"A. Vaswani","N. Chomsky"', {"attention", "heads"}),
        # A blank around the colon.
        ("author: Vaswani", {"attention"}),
        ("author : vaswani", {"attention"}),
        ("Author: Vaswani", {"attention"}),
        ("author：Vaswani", {"attention"}),
        ("need author: noam", {"attention", "heads", "recurrence"}),
        ("year: 2020", {"heads"}),
        # Dates.
        ("-year:2020", {"attention", "recurrence", "notes"}),
        ("attention -year:2020", {"attention", "recurrence"}),
        ("year:2017 OR year:2020", {"attention", "heads"}),
        ("year:2017 OR title:recurrence", {"attention", "recurrence"}),
        ("year:2017,2020", {"attention", "heads"}),
        ("year:2017, 2020", {"attention", "heads"}),
        ("-year:2017,2020", {"recurrence", "notes"}),
        ("year:2016..2018,2022", {"attention", "recurrence"}),
        ("year:2022..2020", {"heads", "recurrence"}),
        ("year:2022-2020", {"heads", "recurrence"}),
        ("year:2020–2022", {"heads", "recurrence"}),
        ("year:2020 - 2022", {"heads", "recurrence"}),
        ("year:2020…2022", {"heads", "recurrence"}),
        ("year:2020 -2022", {"heads"}),
        ("year:>2017", {"heads", "recurrence"}),
        ("year:>=2020", {"heads", "recurrence"}),
        ("year:≥2020", {"heads", "recurrence"}),
        ("year:<2020", {"attention"}),
        ("year:<=2020", {"attention", "heads"}),
        ("year>2017", {"heads", "recurrence"}),
        ("year = 2017", {"attention"}),
        ("before:2020", {"attention"}),
        ("after:2017", {"heads", "recurrence"}),
        ("since:2020", {"heads", "recurrence"}),
        ("until:2020", {"attention", "heads"}),
        ("after:2017 before:2022", {"heads"}),
        ("date:2017-06", {"attention"}),
        ("date:2017/6", {"attention"}),
        ("date:2017-06-12", {"attention"}),
        ("date:2017-07", set()),
        ("date:2017-05..2020-02", {"attention", "heads"}),
        ("date:2022-03", set()),
        ("before:2017-06-12", set()),
        ("(year:2017 OR year:2020) attention", {"attention", "heads"}),
        # Operators.
        ("attention NOT tails", {"attention", "recurrence"}),
        ("attention AND lovelace", {"recurrence"}),
        ("attention AND NOT tails", {"attention", "recurrence"}),
        ("NOT attention", {"notes"}),
        ("NOT tag:llm", {"heads", "notes"}),
        ("lovelace OR NOT chomsky", {"recurrence"}),
        ("-tails OR lovelace", {"recurrence"}),
        ("attention OR", {"attention", "heads", "recurrence"}),
        ("notes NOT", {"notes"}),
        ("tag:llm,3d-vision", {"attention", "heads", "recurrence"}),
        ("-tag:llm,3d-vision", {"notes"}),
        ("(chomsky OR lovelace) (need)", {"heads", "recurrence"}),
        ("attention -(tails OR lovelace)", {"attention"}),
        ("attention NOT (tails lovelace)", {"attention"}),
        ("title:(you need)", {"attention", "heads"}),
        ("title:(tails OR back)", {"heads", "recurrence"}),
        # Beginnings of words.
        ("atten*", {"attention", "heads", "recurrence"}),
        ("atten* tails", {"heads"}),
        ("title:atten*", {"attention"}),
        ("-atten*", {"notes"}),
        ("lovel* OR undat*", {"recurrence", "notes"}),
        ("author:chom*,lovel*", {"heads", "recurrence"}),
        ("attem*", set()),
        # Signs and quotation marks of other keyboards.
        ("attention −tails", {"attention", "recurrence"}),
        ("attention –tails", {"attention", "recurrence"}),
        ("attention － tails", {"heads"}),
        ("attention - tails", {"heads"}),
        ("“all you need”", {"attention"}),
        ("„all you need“", {"attention"}),
        ("«all you need»", {"attention"}),
        ("»all you need«", {"attention"}),
        ("‚all you need‘", {"attention"}),
        ("‘all you need’", {"attention"}),
        ("「all you need」", {"attention"}),
        ("＂all you need＂", {"attention"}),
        ("``all you need''", {"attention"}),
        ("attention −“all you need”", {"heads", "recurrence"}),
        ("title:“you need”", {"attention", "heads"}),
        ("‘need you all’", set()),
    ],
)
def test_a_query_means_what_it_looks_like(library: Search, query: str, found: set[str]) -> None:
    assert set(library.hits(query)) == found


@pytest.mark.parametrize(
    ("title", "query"),
    [
        ("Learning or Planning for Robots", "LEARNING OR PLANNING FOR ROBOTS"),
        ("To Be and Not to Bend", "TO BE AND NOT TO BEND"),
        ("Robots: Not a Survey", "ROBOTS: NOT A SURVEY"),
        ("The Topic: Models of Bees", "The Topic: Models of Bees"),
        ("A Survey - Robots and Bees", "A Survey - Robots and Bees"),
        ("Rock ‘n’ Roll", "Rock ‘n’ Roll"),
        ("Bees’ Wings and O’Brien’s Robots", "Bees’ Wings and O’Brien’s Robots"),
        ('A 5" Robot', 'A 5" Robot'),
        ("Robots (Not Bees) at Work", "Robots (Not Bees) at Work"),
        ("Robots in 2019, 2020 and 2021", "Robots in 2019, 2020 and 2021"),
    ],
)
def test_a_title_is_found_though_it_looks_like_a_query(
    archive: Open, title: str, query: str
) -> None:
    search = archive(*OTHERS, paper("Bees and Robots", slug="other"), paper(title, slug="wanted"))
    assert search.hits(query)[:1] == ["wanted"]


# What is said of a query.


@pytest.mark.parametrize(
    ("query", "reading"),
    [
        ("attention -year:2020", "Searched for: attention · not 2020"),
        ("year:2017,2020", "Searched for: 2017 or 2020"),
        ("year:2022..2020", "Searched for: 2020 to 2022"),
        ("year:>2020 before:2024-05", "Searched for: after 2020 · before 2024-05"),
        ("year:..2020 year:2016..", "Searched for: up to 2020 · since 2016"),
        ("title:tails OR author:lovelace", "Searched for: title: tails or authors: lovelace"),
        ('heads -"all you need"', "Searched for: heads · not “all you need”"),
        ("all-heads", "Searched for: all-heads · ignored: all"),
        ("ATTENTION NOT HEADS", "Searched for: ATTENTION · HEADS · ignored: NOT"),
    ],
)
def test_a_query_is_said_as_it_was_read(library: Search, query: str, reading: str) -> None:
    assert library.answer(query).reading == reading


@pytest.mark.parametrize("query", ["???", "()", '"', '""', 'author:"', "-", "- -", "…", "title:()"])
def test_a_query_without_words_finds_nothing_and_says_why(library: Search, query: str) -> None:
    answer = library.answer(query)
    assert (answer.hits, answer.partial) == ([], [])
    assert answer.summary == "Nothing to search for: this has no words"


@pytest.mark.parametrize(
    "query", ["author:", "title: ", "-author:", "year:", "before:", "heads author:", "heads -year:"]
)
def test_a_field_without_a_value_says_nothing_yet(library: Search, query: str) -> None:
    answer = library.answer(query)
    if query.startswith("heads"):
        assert answer == library.answer("heads")
    else:
        assert answer.hits == []
        assert answer.summary == "Nothing to search for: this has no words"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("foo:bar", "there is no field “foo”"),
        ("heads language:en", "there is no field “language”"),
        ("year:abc", "“abc” is not a date"),
        ("year:20175", "“20175” is not a date"),
        ("date:2017-13", "“2017-13” is not a date"),
        ("before:yesterday heads", "“yesterday” is not a date"),
    ],
)
def test_what_is_no_field_and_no_date_is_said(library: Search, query: str, said: str) -> None:
    assert f"· {said}" in library.answer(query).reading


@pytest.mark.parametrize(
    "query", ["Heads: You Need", "https://example.org/x", "title:heads", "R:", "12:30", "a::b"]
)
def test_a_colon_alone_makes_no_field(library: Search, query: str) -> None:
    assert "no field" not in library.answer(query).reading


@pytest.mark.parametrize("query", ["tag:recurrence", "author:transformer", "venue:nothing"])
def test_a_word_that_only_other_fields_have_is_not_found(library: Search, query: str) -> None:
    answer = library.answer(query)
    assert (answer.hits, answer.repaired) == ([], [])
    assert answer.unknown == [query.partition(":")[2]]


@pytest.mark.parametrize(
    ("query", "lacking"),
    [
        ("author:vaswani", "author names"),
        ('author:"A. Vaswani"', "author names"),
        ("bees tag:llm", "topics"),
        ("venue:neurips", "venues"),
        ("year:2020", "dates"),
        ("-year:2020 author:x", "dates or author names"),
    ],
)
def test_what_no_paper_has_is_said(archive: Open, query: str, lacking: str) -> None:
    search = archive(paper("On Bees", abstract="Vaswani at NeurIPS."))
    assert f"no paper in this archive has {lacking}" in search.answer(query).reading
    assert "this archive" not in search.answer("title:bees").reading


# Any query at all.

WORDS: Final = st.sampled_from(
    ["attention", "heads", "tails", "vaswani", "shazeer", "need", "the", "of", "atention", "atten"]
)
TYPED: Final = st.lists(
    st.sampled_from(
        (
            *(
                '"',
                ":",
                "-",
                "+",
                " ",
                " ",
                " ",
                "OR",
                "AND",
                "NOT",
                " OR ",
                " NOT ",
                "(",
                ")",
                ",",
            ),
            *(
                "title:",
                "author:",
                "author: ",
                "year:2017..",
                "year:>",
                "2020",
                "-year:2020",
                "tag:",
            ),
            *("“", "”", "„", "‘", "’", "–", "before:2020", "A.", "-(", "title:("),
        )
    )
    | WORDS
    | SEARCHED,
    max_size=8,
).map("".join)

PLAIN: Final = st.text("aZé0129 :.,-–'OR/;()", max_size=14)


def shown(answer: Answer) -> set[str]:
    return {*answer.hits, *answer.partial}


@settings(max_examples=60)
@example(
    texts=["attention\ufeff", "atten\ufefftion", "atten\u3164tion", "１２３４５６７８", "ＢＥＲＴ"]
)
@given(texts=st.lists(TYPED | PLAIN, min_size=30, max_size=30))
def test_words_are_read_alike_with_and_without_the_language(
    engine: Engine, texts: list[str]
) -> None:
    for plain, whole in engine.ask("plain_queries", texts=texts):
        assert plain == whole


def test_a_title_is_read_without_the_language(engine: Engine) -> None:
    texts = [
        *("attention is all you need", "BERT: Pre-training of, say, GPT-4?", "année 2017"),
        *("Cats and Dogs, or not", "node2vec: Scalable", "Net2Vec: Quantifying", "ACL"),
        *("Masked Autoencoders (MAE)", "(Un)supervised Bees: A (Short) Survey", "Time/Space"),
        *("Map API - scalable", "Honey — a survey"),
    ]
    assert len(engine.ask("plain_queries", texts=texts)) == len(texts)


@settings(max_examples=150)
@given(text=TYPED, word=WORDS)
def test_no_query_shows_more_papers_with_a_word_excluded(
    library: Search, text: str, word: str
) -> None:
    whole, without = library.answers([text, f"{text} -{word}"])
    if text.strip():
        assert shown(without) <= shown(whole) or not whole.reading
        assert len(without.hits) <= len(whole.hits) or not whole.reading


@settings(max_examples=60)
@given(texts=st.lists(TYPED, min_size=10, max_size=10))
def test_every_query_is_answered_with_a_sentence(library: Search, texts: list[str]) -> None:
    for text, answer in zip(texts, library.answers(texts), strict=True):
        assert shown(answer) <= ALL
        assert answer.summary
        blank = not text.replace("\ufeff", "").strip()  # JavaScript trims that one, too
        assert answer.reading or blank or answer.summary.startswith("Nothing")
