"""What a page may say became of its paper."""

import pytest

from paper_archive.refused import RefusedError
from paper_archive.statuses import (
    STATUSES,
    gravest,
    named_statuses,
    statuses,
    updates,
    warnings,
)

NOTICE = "https://doi.org/10.1000/notice"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ({"retracted": {"date": "2010-02", "notice": NOTICE}},) * 2,
        (
            {"withdrawn": {}, "corrected": {"date": 2012}},
            {"corrected": {"date": "2012"}, "withdrawn": {}},
        ),
        ({"retracted": None}, {"retracted": {}}),
        ({"retracted": {"date": "", "notice": None}}, {"retracted": {}}),
        ("retracted", {"retracted": {}}),
        (["withdrawn", "concern"], {"concern": {}, "withdrawn": {}}),
        ("", {}),
        ([], {}),
        ({}, {}),
    ],
)
def test_a_status_is_a_word_or_says_when_and_where(written: object, read: object) -> None:
    assert statuses(written) == read
    assert list(statuses(written)) == sorted(statuses(written))


@pytest.mark.parametrize(
    "written",
    [
        "published",
        "Retracted",
        {"retracted": "2010"},
        {"retracted": {"date": "February 2010"}},
        {"retracted": {"notice": "javascript:alert(1)"}},
        {"retracted": {"reason": "fraud"}},
        {3: {}},
        [["retracted"]],
        [None],
        7,
        True,
    ],
)
def test_anything_else_is_refused_with_the_words_that_are_allowed(written: object) -> None:
    with pytest.raises(RefusedError, match="retracted, removed, withdrawn"):
        statuses(written)


def test_the_gravest_status_is_said_first() -> None:
    assert gravest({"corrected": {}, "retracted": {}, "concern": {}}) == "retracted"
    assert gravest({}) == ""
    assert next(iter(STATUSES)) == "retracted"


def test_a_correction_is_no_warning() -> None:
    assert warnings({"corrected": {}, "superseded": {}}) == []
    assert warnings({"concern": {}, "corrected": {}, "withdrawn": {}}) == [
        "Withdrawn",
        "Expression of concern",
    ]


def test_a_text_names_statuses_only_if_it_says_nothing_else() -> None:
    assert named_statuses("Retracted") == {"retracted": {}}
    assert named_statuses("expression of concern, Corrected.") == {"concern": {}, "corrected": {}}
    for text in ("in press", "retracted muscle", "", "retracted, in press"):
        assert named_statuses(text) == {}


def test_a_notice_names_papers_by_address() -> None:
    written = {"https://doi.org/10.1000/2": "corrected", "https://doi.org/10.1000/1": "retracted"}
    assert list(updates(written).items()) == sorted(written.items())
    assert updates({}) == {}


@pytest.mark.parametrize(
    "written",
    [
        {"10.1000/1": "retracted"},
        {"https://a.test": "gone"},
        {"https://a.test": ["retracted"]},
        {3: "retracted"},
        "retracted",
        None,
    ],
)
def test_a_notice_about_something_else_is_refused(written: object) -> None:
    with pytest.raises(RefusedError, match="addresses with a status"):
        updates(written)
