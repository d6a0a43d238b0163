import pytest
from hypothesis import given

from paper_archive.names import Name, sorted_name, split_name
from paper_archive.text import clean
from strategies import NAMES


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Ashish Vaswani", Name("Vaswani", "Ashish")),
        ("John P. Q. Smith", Name("Smith", "John P. Q.")),
        ("Vincent van Gogh", Name("Gogh", "Vincent", "van")),
        ("Émile de la Vallée", Name("Vallée", "Émile", "de la")),
        ("Charles de la Vallée Poussin", Name("Vallée Poussin", "Charles", "de la")),
        ("Ngô Bảo Châu", Name("Châu", "Ngô Bảo")),
        ("Mª José d'Ávila-Íñiguez", Name("d'Ávila-Íñiguez", "Mª José")),
        ("Kenneth W. Church III", Name("Church", "Kenneth W.", "", "III")),
        ("Sammy Davis, Jr.", Name("Davis", "Sammy", "", "Jr.")),
        ("Ludwig von Beethoven Jr.", Name("Beethoven", "Ludwig", "von", "Jr.")),
    ],
)
def test_a_persons_name_has_the_parts_that_bibtex_sees(name: str, parts: Name) -> None:
    assert split_name(name) == parts


@pytest.mark.parametrize(
    "name",
    [
        *("OpenAI", "Madonna", "Jr.", "王伟", "Wei Wang 王伟", "Иван Петров", "bell hooks"),
        *("van Gogh", "Barnes and Noble, Inc.", "Llama Team", "ATLAS Collaboration", "AI at Meta"),
        *("The BigScience Workshop", "Smith, John", "Group 7", "Johnson & Johnson"),
    ],
)
def test_a_name_that_is_not_surely_a_persons_stays_whole(name: str) -> None:
    assert split_name(name) == Name(literal=name)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Ashish Vaswani", "Vaswani, Ashish"),
        ("Ludwig von Beethoven Jr.", "von Beethoven, Ludwig, Jr."),
        ("Barnes and Noble, Inc.", "Barnes and Noble Inc."),
        ("王伟", "王伟"),
    ],
)
def test_a_name_is_sorted_by_its_family(name: str, shown: str) -> None:
    assert sorted_name(name) == shown


@given(NAMES)
def test_no_letter_of_a_name_is_lost_or_invented(name: str) -> None:
    parts = split_name(name)
    assert sorted("".join(parts).replace(",", "").replace(" ", "")) == sorted(
        clean(name).replace(",", "").replace(" ", "")
    )
    assert bool(parts.literal) != bool(parts.family)
    assert bool(parts.given) == bool(parts.family)
