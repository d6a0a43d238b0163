"""Acronyms and their long forms, which find each other."""

from collections.abc import Iterable, Iterator

from made_up import paper
from paper_archive.paper import Paper
from paper_archive.publish.search.words.acronyms import implied_words, mentions_in
from search_papers import Open

pytest_plugins = ("search_fixtures",)

GNN = "We study graph neural networks (GNNs) on trees."


def implied(papers: Iterable[Paper], topics: Iterable[Iterable[str]] = ()) -> Iterator[list[str]]:
    """Yield what the texts of papers imply."""
    texts = (f"{paper.title}\n{paper.abstract}" for paper in papers)
    return implied_words(list(map(mentions_in, texts)), topics)


def test_a_paper_with_only_the_long_form_is_found_by_the_acronym_and_the_other_way_round(
    archive: Open,
) -> None:
    search = archive(
        *(paper(f"Trees {n}", abstract=GNN) for n in range(3)),
        paper("Graph-Neural Networks in the Sea", slug="long"),
        paper("A GNN in the Sea", slug="short"),
        paper("Neural graphs of networks in the Sea", slug="other"),
    )
    assert set(search.hits("gnn sea")) == {"long", "short"}
    assert {"long", "short"} <= set(search.hits("graph neural network sea"))
    assert set(search.hits("gnns title:sea")) == {"long", "short"}


def test_a_pair_that_few_papers_introduce_is_not_known() -> None:
    papers = [*(paper(f"P{n}", abstract=GNN) for n in range(2)), paper("GNN", slug="short")]
    assert list(implied(papers)) == [[], [], []]


def test_a_topic_tells_a_pair_that_no_paper_introduces() -> None:
    papers = [paper("A GNN"), paper("Graph neural networks"), paper("Nothing of it")]
    phrases = [("graph neural network", "GNN", "message passing")]
    assert list(implied(papers, phrases)) == [["graph", "neural", "network"], ["gnn"], []]


def test_an_acronym_with_several_meanings_stands_for_none_of_them() -> None:
    active = [paper(f"A{n}", abstract="Active learning (AL) helps.") for n in range(4)]
    adversarial = [paper(f"B{n}", abstract="Adversarial learning (AL) harms.") for n in range(4)]
    asked = [paper("AL for bees", slug="c"), paper("Active learning for bees", slug="d")]
    assert list(implied([*active, *adversarial, *asked]))[-2:] == [[], ["al"]]


def test_a_word_in_lowercase_or_a_bracket_after_other_words_is_no_acronym() -> None:
    papers = [
        *(paper(f"P{n}", abstract="A segment anything model (SAM).") for n in range(3)),
        *(paper(f"Q{n}", abstract="Many trees (RAM) and the best of it (BOI).") for n in range(3)),
        paper("My friend Sam, and sam"),
    ]
    assert not any(implied(papers))


def test_what_a_paper_says_itself_is_not_implied() -> None:
    papers = [paper(f"P{n}", abstract=GNN) for n in range(3)]
    assert list(implied(papers)) == [[], [], []]
