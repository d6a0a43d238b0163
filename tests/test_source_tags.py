"""Keywords of sources as tags."""

from paper_archive.sources.field_values.tags import tags_of


def test_keywords_become_sorted_tags_each_once() -> None:
    keywords = ["Graph Neural Networks", "attention", "", " \t", "graph neural networks"]
    assert tags_of(keywords) == ["attention", "graph-neural-networks"]


def test_blanks_around_a_keyword_without_latin_letters_make_no_other_tag() -> None:
    assert tags_of(["深度学习", " 深度学习 "]) == tags_of(["深度学习"])
