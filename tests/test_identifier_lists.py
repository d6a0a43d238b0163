"""A list of identifiers is no source, and who imports one is told what to do with it."""

import pytest

from paper_archive.errors import Where
from paper_archive.sources.identifier_lists import fetching_command
from reading import read_whole


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("1706.03762\n2005.14165v4\n", "arxiv"),
        ("# read these\n\narXiv:1706.03762\r\nhttps://arxiv.org/abs/2005.14165\r\n", "arxiv"),
        ("\ufeff10.1000/182\nhttps://doi.org/10.1000/183\n", "doi"),
        ("10.48550/arXiv.1706.03762\n2005.14165\n1706.03763\n", "arxiv"),
        ("https://doi.org/10.48550/arXiv.1706.03762\n10.1000/182\n10.1000/183\n", "doi"),
        ("10.1000/182\n1706.03762\n2005.14165\n", "semantic-scholar"),
        ("1706.03762\n10.1000/182", "semantic-scholar"),
        ("1706.03762\r\n" * 6_000, "arxiv"),  # its beginning ends in an identifier
    ],
)
def test_the_command_that_fetches_all_of_them_is_named(text: str, command: str) -> None:
    reading = read_whole(text.encode(), Where("lists/ids.txt"))
    assert [str(each) for each in reading.problems] == [
        (
            "lists/ids.txt: file is a list of identifiers; run `paper-archive fetch "
            f"{command} --ids-from lists/ids.txt` to get their papers [source-identifiers]"
        )
    ]


@pytest.mark.parametrize(
    "text", ["", "# 1706.03762\n", "1706.03762\nWaves in Sand\n", "12\n13", "10/aabbe\n"]
)
def test_other_texts_are_no_lists_of_identifiers(text: str) -> None:
    assert fetching_command(text.encode()) == ""
