"""What is remembered of related papers is what a build without a memory finds."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from random import Random
from typing import Final

import pytest

from made_up import paper
from paper_archive.paper import Paper
from paper_archive.publish.related_papers.known_related import (
    KnownRelated,
    RelatedPapers,
    known_as_lines,
    known_from_lines,
)
from paper_archive.publish.search.postings import build_index

MATTERS: Final = [[f"m{matter}{word}" for word in "abcdefgh"] for matter in "abcdef"]
TAGS: Final = ["hives", "insects", "maps"]

Found = dict[str, list[tuple[str, Sequence[str]]]]


def found(papers: Iterable[Paper], known: KnownRelated | None = None) -> Found:
    """Return slug → slugs of the related papers, and the words in common."""
    held = list(papers)
    related = RelatedPapers(held, lambda: build_index(held, {}), known)
    return {each.slug: [(other.slug, words) for other, words in related.of(each)] for each in held}


BEES: Final = [
    paper(
        f"Bees {number}", abstract=f"nectar propolis wax {'hive ' * number}", slug=f"bee-{number}"
    )
    for number in range(1, 4)
]
STARS: Final = [
    paper(
        f"Stars {number}", abstract=f"hydrogen helium core {'light ' * number}", slug=f"s-{number}"
    )
    for number in range(1, 4)
]
OTHERS: Final = [paper(f"Number{number}", abstract=f"about{number}") for number in range(40)]
ALL: Final = [*BEES, *STARS, *OTHERS]


class Edited:
    """An archive of a few matters, and random edits of it."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311  # no secret
        self.papers: dict[str, Paper] = {}
        for _ in range(60):
            self.add()

    def text(self) -> str:
        words = [word for matter in MATTERS for word in matter]
        own = self.random.choice(MATTERS)
        chosen = self.random.choices(own, k=4) + self.random.choices(words, k=3)
        # Some words are new, so that others become comparable with the second paper that has them.
        return " ".join([*chosen, f"new{self.random.randrange(90)}"])

    def add(self) -> None:
        slug = f"paper-{self.random.randrange(10_000)}"
        tags = self.random.sample(TAGS, 2)
        self.papers[slug] = paper(self.text(), abstract=self.text(), tags=tags, slug=slug)

    def edit(self) -> str:
        """Make an edit, and return its kind."""
        slug = self.random.choice(sorted(self.papers))
        kind = self.random.choice(["add", "delete", "abstract", "case", "tags", "title", "none"])
        edited = self.papers.pop(slug)
        if kind == "add":
            self.add()
        elif kind == "abstract":
            edited = replace(edited, abstract=self.text())
        elif kind == "case":
            edited = replace(edited, abstract=edited.abstract.swapcase())
        elif kind == "tags":
            edited = replace(edited, tags=tuple(TAGS[: self.random.randrange(3)]))
        elif kind == "title":
            edited = replace(edited, title=self.text())
        if kind != "delete":
            self.papers[slug] = edited
        return kind


@pytest.mark.parametrize("seed", range(5))
def test_after_any_edits_the_same_is_found_as_without_a_memory(seed: int) -> None:
    archive, done = Edited(seed), list[str]()
    known: KnownRelated = {}
    for _ in range(6):
        assert found(archive.papers.values(), known) == found(archive.papers.values()), done
        assert known.keys() == archive.papers.keys()
        known = known_from_lines(json.loads(json.dumps(known_as_lines(known))))
        done += [archive.edit() for _ in range(archive.random.randrange(1, 4))]


def test_papers_that_get_the_same_topics_are_related_with_a_memory_too() -> None:
    own = [f"amber{number}" for number in range(8)]
    others = [f"birch{number}" for number in range(8)]
    other = paper("Other", abstract=f"propolis nectar {' '.join(others)}", tags=["insects"])
    papers = [
        paper("One", abstract=f"propolis nectar {' '.join(own)}", tags=["hives", "insects"]),
        *(paper(f"Of {text}", abstract=text) for text in own + others),
        # Too many have the topics for these to be compared as words.
        *(paper(f"T{number}", tags=["hives", "insects"]) for number in range(30)),
        *OTHERS,
    ]
    known: KnownRelated = {}
    assert found([other, *papers], known)["one"] == []
    tagged = replace(other, tags=("hives", "insects"))
    assert found([tagged, *papers], known)["one"] == [("other", ["nectar", "propolis"])]


def compared_again(before: Iterable[Paper], after: Iterable[Paper]) -> set[str]:
    """Return the slugs of the papers that are compared again after an edit."""
    known: KnownRelated = {}
    found(before, known)
    held = list(after)
    RelatedPapers(held, lambda: build_index(held, {}), known)
    return {each.slug for each in held} - known.keys()


@pytest.mark.parametrize(
    ("after", "again"),
    [
        (ALL, set()),
        ([replace(each, date="2020", comments=3) for each in ALL], set()),
        (ALL[1:], {"bee-2", "bee-3"}),
        ([*ALL, paper("Sea", abstract="salt")], {"sea"}),
        ([replace(BEES[0], tags=("bees",)), *ALL[1:]], {"bee-1"}),
    ],
)
def test_only_papers_near_an_edit_are_compared_again(
    after: Sequence[Paper], again: set[str]
) -> None:
    assert compared_again(ALL, after) == again


def test_of_papers_that_are_equally_alike_those_first_by_slug_are_related() -> None:
    bees = [paper("Bees", abstract="nectar wax", slug=f"bee-{number}") for number in range(1, 8)]
    known: KnownRelated = {}
    found([*bees, *OTHERS], known)
    bees[2] = replace(bees[2], abstract="hydrogen", title="Stars")
    after = [*bees, replace(bees[0], slug="bee-9"), *OTHERS]
    assert [slug for slug, _ in found(after, known)["bee-1"]] == [f"bee-{each}" for each in "24567"]


def test_a_paper_whose_weakest_stays_is_not_compared_again() -> None:
    bees = [paper("Bees", abstract="nectar wax", slug=f"bee-{number}") for number in range(1, 8)]
    edited = [bees[0], replace(bees[1], tags=("hives",)), *bees[2:], *OTHERS]
    assert compared_again([*bees, *OTHERS], edited) == {"bee-2"}
