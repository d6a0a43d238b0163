"""Saved searches: what a digest finds is what all the words of the search are in."""

import re

import pytest

from made_up import paper
from paper_archive.paper import Paper
from paper_archive.publish.digests.matching import matching
from paper_archive.publish.digests.query import parse_query
from search_papers import LIBRARY, Open

pytest_plugins = ("search_fixtures",)

TOPICS = {"llm": "Large language models"}
ALL = {each.slug for each in LIBRARY}


def found(query: str, papers: list[Paper] | None = None) -> set[str]:
    return {each.slug for each in matching(papers or LIBRARY, parse_query(query), TOPICS)}


SAID = pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('attention -"all you need"', {"heads", "recurrence"}),
        ('NOT "all you need" attention', {"heads", "recurrence"}),
        ('title:"need tails"', {"heads"}),
        ('-title:"you need" attention', {"recurrence"}),
        ('title:"strikes recurrence"', set()),
        ('venue:"neurips 2017"', {"attention"}),
        ('tag:"large language model"', {"attention", "recurrence"}),
        ('author:"A. Vaswani"', {"attention"}),
        ('author:"Vaswani, Ashish"', {"attention"}),
        ("author: A. Vaswani", {"attention"}),
        ("author:A.Vaswani", {"attention"}),
        ('author:"N. Vaswani"', set()),
        ('-author:"N. Shazeer" attention', {"heads"}),
        ("author:vaswani,chomsky", {"attention", "heads"}),
        ('author:"A. Vaswani","N. Chomsky"', {"attention", "heads"}),
        ("author : vaswani", {"attention"}),
        ("author：Vaswani", {"attention"}),
        ("need author: noam", {"attention", "heads", "recurrence"}),
        ("attention -year:2020", {"attention", "recurrence"}),
        ("year:2017,2020", {"attention", "heads"}),
        ("tails AND need", {"heads"}),
        ("the of attention", {"attention", "heads", "recurrence"}),
    ],
)


@SAID
def test_a_search_finds_what_it_finds_on_the_site(query: str, expected: set[str]) -> None:
    assert found(query) == expected


@SAID
def test_the_browser_finds_the_same(archive: Open, query: str, expected: set[str]) -> None:
    assert set(archive(*LIBRARY).hits(query)) >= expected


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("mamba OR rwkv", "has OR, which digests do not support"),
        ("title:(graph OR mesh)", "has '(graph'; digests do not support brackets"),
        ("-(survey)", "has '(survey)'; digests do not support brackets"),
        ("convol*", "has 'convol*'; digests do not support words with a star"),
        ("year:2020..2024", "digests support 2024, 2024-05 and 2024-05-22"),
        ("date:2024-0", "digests support 2024, 2024-05 and 2024-05-22"),
        ("year:>2022", "digests support 2024, 2024-05 and 2024-05-22"),
        ("year>=2022", "has 'year', which digests do not support"),
        ("before:2020", "has 'before:', which digests do not support"),
        ("mesh since: 2020", "has 'since:', which digests do not support"),
        ("journal:nature", "has 'journal:', which digests do not support"),
        ("arXiv:1706.03762v5", "digests do not support identifiers"),
        ("https://doi.org/10.1145/3", "digests do not support identifiers"),
        ("10.1145/3", "digests do not support identifiers"),
        ("P19-1001", "digests do not support identifiers"),
        ("", "names no word that papers must have"),
        ("-survey", "names no word that papers must have"),
        ("!!!", "names no word that papers must have"),
    ],
)
def test_what_is_not_supported_is_refused_and_named(query: str, reason: str) -> None:
    with pytest.raises(ValueError, match=re.escape(reason)):
        parse_query(query)


@pytest.mark.parametrize(
    ("query", "title", "expected"),
    [
        ("self-attention", "On self attention", {"it"}),
        ("self-attention", "Selfattention", {"it"}),
        ("self attention", "Self-attention", {"it"}),
        ("self-attention", "The self", set()),
        ("C++", "Programs in C++", {"it"}),
        ("C++", "Programs in C", set()),
        ("Müller", "Muller's law", {"it"}),
        ("colour", "Color", {"it"}),
        ("networks", "A network", {"it"}),
        ("the who", "The Who", {"it"}),
        ("the who", "Who", set()),
        ("NOT A TITLE OR TWO", "Not a title or two", {"it"}),
        ("The Topic: Models", "The topic of models", {"it"}),
        ("title:waves,tides", "Tides", {"it"}),
        ("“sand waves”", "Waves of sand", set()),
        ("“sand waves”", "Sand-waves", {"it"}),
        ("date:2024-05", "Of May", {"it"}),
        ("year:2024", "Of May", {"it"}),
        ("date:2024-05-22", "Of May", set()),
    ],
)
def test_words_are_compared_as_in_the_browser(query: str, title: str, expected: set[str]) -> None:
    papers = [paper(title, slug="it", abstract="", date="2024-05")]
    assert found(query, papers) == expected
