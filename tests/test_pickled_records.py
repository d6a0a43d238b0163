"""Records in a pickle: read as they were, and sharing what is equal."""

import pickle
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from paper_archive.archive.files.pickled_records import dumps
from paper_archive.archive.ledger.entry import Entry
from paper_archive.archive.ledger.remembered import Remembered
from paper_archive.paper import Paper
from paper_archive.values import Source
from strategies import PAPERS


class Pair(NamedTuple):
    """What is no record."""

    words: list[str]
    counts: dict[str, int]


def again(papers: Sequence[Paper]) -> list[Paper]:
    read: list[Paper] = pickle.loads(dumps(list(papers)))  # noqa: S301  # written just before
    return read


@given(st.lists(PAPERS))
def test_papers_and_their_entries_are_read_as_they_were(papers: list[Paper]) -> None:
    values = [papers, *(Entry(each, (each.title,), records=(Remembered(each),)) for each in papers)]
    assert pickle.loads(dumps(values)) == values  # noqa: S301


def test_other_values_are_read_as_they_were() -> None:
    values = [Pair([], {}), Path("a"), Paper, None, {1: (2, 3.5)}]
    assert pickle.loads(dumps(values)) == values  # noqa: S301


def test_records_share_what_is_equal() -> None:
    def paper(number: int) -> Paper:
        name = f"{number}papers.bib".removeprefix(str(number))  # a text of its own
        return Paper(
            slug=f"paper-{number}", title=name, tags=(name,), sources=(Source(name),), ids={}
        )

    one, other = again([paper(1), paper(2)])
    assert one.ids is other.ids
    assert one.tags is other.tags
    assert one.sources is other.sources
    assert one.title is other.title
    assert one.title is one.tags[0]
    assert one.title is one.sources[0].name
    assert one.slug != other.slug


def test_equal_papers_take_few_bytes_each() -> None:
    papers = [Paper(slug=str(number), title="A title", abstract="Words. " * 90) for number in "ab"]
    assert len(dumps(papers)) < 1_000
