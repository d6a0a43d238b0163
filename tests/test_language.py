"""What a language says of messages, numbers, dates and plural forms."""

import pytest

from messages import in_table
from paper_archive.publish.languages import language_of
from paper_archive.publish.languages.dates import label, span, week_span
from paper_archive.publish.languages.language import ENGLISH, Language, in_gettext, locale_of
from paper_archive.text import counted

GERMAN = language_of("de", {})


def test_english_says_what_stands_in_the_code() -> None:
    assert ENGLISH.say("and {number} more", number="1,200") == "and 1,200 more"
    assert ENGLISH.gettext("All %(papers)s") == "All %(papers)s"
    assert [ENGLISH.counted(number, "paper") for number in (0, 1, 1200)] == [
        counted(number, "paper") for number in (0, 1, 1200)
    ]


def test_a_message_is_translated_with_what_is_filled_in() -> None:
    assert GERMAN.say("and {number} more", number="1.200") == "und 1.200 weitere"
    assert GERMAN.gettext("and %(number)s more") == "und %(number)s weitere"


def test_a_message_that_means_two_things_is_translated_by_its_place() -> None:
    french = Language("fr", {"Read (links)": "Lire", "Read": "Lu"})
    assert french.pgettext("links", "Read") == "Lire"
    assert french.say("Read") == "Lu"
    assert ENGLISH.pgettext("links", "Read") == "Read"


def test_what_a_table_lacks_stays_english() -> None:
    french = language_of("fr", {"fr.json": '{"Search": "Recherche"}'})
    assert [french.say(each) for each in ("Search", "Follow")] == ["Recherche", "Follow"]
    assert french.counted(2, "paper") == "2 papers"


def test_numbers_are_written_as_in_the_language() -> None:
    assert [GERMAN.number(each) for each in (7, 1_200, 1_234_567)] == ["7", "1.200", "1.234.567"]
    assert [GERMAN.decimal(each) for each in (12, 1.0, 2.5)] == ["12", "1,0", "2,5"]
    assert [ENGLISH.decimal(each) for each in (12, 1.0, 2.5)] == ["12", "1.0", "2.5"]


@pytest.mark.parametrize(
    ("number", "said"), [(1, "1 praca"), (2, "2 prace"), (5, "5 prac"), (22, "22 prace")]
)
def test_a_noun_has_the_form_that_stands_with_the_number(number: int, said: str) -> None:
    forms = '{"paper": {"one": "praca", "few": "prace", "many": "prac", "other": "pracy"}}'
    assert language_of("pl", {"pl.json": forms}).counted(number, "paper") == said


def test_dates_are_written_as_in_the_language() -> None:
    periods = ("2024-05-22", "2024-05", "2024", "2024-W21")
    assert [label(each, GERMAN) for each in periods] == [
        "22.\N{NO-BREAK SPACE}Mai 2024",
        "Mai 2024",
        "2024",
        "21.\N{NO-BREAK SPACE}Kalenderwoche 2024",
    ]
    assert span("2014", "2024", GERMAN) == "2014 bis 2024"


def test_no_line_ends_after_the_number_of_a_day_as_if_it_ended_a_sentence() -> None:
    week = week_span("2024-W21", GERMAN)
    assert week == "20.\N{NO-BREAK SPACE}Mai 2024 bis 26.\N{NO-BREAK SPACE}Mai 2024"


@pytest.mark.parametrize(("tag", "direction"), [("de", "ltr"), ("ar", "rtl"), ("he", "rtl")])
def test_the_direction_is_that_of_the_script(tag: str, direction: str) -> None:
    assert Language(tag).direction == direction


def test_what_is_no_language_is_refused() -> None:
    with pytest.raises(ValueError, match="xx is not the tag of a language, such as fr or pt-BR"):
        locale_of("xx")


@pytest.mark.parametrize("text", ["{a} of {b}", "100% of {a}", "plain"])
def test_a_message_is_the_same_in_a_table_and_in_a_template(text: str) -> None:
    assert in_table(in_gettext(text)) == text
    assert in_gettext(text) % {"a": 1, "b": 2} == text.format(a=1, b=2)
