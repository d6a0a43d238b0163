"""A date of a source keeps the precision that it has, and what is no date is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paper_archive.sources.field_values.dates import (
    in_year,
    iso_date,
    month_in,
    of_parts,
    of_timestamp,
)
from paper_archive.values import is_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        *(("2020-05-01", "2020-05-01"), ("2020/5/1", "2020-05-01"), ("20200501", "2020-05-01")),
        *(("2020-05-01T10:00:00Z", "2020-05-01"), ("2020-05-01/2020-05-03", "2020-05-01")),
        *(("2020", "2020"), ("c1995", "1995"), ("1999a", "1999"), ("in press 2020", "2020")),
        *(("2020/2021", "2020"), ("May 2020", "2020-05"), ("1 May 2020", "2020-05-01")),
        *(
            ("May 1st, 2020", "2020-05-01"),
            ("2018 Jul-Sep", "2018-07"),
            ("2010   06", "2010-06"),
            ("Mon, 2 Apr 2007 19:18:42 GMT", "2007-04-02"),
        ),
        *(
            ("10 février 2020", "2020-02-10"),
            ("4-8 Aug. 2020", "2020-08"),
            ("3. März 2020", "2020-03-03"),
        ),
        *(("2019//", "2019"), ("2019/10//undefined", "2019-10"), ("13/04/2020", "2020-04-13")),
        *(("03/04/2020", "2020"), ("04/04/2020", "2020-04-04"), ("2020-13", "2020")),
        *(("2020-02-30", "2020-02"), ("02/21/2019 - 13:28", "2019-02-21")),
        *(("n.d.", ""), ("", ""), ("12", ""), ("10.1000/182", ""), ("0999", "")),
    ],
)
def test_a_date_keeps_its_precision(text: str, iso: str) -> None:
    assert iso_date(text) == iso


@pytest.mark.parametrize(
    ("parts", "iso"),
    [
        *((("2020", "{FEB 1}"), "2020-02"), ((2020, "05", "1"), "2020-05-01"), ((2020,), "2020")),
        *((("2020", "jan", "31"), "2020-01-31"), (("2020", "2", "30"), "2020-02"), ((5, 1, 1), "")),
        *((("2020", "13", "1"), "2020"), (("2020", "juillet"), "2020-07"), (("", "may"), "")),
        *((("2020", "1" * 5_000), "2020"), (("2020", "5", "1" * 5_000), "2020-05")),
    ],
)
def test_parts_make_a_date(parts: tuple[object, ...], iso: str) -> None:
    assert of_parts(*parts) == iso


@pytest.mark.parametrize(
    ("text", "year", "iso"),
    [
        ("Feb 6", "2010", "2010-02-06"),
        ("6 February", "2010", "2010-02-06"),
        ("", "2010", "2010"),
        ("spring", "2010", "2010"),
        ("Feb 6, 2009", "2010", "2010"),
        ("2010-02-06", "2010", "2010-02-06"),
        ("2010-02-06", "", "2010-02-06"),
        ("Feb 6", "", ""),
    ],
)
def test_a_day_without_a_year_is_in_the_year_beside_it(text: str, year: str, iso: str) -> None:
    assert in_year(text, year) == iso


@given(st.text("0123456789-/. JanFebMay,", max_size=20) | st.text(max_size=20))
def test_no_text_gives_a_date_that_the_gate_refuses(text: str) -> None:
    found = iso_date(text)
    assert found == "" or is_date(found)


def test_a_month_is_known_in_any_case_and_several_languages() -> None:
    assert [month_in(name) for name in ("DECEMBER", "Dez.", "août", "marzo", "x")] == [
        12,
        12,
        8,
        3,
        0,
    ]


def test_a_timestamp_is_a_day_where_there_is_one() -> None:
    assert of_timestamp(1_715_000_000_000) == "2024-05-06"
    assert of_timestamp(10**17) == of_timestamp(10**30) == ""
