"""The stems that count once in an abstract."""

from made_up import paper
from paper_archive.paper import Paper
from paper_archive.publish.search.common_stems import common_stems
from paper_archive.publish.search.indexed_texts import FIELDS
from paper_archive.publish.search.postings import build_index

ABSTRACT = [field.name for field in FIELDS].index("abstract")


def test_a_common_stem_counts_once_in_an_abstract_and_others_as_often_as_they_are_there() -> None:
    def made(number: int, abstract: str) -> Paper:
        return paper(f"Bees {number}", abstract=abstract)

    common = [made(number, "Learn wax, learn wax.") for number in range(401)]
    index = build_index([*common, made(401, "Learn honey, learn honey.")], {})
    sweet = next(number for number, each in enumerate(index.papers) if "honey" in each.abstract)
    lengths = [2] * 402
    lengths[sweet] = 3
    assert [*index.lengths[ABSTRACT]] == lengths
    learn, honey = dict(index.frequencies("learn")), dict(index.frequencies("honey"))
    assert learn[ABSTRACT] == dict.fromkeys(range(402), 1)
    assert honey[ABSTRACT] == {sweet: 2}


def test_a_stem_of_hundreds_of_abstracts_is_common_unless_they_are_few_of_many() -> None:
    def is_common(abstracts: int, papers: int) -> bool:
        return [*common_stems({"learn": [*range(abstracts)] * 2}, papers)] == ["learn"]

    assert not is_common(400, 400)
    assert is_common(401, 401)
    assert is_common(401, 20_000)
    assert not is_common(401, 30_000)
