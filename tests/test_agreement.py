"""Two values that say the same in another form are no conflict, and the better one is kept."""

from typing import Any

import pytest

from paper_archive.archive.merging.agreement import better


@pytest.mark.parametrize(
    ("field", "one", "other", "kept"),
    [
        ("title", "Waves in Sand", "Waves in sand", "Waves in sand"),
        ("title", "WAVES IN SAND", "Waves in Sand", "Waves in Sand"),
        ("title", "Waves in Sand", "Waves, in Sand", "Waves, in Sand"),
        ("title", "Waves in Sand", "Waves in Mud", None),
        (
            "authors",
            ("A. Lovelace", "Alan Turing"),
            ("Ada Lovelace", "A. Turing"),
            ("Ada Lovelace", "Alan Turing"),
        ),
        ("authors", ("Ada Lovelace",), ("Ada Lovelace", "Alan Turing"), None),
        ("authors", ("Ada Lovelace",), ("Grace Hopper",), None),
        ("venue", "JOURNAL OF SAND", "Journal of Sand", "Journal of Sand"),
        ("venue", "arXiv", "Journal of Sand", "Journal of Sand"),
        ("venue", "Journal of Sand", "Maps", None),
        ("venue", "arXiv", "arXiv preprint arXiv:1706.03762", "arXiv"),
        ("venue", "arXiv", "bioRxiv", None),
        ("type", "book", "proceedings", "proceedings"),
        ("pages", "436", "436-444", "436-444"),
        ("pages", "43", "436-444", None),
        ("publisher", "SPRINGER", "Springer", "Springer"),
        ("type", "preprint", "conference", "conference"),
        ("type", "preprint", "other", "preprint"),
        ("authors", ("Al d'Or",), ("Al d’ Or",), ("Al d’ Or",)),
        ("type", "article", "conference", None),
        ("language", "en", "en-GB", "en-GB"),
        ("language", "en", "de", None),
        ("date", "2020", "2021", None),
    ],
)
def test_the_better_value_is_kept_whichever_comes_first(
    field: str, one: Any, other: Any, kept: Any
) -> None:
    assert better(field, one, other) == kept
    assert better(field, other, one) == kept
