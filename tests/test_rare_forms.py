"""The surface forms that are indexed beside their stems."""

from collections import defaultdict

from hypothesis import example, given, settings
from hypothesis import strategies as st

from paper_archive.publish.search.rare_forms import rare_forms
from paper_archive.publish.search.words.words import stem

WORDS = st.sampled_from(
    ["view", "views", "viewed", "viewing", "key", "keys", "the", "exceed", "exceeds", "exceeding"]
)
PAPERS = st.lists(st.lists(st.lists(WORDS, max_size=3), max_size=2), max_size=5)


def holders(papers: list[list[list[str]]], word: str, *, stemmed: bool = False) -> int:
    held = [{word for field in fields for word in field} for fields in papers]
    return sum(word in ({*map(stem, each)} if stemmed else each) for each in held)


def rare(papers: list[list[list[str]]]) -> set[str]:
    """Return the rare forms of words of papers."""
    found: defaultdict[str, list[list[int]]] = defaultdict(list)
    for field in range(max(map(len, papers), default=0)):
        held: defaultdict[str, list[int]] = defaultdict(list)
        for number, fields in enumerate(papers):
            for word in fields[field] if field < len(fields) else ():
                held[word].append(number)
        for word, numbers in held.items():
            found[word].append(numbers)
    return rare_forms(found, len(papers))


@settings(max_examples=60)
@given(PAPERS)
@example([[["view"]], [["views", "viewed"]]])
@example([[["views"]], [["viewed"], ["views"]]])
@example([[["views"], ["viewed"]]] * 2)
@example([[["exceed"]], [["excee"]], [["exceeds"]], [["exceeding"]]])
def test_a_form_counts_where_its_stem_is_in_more_papers(papers: list[list[list[str]]]) -> None:
    words = {word for fields in papers for field in fields for word in field}
    assert rare(papers) == {
        word
        for word in words
        if stem(word) != word and holders(papers, word) < holders(papers, stem(word), stemmed=True)
    }


def test_a_form_in_many_papers_is_not_rare_unless_the_archive_is_large() -> None:
    papers = [[["viewed"]]] * 21 + [[["views"]]]
    assert rare(papers) == {"views"}
    assert rare([*papers, *[[["bees"]]] * 5_300]) == {"views", "viewed"}
