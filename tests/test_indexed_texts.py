"""The words of papers, which are remembered between builds."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from builds import build_site, make_project
from made_up import paper
from paper_archive.archive.files import read_before
from paper_archive.archive.markdown.page import write_page
from paper_archive.paper import Paper
from paper_archive.publish.search import indexed_texts
from paper_archive.publish.search.indexed_texts import Finder, Found, found_in, texts_of
from paper_archive.publish.search.postings import build_index


class InMemory(dict[bytes, Found]):
    """What remembers in memory what was found."""

    def key(self, *parts: str) -> bytes:
        return repr(parts).encode()

    def put(self, key: bytes, value: Found) -> None:
        self[key] = value


def remembering(known: InMemory) -> Finder:
    """Return what finds words, and remembers them."""
    return partial(found_in, remembered=known)


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Viewing Bees"},
        {"abstract": "Viewed with GNNs."},
        {"authors": ("Ada Lovelace",)},
        {"tags": ("llm",)},
        {"venue": "ICML"},
        {"date": "2021"},
        {"status": {"retracted": {}}},
    ],
    ids=lambda change: next(iter(change)),
)
def test_an_index_after_an_edit_is_the_same_as_one_made_anew(change: dict[str, Any]) -> None:
    names, known = {"llm": "Large language models"}, InMemory()
    kept, edited = paper("Kept", abstract="Views of sea-lions."), paper("Edited", abstract="Viewed")
    build_index([kept, edited], names, find=remembering(known))
    papers = [kept, replace(edited, **change)]
    assert build_index(papers, names, find=remembering(known)) == build_index(papers, names)


def test_words_that_are_found_in_another_order_make_the_same_index() -> None:
    known = InMemory()
    papers = [paper(title, abstract=f"Views of {title}.") for title in ("Ants", "Bees", "Wasps")]
    from_the_last = partial(
        found_in,
        remembered=known,
        share=lambda numbers, work: map(work, reversed(numbers)),
    )
    assert build_index(papers, {}, find=from_the_last) == build_index(papers, {})
    assert build_index(papers[::-1], {}, find=from_the_last) == build_index(papers[::-1], {})
    assert len(known) == len(papers)


def test_another_name_of_a_topic_is_indexed_at_once() -> None:
    known, papers = InMemory(), [paper("Bees", tags=["llm"])]
    build_index(papers, {"llm": "Wasps"}, find=remembering(known))
    assert "ant" in build_index(papers, {"llm": "Ants"}, find=remembering(known)).terms()


def test_the_words_of_texts_that_are_known_are_not_looked_for_again() -> None:
    known = InMemory()
    build_index([paper("Bees")], {}, find=remembering(known))
    (texts,) = known
    known[texts] = known[texts]._replace(words=[["wasps"], *known[texts].words[1:]])
    assert build_index([paper("Bees")], {}, find=remembering(known)).terms() == ["wasp"]


def test_a_build_looks_for_the_words_of_new_texts_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read_before, "FEWEST", 2)
    met: list[str] = []

    def texts(paper: Paper, topic_names: dict[str, str]) -> tuple[str, ...]:
        met.append(paper.title)
        return texts_of(paper, topic_names)

    monkeypatch.setattr(indexed_texts, "texts_of", texts)
    project, site = tmp_path / "project", tmp_path / "site"
    for title in ("Waves", "Seas"):
        papers = [paper("Bees", slug="a"), paper(title, slug="b")]
        make_project(project, {f"papers/{each.slug}.md": write_page(each) for each in papers})
        built = build_site(project, site)
        assert built.exit_code == 0, built.output
    assert sorted(met) == ["Bees", "Seas", "Waves"]
