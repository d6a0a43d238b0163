"""Keywords of sources as tags."""

import pytest

from paper_archive.errors import ArchiveError, Where
from paper_archive.paper import admit
from paper_archive.sources.field_values.tags import keywords_in, tags_of


def test_keywords_become_sorted_tags_each_once() -> None:
    keywords = ["Graph Neural Networks", "attention", "", " \t", "graph neural networks"]
    assert tags_of(keywords) == ["attention", "graph-neural-networks"]


def test_blanks_around_a_keyword_without_latin_letters_make_no_other_tag() -> None:
    assert tags_of(["深度学习", " 深度学习 "]) == tags_of(["深度学习"])


@pytest.mark.parametrize("mark", ["⭐⭐⭐", "★", "❤️", "🔥", "/unread", "/done", "?"])
def test_how_far_somebody_read_a_paper_makes_no_topic(mark: str) -> None:
    assert tags_of(["bees", mark]) == ["bees"]


def test_a_keyword_that_is_not_utf_8_is_left_for_the_report_to_name() -> None:
    keywords = tags_of(["\ud800", "Bees"])
    with pytest.raises(ArchiveError, match="tags must be"):
        admit({"title": "Waves", "tags": keywords}, Where("papers.jsonl"))


def test_a_keyword_of_any_script_keeps_its_letters() -> None:
    assert tags_of(["深度学习", "CNN", "深度学习 CNN", "ـ"]) == ["cnn", "深度学习", "深度学习-cnn"]


def test_languages_that_differ_by_their_signs_are_different_topics() -> None:
    assert tags_of(["C", "C++", "C#"]) == ["c", "c-plus-plus", "c-sharp"]
    assert tags_of([".NET Core", "net"]) == ["dot-net-core", "net"]
    assert tags_of(["Modern C++", "c++11"]) == ["c-plus-plus-11", "modern-c-plus-plus"]


def test_signs_of_other_keywords_make_no_words() -> None:
    assert tags_of(["CD4+ T cells", "issue #5", "#bees"]) == ["bees", "cd4-t-cells", "issue-5"]


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("a, b;c|d\ne", ["a", "b", "c", "d", "e"]),
        ("a · b · c", ["a", "b", "c"]),
        ("a、b、c", ["a", "b", "c"]),
        ("a，b；c", ["a", "b", "c"]),
        ("a • b •c", ["a", "b", "c"]),
        ("ping·pong", ["ping-pong"]),
    ],
)
def test_a_list_of_keywords_is_split_at_the_signs_of_every_language(
    text: str, tags: list[str]
) -> None:
    assert tags_of(keywords_in(text)) == tags
