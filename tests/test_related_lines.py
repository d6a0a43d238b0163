"""What the page of a paper says of related papers."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from made_up import paper
from paper_archive.paper import Paper
from paper_archive.publish.paper_parts.related_lines import related_lines
from paper_archive.publish.site import site_of

FILLERS = [paper(f"Number{number}", abstract=f"about{number}") for number in range(40)]


def facts_of(one: Paper, other: Paper) -> str:
    """Return what the page of one paper says of the other, as HTML."""
    site = site_of([one, other, *FILLERS], [])
    (line,) = related_lines(one, site.related.of(one))
    assert line.paper == other
    return str(line.facts)


ONE = paper("Bees and Wax", abstract="Bees seal a hive with propolis, and wax.", date="2020")


@pytest.mark.parametrize(
    ("values", "facts"),
    [
        ({}, "wax, propolis"),
        ({"date": "1999-12-31"}, "1999 · wax, propolis"),
        ({"authors": ["Jane van Eyck"]}, "van Eyck · wax, propolis"),
        ({"authors": ["Jane Roe", "Ann Doe"], "date": "2001"}, "Roe et al., 2001 · wax, propolis"),
        (
            {"authors": ["The <B> Group"], "date": "2001"},
            "The &lt;B&gt; Group, 2001 · wax, propolis",
        ),
    ],
)
def test_first_author_year_and_shared_words_are_shown_as_far_as_known(
    values: dict[str, object], facts: str
) -> None:
    other = paper("Other", abstract="propolis wax", **values)
    assert facts_of(ONE, other) == facts


def test_on_the_page_of_an_undated_paper_programs_find_no_year() -> None:
    one = paper("Bees and Wax", abstract=ONE.abstract)
    facts = facts_of(one, paper("Other", abstract="propolis wax", date="2001"))
    assert "2001" not in facts
    body = LexborHTMLParser(f"<body>{facts}</body>").body
    assert body is not None
    assert body.text() == "2001 · wax, propolis"


@pytest.mark.parametrize(
    ("abstract", "title", "words"),
    [
        ("Low-rank tensors.", "A", "Low-rank, tensors"),
        ("Tensors, low-rank, tensors.", "Tensors", "tensors, low-rank"),
        ("Of tensors.", "Low-Rank Decomposition", "decomposition, low-rank, tensors"),
        ("A GNN of GFlowNets.", "A", "GFlowNets, GNN"),
        ("BEES, bees, Bees. TENSORS, tensors, Tensors.", "A", "bees, tensors"),
    ],
)
def test_words_are_shown_as_the_paper_writes_them(abstract: str, title: str, words: str) -> None:
    one = paper(title, abstract=abstract, slug="one", date="2020")
    assert facts_of(one, paper(title, abstract=abstract, slug="other")) == words


def test_no_more_than_three_words_are_shown() -> None:
    abstract = "Propolis, wax, nectar, pollen and honey."
    facts = facts_of(paper("One", abstract=abstract, date="2020"), paper("B", abstract=abstract))
    assert facts.count(",") == 2


def test_a_text_without_spaces_between_words_is_not_shown_as_a_word() -> None:
    abstract = "深度学习和强化学习的综述方法研究"
    one = paper("A", abstract=abstract, slug="one", date="2020")
    assert facts_of(one, paper("B", abstract=abstract)) == ""
