"""ORCID iDs: what is one, and whose it is."""

from typing import Any

import pytest

from paper_archive.errors import ArchiveError, Where
from paper_archive.orcids import orcid_in
from paper_archive.paper import admit, admit_partly

ADA = "0000-0002-1825-0097"
X = "0000-0002-1694-233X"
WHERE = Where("papers/x.md", 1)


@pytest.mark.parametrize(
    ("text", "orcid"),
    [
        (ADA, ADA),
        (f"https://orcid.org/{ADA}", ADA),
        (f"http://www.orcid.org/{ADA}/", ADA),
        (f"orcid.org/{ADA}", ADA),
        (f" ORCID: {ADA} ", ADA),
        (f"ORCID iD: http://orcid.org/{ADA}", ADA),
        (f"http://orcid.org/https://orcid.org/{ADA}", ADA),
        ("0000000218250097", ADA),
        ("0000\u20130002\u20131825\u20130097", ADA),
        ("0000-0002-1694-233x", X),
        ("0000-0002-1825-0098", ""),  # another check digit
        ("0000-0020-1825-0097", ""),  # two digits exchanged
        ("0000-0002-1825-009", ""),
        (f"https://example.org/{ADA}", ""),
        ("A5023888391", ""),
        ("", ""),
    ],
)
def test_an_orcid_has_one_form_and_a_check_digit(text: str, orcid: str) -> None:
    assert orcid_in(text) == orcid


def on_page(**fields: Any) -> dict[str, Any]:
    return {"title": "A title", "authors": ["Ada King", "Alan Turing"], **fields}


def test_a_page_may_hold_an_address_and_has_the_bare_form() -> None:
    fields = on_page(orcids={"Alan  Turing": X, "Ada King": f"https://orcid.org/{ADA}"})
    assert list(admit(fields, WHERE).orcids.items()) == [("Ada King", ADA), ("Alan Turing", X)]


@pytest.mark.parametrize(
    ("orcids", "message"),
    [
        ({"Ada Lovelace": ADA}, "orcids must belong to names in authors, not to 'Ada Lovelace'"),
        ({"Ada King": "0000-0002-1825-0098"}, "orcids must be ORCID iDs in quotes by author"),
        ({"Ada King": 2}, "orcids must be text"),
        ([ADA], "orcids must be ORCID iDs in quotes by author"),
        ({"Ada King": ADA, "Ada  King": X}, "orcids must be only one ORCID iD for each name"),
    ],
)
def test_what_is_no_orcid_of_an_author_is_a_problem_on_its_line(
    orcids: object, message: str
) -> None:
    with pytest.raises(ArchiveError) as caught:
        admit(on_page(orcids=orcids), WHERE, {"orcids": 7})
    (problem,) = caught.value.problems
    assert (problem.where.line, problem.rule) == (7, "orcids-authors")
    assert problem.message.startswith(message)


def test_a_bad_orcid_of_a_source_costs_no_other() -> None:
    orcids = {"Ada King": ADA, "Alan Turing": "0000", "Nobody": X}
    paper, problems = admit_partly(on_page(orcids=orcids), WHERE)
    assert paper.orcids == {"Ada King": ADA}
    assert [each.rule for each in problems] == ["orcids-authors"] * 2
