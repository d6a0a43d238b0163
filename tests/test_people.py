"""Authors of a source become names in printed order; "et al." says that there are more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paper_archive.sources.field_values.people import (
    given_family,
    in_printed_order,
    is_person,
    people_in,
    with_et_al,
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ashish Vaswani, Noam Shazeer and Niki Parmar", "Ashish Vaswani|Noam Shazeer|Niki Parmar"),
        (
            "Ashish Vaswani, Noam Shazeer, and Niki Parmar",
            "Ashish Vaswani|Noam Shazeer|Niki Parmar",
        ),
        ("Vaswani, Ashish and Shazeer, Noam and others", "Ashish Vaswani|Noam Shazeer|et al."),
        ("Vaswani, Ashish; Shazeer, Noam", "Ashish Vaswani|Noam Shazeer"),
        ("Vaswani, A., Shazeer, N.", "A. Vaswani|N. Shazeer"),
        ("Vaswani, Ashish", "Ashish Vaswani"),
        ("A. Vaswani et al.", "A. Vaswani|et al."),
        ("Xi Yang, Li Xu, et al", "Xi Yang|Li Xu|et al."),
        ("Xi Yang, Li Xu, ...", "Xi Yang|Li Xu|et al."),
        ("Xi Yang and 3 others", "Xi Yang|et al."),
        ("Xi Yang et al. (33 additional authors not shown)", "Xi Yang|et al."),
        ("Ann Bee and Thomas More", "Ann Bee|Thomas More"),
        ("Smith J, Doe KL", "J Smith|KL Doe"),
        ("Sammy Davis, Jr., Ada Lovelace", "Sammy Davis Jr.|Ada Lovelace"),
        ("Ada Lovelace & Alan Turing", "Ada Lovelace|Alan Turing"),
        ("Sajise, Asa Jose U. and", "Asa Jose U. Sajise"),
        ("Peng Xia,", "Peng Xia"),
        ("Jo Doe, MD, Al Roe, PhD, Di Poe, MD", "Jo Doe|Al Roe|Di Poe"),
        ("Jo Doe, Senior Member, IEEE, and Al Roe, Member, IEEE", "Jo Doe|Al Roe"),
        ("Doe, MA, Roe, RN", "MA Doe|RN Roe"),
        ("Ada King*, Al Roe†,‡ and Di Poe¹, ²", "Ada King|Al Roe|Di Poe"),
        ("Ada King$^{1,*}$, Al Roe$^2$", "Ada King|Al Roe"),
        ("OpenAI", "OpenAI"),
        ("李华、王明，张伟；Ada King", "李华|王明|张伟|Ada King"),
        ("van der Berg, Jan", "Jan van der Berg"),
        ("Van der Berg, Jan and Roe, Al", "Jan Van der Berg|Al Roe"),
        ("de la Cruz e Silva, João", "João de la Cruz e Silva"),
        ("Davis, Jr., Sammy", "Sammy Davis Jr."),
        ("Davis, Sammy, Jr.", "Sammy Davis Jr."),
        ("Davis, Jr., S., King, B.", "S. Davis Jr.|B. King"),
        ("Jan van Berg, Al Roe", "Jan van Berg|Al Roe"),
        ("and Ada King and and Al Roe", "Ada King|Al Roe"),
        ("Ada King;and;Al Roe", "Ada King|Al Roe"),
        ("Ada King;und;Al Roe;& Di Poe", "Ada King|Al Roe|Di Poe"),
        ("Anonymous", ""),
        ("", ""),
    ],
)
def test_a_list_in_one_text_is_parted(text: str, names: str) -> None:
    assert "|".join(people_in(text)) == names


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Lovelace, Ada", "Ada Lovelace"),
        ("van der Berg, Jan", "Jan van der Berg"),
        ("Daumé, III, Hal", "Hal Daumé III"),
        ("Daumé, Hal, III", "Hal Daumé III"),
        ("King, Jr.", "King Jr."),
        ("Jo Doe, MD", "Jo Doe"),
        ("Doe, Jo, PhD", "Jo Doe"),
        ("Doe, MD", "MD Doe"),
        ("Ada Lovelace", "Ada Lovelace"),
        ("Ada Lovelace et al.", "Ada Lovelace et al."),
        ("Lovelace, Ada et al.", "Ada Lovelace et al."),
        ("Jörg Hoffmann 0001", "Jörg Hoffmann"),
        ("李, 华", "李 华"),
        ("김, 민수", "김 민수"),
        (
            "Dept. of Sand, Univ. of Maps, Skudai, Malaysia",
            "Dept. of Sand, Univ. of Maps, Skudai, Malaysia",
        ),
        ("Heath,", "Heath"),
        ("Lovelace†, Ada", "Ada Lovelace"),
        ("The Sgr A* Group", "The Sgr A* Group"),
    ],
)
def test_a_name_is_in_printed_order(name: str, printed: str) -> None:
    assert in_printed_order(name) == printed


def test_the_parts_of_a_name_are_joined_in_printed_order() -> None:
    assert given_family("Beethoven", "Ludwig", "van", "Jr.") == "Ludwig van Beethoven Jr."
    assert given_family("Plato") == "Plato"


@pytest.mark.parametrize("name", ["[Anon]", "N/A", "", "-"])
def test_nobody_is_no_person(name: str) -> None:
    assert not is_person(name)


@given(st.text("AB. ,;&and\n|etal", max_size=30) | st.text(max_size=30))
def test_no_list_is_too_odd_to_be_read(text: str) -> None:
    assert all(name.strip() for name in people_in(text))


@pytest.mark.parametrize(
    "more", ["et al.", "others", "Et Al.", "and others", "Al., Et", "23 others", "3 other authors"]
)
def test_a_list_that_ends_with_others_is_known_to_be_incomplete(more: str) -> None:
    found = with_et_al({"authors": ["Ada King", more]})
    assert found == {"authors": ["Ada King"], "et_al": True}


def test_a_list_of_names_alone_is_left_as_it_is() -> None:
    fields = {"authors": ["Ada King", "The Others", "Al Gore"]}
    assert with_et_al(fields) == fields
