"""Markdown is read as by Python-Markdown where GitHub has no other way, only faster."""

from typing import Any

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown.extensions.tables import TableProcessor

from paper_archive.publish.paper_parts.github_blocks import GitHubBlocks


def rendered(text: str) -> str:
    return markdown.markdown(text, extensions=["tables", GitHubBlocks()])


@given(st.text(alphabet="a|-:\\\n# ", max_size=40))
def test_tables_are_found_as_without_us(text: str) -> None:
    assert rendered(text) == markdown.markdown(text, extensions=["tables"])


@pytest.mark.parametrize("text", ["| a |\n|---|\n| b |", "a | b\n--|--\nc | d", "|a\n|-\n|b"])
def test_a_table_is_one_with_and_without_pipes_at_its_sides(text: str) -> None:
    assert "<table>" in rendered(text)


def test_a_block_of_headings_is_not_split_anew_for_each(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    test = TableProcessor.test

    def counting(self: TableProcessor, parent: Any, block: str) -> bool:
        read.append(len(block))
        return bool(test(self, parent, block))

    monkeypatch.setattr(TableProcessor, "test", counting)
    text = "# a\n" * 200
    assert rendered(text).count("<h1>") == 200
    assert sum(read) <= len(text)
