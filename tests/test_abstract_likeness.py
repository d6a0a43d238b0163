"""Abstracts of one paper are alike, and those of two papers are not, even of the same title."""

import random
import re
from collections.abc import Iterator
from typing import Final

import pytest
from hypothesis import given

from bundled import CAPTURES, import_into
from paper_archive.archive import store
from paper_archive.archive.ledger.abstract_shape import is_shape, shape
from paper_archive.archive.recognising.abstract_likeness import are_similar, has_shape
from strategies import TEXTS

WAVES: Final = (
    "We study how waves travel through layered sand and show that a small network, trained on "
    "recordings of twelve beaches, tells wet sand from dry sand better than any earlier method."
)
MAPS: Final = (
    "Old maps are torn, stained and drawn by many hands. We present a method that aligns them "
    "with satellite images by following rivers, and we publish nine thousand aligned sheets."
)


def test_abstracts_are_alike_when_most_of_their_words_are() -> None:
    assert are_similar(WAVES, WAVES.upper())
    assert are_similar(WAVES, f"{WAVES} {MAPS}"), "one is the beginning of the other"
    assert are_similar("", MAPS), "nothing speaks against nothing"
    assert are_similar("One", "one!")
    assert not are_similar(WAVES, MAPS)
    assert not are_similar("One", "two")


@given(TEXTS)
def test_every_abstract_has_its_own_shape(text: str) -> None:
    assert is_shape(shape(text))
    assert bool(shape(text)) == has_shape(text, shape(text))


def test_what_is_no_shape_is_told() -> None:
    for text in ("x", "abcd", "abc.", "abcd.abc", "abcd.abcd.abcd", "äbcd.", ".", "abcd.abcd\n"):
        assert not is_shape(text)
    assert is_shape("")


def test_a_shape_is_small_however_long_the_abstract() -> None:
    words = [f"word{number}" for number in range(100_000)]
    assert len(shape(" ".join(words))) <= 200
    assert len(shape(". ".join(words))) <= 200


def test_long_abstracts_that_differ_have_shapes_that_differ() -> None:
    one, other = (" ".join(f"{word}{n}" for n in range(50_000)) for word in ("bee", "ant"))
    assert has_shape(f"{one} and more", shape(one))
    assert not has_shape(other, shape(one))


@pytest.fixture(scope="module")
def abstracts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return slug → abstract of the papers of the captures."""
    content = tmp_path_factory.mktemp("likeness") / "content"
    import_into(content, CAPTURES)
    return {paper.slug: paper.abstract for paper in store.load(content).papers}


def revisions(abstract: str) -> Iterator[str]:
    """Yield what a source may say a year later: a sentence more, less or other, two words."""
    sentences = re.split(r"(?<=[.!?]) ", abstract)
    at = len(sentences) // 2
    for new in ([], ["Our code is public."], ["This is said in other words now."]):
        yield " ".join([*sentences[:at], *new, *sentences[at + 1 :]])
    yield f"{abstract} Our code is public."
    yield abstract.replace(" the ", " a ", 2)


def test_a_revised_abstract_is_recognised_by_its_text_and_by_its_shape(
    abstracts: dict[str, str],
) -> None:
    pairs = [
        (abstract, revised)
        for abstract in abstracts.values()
        if abstract.count(". ") >= 3
        for revised in revisions(abstract)
    ]
    assert len(pairs) > 2_000
    assert all(are_similar(abstract, revised) for abstract, revised in pairs)
    recognised = sum(has_shape(revised, shape(abstract)) for abstract, revised in pairs)
    assert recognised >= 0.99 * len(pairs)


def test_abstracts_of_other_papers_are_not_taken_for_it(abstracts: dict[str, str]) -> None:
    texts, pick = [*abstracts.values()], random.Random(1)  # noqa: S311  # a sample
    pairs = [pick.sample(texts, 2) for _ in range(5_000)]
    assert not any(are_similar(one, other) or has_shape(one, shape(other)) for one, other in pairs)


def test_the_two_papers_of_one_title_stay_two(abstracts: dict[str, str]) -> None:
    one, other = (
        abstract
        for slug, abstract in abstracts.items()
        if slug.startswith("fully-convolutional-networks-for-semantic-segmentation")
    )
    assert not are_similar(one, other)
    assert not has_shape(one, shape(other))
    assert not has_shape(other, shape(one))


def test_a_revised_abstract_is_of_the_same_paper_and_one_that_was_written_anew_is_not() -> None:
    words = [f"word{number}" for number in range(100)]
    for changed, is_same in ((3, True), (4, False)):
        revised = list(words)
        for number in range(changed):
            revised[10 + 20 * number] = "another"
        assert are_similar(" ".join(words), " ".join(revised)) is is_same
