"""The search index as files of the site."""

import json
import random
from typing import Final

import pytest

from engine import Engine
from made_up import paper
from paper_archive.paper import Paper
from paper_archive.publish.search import search_files
from paper_archive.publish.search.postings import build_index
from scripts_in_node import SOURCE_VERSION

pytest_plugins = ("search_fixtures",)

MANIFEST: Final = "search/manifest.json"
PAPERS: Final = [
    paper("Attention Is All You Need", tags=["llm"], date="2017-06-12", authors=["Ada", "Bob"]),
    paper("Deep Learning", abstract="Deep nets.", venue="Nature", comments=3, authors=["Ada"]),
    paper("Deep Nets", abstract="Nets attend.", date="2017-06-12", tags=["llm", "vision"]),
]
NAMES: Final = {"llm": "Large language models"}


@pytest.fixture(scope="module")
def bundled_files(bundled_papers: list[Paper], topic_names: dict[str, str]) -> dict[str, bytes]:
    return files_of(bundled_papers, topic_names)


def files_of(papers: list[Paper], topic_names: dict[str, str]) -> dict[str, bytes]:
    return search_files(build_index(papers, topic_names), topic_names, SOURCE_VERSION)


def folder_of(files: dict[str, bytes]) -> str:
    return str(json.loads(files[MANIFEST])["folder"])


def test_one_archive_gives_one_index_in_whatever_order_it_is_read(
    bundled_files: dict[str, bytes], bundled_papers: list[Paper], topic_names: dict[str, str]
) -> None:
    shuffled = list(bundled_papers)
    random.Random(7).shuffle(shuffled)  # noqa: S311  # an order
    assert files_of(shuffled, dict(reversed(topic_names.items()))) == bundled_files


@pytest.mark.parametrize(
    "other",
    [
        [*PAPERS, paper("Deeper Nets")],
        PAPERS[:-1],
        [*PAPERS[:-1], paper("Deep Nets", abstract="Nets attend.", date="2017-06-12")],
        [paper("Attention Is All You Need", authors=["Ada", "Eve"]), *PAPERS[1:]],
        [PAPERS[0], paper("Deep Learning", abstract="Deep nets.", comments=4), PAPERS[2]],
    ],
    ids=["one more", "one less", "without a tag", "another author", "more comments"],
)
def test_an_old_manifest_never_meets_new_files(other: list[Paper]) -> None:
    one, another = files_of(PAPERS, NAMES), files_of(other, NAMES)
    assert folder_of(one) != folder_of(another)
    assert not (set(one) & set(another)) - {MANIFEST}


def test_another_name_of_a_topic_is_another_index() -> None:
    renamed = files_of(PAPERS, {"llm": "Language models"})
    assert folder_of(renamed) != folder_of(files_of(PAPERS, NAMES))


def test_every_file_is_json_that_browsers_read(bundled_files: dict[str, bytes]) -> None:
    for address, data in bundled_files.items():
        assert address.endswith(".json"), address
        assert json.loads(data) is not None, address
        assert b"\\u" not in data, address


def test_all_files_but_the_manifest_lie_in_its_folder(bundled_files: dict[str, bytes]) -> None:
    folder = folder_of(bundled_files)
    others = set(bundled_files) - {MANIFEST}
    assert all(address.startswith(f"search/{folder}/") for address in others)
    assert all(address.isascii() and " " not in address for address in others)


def test_no_file_is_a_burden(bundled_files: dict[str, bytes]) -> None:
    assert max(map(len, bundled_files.values())) <= 10_000


def test_an_empty_archive_can_be_searched(engine: Engine) -> None:
    search = engine.open([])
    assert [name.rpartition("/")[2] for name in files_of([], {})] == [
        "manifest.json",
        "endings.json",
        "ids.json",
    ]
    for text in ("", "attention", "atention is", '"all you"', "title:x", "year:2020", "-word"):
        answer = search.answer(text, facets=("year", "tag", "author", "venue"))
        assert (answer.hits, answer.partial) == ([], []), text
        assert not any(answer.facets.values())
    assert search.hits("attention", order="newest") == []


def test_an_archive_of_one_paper_can_be_searched(engine: Engine) -> None:
    search = engine.open([paper("Attention Is All You Need")])
    assert search.hits("attention") == search.hits("atention") == ["attention-is-all-you-need"]
    assert search.hits("recurrence") == []


@pytest.mark.parametrize("field", ["title", "abstract"])
def test_a_word_said_a_million_times_can_be_searched_and_makes_no_file_large(
    field: str, engine: Engine
) -> None:
    papers = [paper(**{"title": "Bees", field: "sand " * 1_200_000}), paper("Waves in sand")]
    search = engine.open(papers)
    assert sorted(search.hits("sand")) == sorted(each.slug for each in papers)
    indexed = build_index(papers, {})
    files = search_files(indexed, {}, SOURCE_VERSION)
    without_texts = [data for address, data in files.items() if b"sand sand" not in data]
    assert max(map(len, without_texts)) <= 20_000
