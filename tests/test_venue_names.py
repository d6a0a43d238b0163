"""Which names of venues are of one series."""

from collections.abc import Sequence

import pytest

from paper_archive.publish.venues.venue_names import venue_addresses

FULL = "Conference on Hives"


def test_an_acronym_and_its_full_name_are_one_venue_where_a_name_says_both() -> None:
    names = ("COH", "COH 2030", f"3rd {FULL}", f"{FULL} (COH)", f"IEEE {FULL} (COH'29)")
    assert venue_addresses(names) == dict.fromkeys(names, "venues/coh/")


def test_what_no_name_says_is_not_united() -> None:
    assert venue_addresses(("COH", FULL)) == {
        "COH": "venues/coh/",
        FULL: "venues/conference-on-hives/",
    }


def test_an_acronym_of_two_conferences_is_none_of_them() -> None:
    other = "Congress of Health"
    names = ("COH", FULL, f"{FULL} (COH)", f"{other} (COH)")
    assert venue_addresses(names) == {
        "COH": "venues/coh/",
        FULL: "venues/conference-on-hives/",
        f"{FULL} (COH)": "venues/conference-on-hives/",
        f"{other} (COH)": "venues/congress-of-health/",
    }


def test_a_conference_that_changed_its_acronym_is_one_venue() -> None:
    names = ("NOH", "COH", f"{FULL} (COH)", f"{FULL} (NOH)")
    assert set(venue_addresses(names).values()) == {"venues/coh/"}


def test_what_else_stands_in_brackets_is_no_acronym() -> None:
    names = ("Wax", "Wax Letters (Wax)", "Physica Status Solidi (b)", "Physica Status Solidi (a)")
    assert len(set(venue_addresses(names).values())) == len(names)


@pytest.mark.parametrize(
    "names",
    [
        ("C Letters", "C++ Letters", "C# Letters"),
        ("養蜂学報 A", "蜂蜜学報 A", "A", "α A"),
        (f"{'Conference on Hives ' * 5}: Papers", f"{'Conference on Hives ' * 5}: Posters"),
        ("Apollo 11", "Apollo 13"),
        ("SemEval-2031 Task 3", "SemEval-2031 Task 4", "SemEval-2032 Task 3"),
        ("COH 2031", "COH 2031: Workshop on Wax"),
    ],
)
def test_venues_that_differ_are_not_one(names: Sequence[str]) -> None:
    assert len(set(venue_addresses(names).values())) == len(names)


def test_what_may_be_a_programme_is_an_edition_where_the_archive_names_another() -> None:
    alone = venue_addresses(["Horizon 2020", "Vision 2030", "Vision 2040"])
    assert set(alone.values()) == {
        "venues/horizon-2020/",
        "venues/vision-2030/",
        "venues/vision-2040/",
    }
    beside = venue_addresses(["Horizon 2020", "Horizon 2021", "Vision 2030", "Vision"])
    assert set(beside.values()) == {"venues/horizon/", "venues/vision/"}
