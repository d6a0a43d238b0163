from pathlib import Path

import pytest

from paper_archive.publish import addresses


def test_addresses_are_those_of_the_contract() -> None:
    assert addresses.paper_address("attention-as-an-rnn") == "papers/attention-as-an-rnn/"
    assert addresses.date_address("2024-W21") == "date/2024-W21/"
    assert addresses.tag_address("transformers") == "tags/transformers/"
    assert addresses.numbered_address("tags/transformers/", 1) == "tags/transformers/"
    assert addresses.numbered_address("tags/transformers/", 2) == "tags/transformers/2/"


def test_a_name_has_an_address_without_accents_and_in_any_script() -> None:
    found = {addresses.author_address(name) for name in ("José Ruiz", "Jose Ruiz")}
    assert found == {"authors/jose-ruiz/"}
    assert addresses.author_address("王伟").startswith("authors/author-")


def test_authors_who_differ_in_letters_that_are_not_latin_have_their_own_pages() -> None:
    names = ("Smith", "مرحبا Smith", "王 Smith")
    assert len({*map(addresses.author_address, names)}) == len(names)
    assert addresses.author_address("🎉 Smith") == addresses.author_address("Smith")


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ('Cy "Dot" Dorn', "search/?q=author:%22Cy++Dot++Dorn%22"),
        ("A & B", "search/?q=author:%22A+%26+B%22"),
        ("王伟", "search/?q=author:%22%E7%8E%8B%E4%BC%9F%22"),
    ],
)
def test_a_name_without_a_list_has_the_address_of_a_search(name: str, address: str) -> None:
    assert addresses.field_address("author", name) == address


def test_no_address_is_as_long_as_the_longest_names() -> None:
    assert len(addresses.field_address("author", "x " * 4000)) < 200


def test_no_file_of_a_person_can_have_a_name_that_the_site_uses(site: Path) -> None:
    own = {"index.html", "about", "assets", "robots.txt"}  # a person's robots.txt replaces ours
    assert {path.name for path in site.iterdir()} - own <= addresses.SITE_NAMES
