import pytest
from hypothesis import given
from hypothesis import strategies as st

from paper_archive.names import Name, family_name, sorted_name, split_name, without_marks
from people import PEOPLE, WHOLE
from strategies import NAMES


@pytest.mark.parametrize(("name", "parts"), PEOPLE)
def test_a_name_has_the_parts_that_people_see_in_it(name: str, parts: Name) -> None:
    assert split_name(name) == parts


@pytest.mark.parametrize(
    "marked",
    ["{} *", "{}†", "*{}", "{}1,2", "{} 1", "{}¹", "{}$^{{1,2}}$", "{} (equal contribution)"],
)
def test_a_footnote_mark_is_part_of_no_name(marked: str) -> None:
    read = {name: split_name(marked.format(name)) for name, _ in PEOPLE}
    assert read == dict(PEOPLE)


@pytest.mark.parametrize("name", WHOLE)
def test_a_name_that_cannot_be_split_surely_stays_whole(name: str) -> None:
    assert split_name(name) == Name(literal=name)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Ashish Vaswani", "Vaswani, Ashish"),
        ("Ludwig von Beethoven Jr.", "von Beethoven, Ludwig, Jr."),
        ("Ralf v.d. Berg", "v.d. Berg, Ralf"),
        ("Barnes and Noble, Inc.", "Barnes and Noble Inc."),
        ("王伟", "王伟"),
    ],
)
def test_a_name_is_sorted_by_its_family(name: str, shown: str) -> None:
    assert sorted_name(name) == shown


_PIECES = ("Ann", "King", "Cruz", "van", "J.", "JA", "DUPONT", "Jr.", "Sr", "III", "2nd")
_PIECED = st.lists(st.sampled_from(_PIECES) | st.just(","), min_size=1, max_size=7)


@given(NAMES | _PIECED.map(lambda pieces: " ".join(pieces).replace(" ,", ",")))
def test_the_parts_of_a_name_hold_all_of_it_but_its_marks(name: str) -> None:
    parts = split_name(name)
    assert sorted("".join(parts).replace(",", "").replace(" ", "")) == sorted(
        without_marks(name).replace(",", "").replace(" ", "")
    )
    assert bool(parts.literal) != bool(parts.family)
    assert bool(parts.given) == bool(parts.family)
    assert bool(family_name(parts)) == bool(parts.family)
