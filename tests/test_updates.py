"""Types of updates and references of PubMed, as statuses."""

from itertools import permutations

import pytest

from paper_archive.sources.field_values.updates import Update, status_of_update, united, update_in


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("retraction", "retracted"),
        ("Retraction", "retracted"),
        ("withdrawal", "withdrawn"),
        ("removal", "removed"),
        ("partial_retraction", "partly-retracted"),
        ("Expression of concern", "concern"),
        ("expression-of-concern", "concern"),
        ("erratum", "corrected"),
        ("corrigendum", "corrected"),
        ("correction", "corrected"),
        ("new_version", "superseded"),
        ("new_edition", "superseded"),
        ("addendum", "amended"),
        ("clarification", "amended"),
        ("crossmark", ""),
        ("", ""),
    ],
)
def test_a_type_of_an_update_gives_a_paper_a_status(kind: str, status: str) -> None:
    assert status_of_update(kind) == status


def test_of_several_corrections_the_latest_is_named_in_whatever_order_they_come() -> None:
    first, last = Update("corrected", "2012-01", "https://a.test"), Update("corrected", "2013")
    other, none = Update("retracted"), Update("", "2020")
    for updates in permutations((first, last, other, none)):
        assert united(updates) == {"corrected": {"date": "2013"}, "retracted": {}}


def test_of_the_same_day_the_one_with_a_notice_is_named() -> None:
    updates = [Update("retracted", "2012"), Update("retracted", "2012", "https://a.test")]
    for each in permutations(updates):
        assert united(each) == {"retracted": {"date": "2012", "notice": "https://a.test"}}


@pytest.mark.parametrize(
    ("reference", "date", "notice"),
    [
        (
            "Lancet. 2010 Feb 6;375(9713):445. doi: 10.1000/S0140-6736(10)60175-4. PMID: 2013",
            "2010-02-06",
            "https://doi.org/10.1000/S0140-6736(10)60175-4",
        ),
        (
            "Sand. 2009 Jun;5:6. PMID: 91000003",
            "2009-06",
            "https://pubmed.ncbi.nlm.nih.gov/91000003/",
        ),
        ("Sand. 2011;1:2", "2011", ""),
        ("Sand", "", ""),
    ],
)
def test_a_reference_of_pubmed_names_day_and_notice(reference: str, date: str, notice: str) -> None:
    assert update_in("retracted", reference) == ("retracted", date, notice)
