"""What browsers are told of the direction of texts."""

import sys
import unicodedata

import pytest

from paper_archive.publish.isolated import direction_of, isolated
from paper_archive.publish.languages.language import Language
from paper_archive.publish.settings import Settings
from paper_archive.publish.site import site_of
from partials import environment


@pytest.mark.parametrize(
    ("name", "html"),
    [
        ("Ada <Bell>", "Ada &lt;Bell&gt;"),
        ("José 王伟", "José 王伟"),
        ("Ants, Inc.", "<bdi>Ants, Inc.</bdi>"),
        ("משה כהן", "<bdi>משה כהן</bdi>"),
        ("Ada ע", "<bdi>Ada ע</bdi>"),
    ],
)
def test_a_name_is_an_element_only_if_it_must_be(name: str, html: str) -> None:
    assert isolated(name) == html


def test_only_a_text_that_is_read_from_right_to_left_needs_a_direction() -> None:
    assert direction_of("Émile: 90 %") == ""
    assert direction_of("About سلام") == " dir=auto"


def test_in_a_page_that_is_read_from_right_to_left_all_texts_do() -> None:
    assert isolated("Ada Bell", is_right_to_left=True) == "<bdi>Ada Bell</bdi>"
    assert direction_of("Ants", is_right_to_left=True) == " dir=auto"


def test_templates_know_the_direction_of_the_language_of_the_site() -> None:
    text = "{{ 'Ada' | isolated }}{{ direction_of('Ants') }}"
    assert environment().from_string(text).render() == "Ada"
    site = site_of((), (), settings=Settings(language=Language("ar", {})))
    assert environment(site).from_string(text).render() == "<bdi>Ada</bdi> dir=auto"


def test_every_letter_that_is_read_from_right_to_left_is_known() -> None:
    letters = (chr(code) for code in range(sys.maxunicode + 1))
    assert not [
        letter
        for letter in letters
        if unicodedata.bidirectional(letter) in {"R", "AL"} and not direction_of(letter)
    ]
