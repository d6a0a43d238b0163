import pytest

from paper_archive.sources.field_values.printed import (
    in_print,
    key_in,
    key_of,
    medline_pages,
    page_range,
)


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("Vol. 12", "12"),
        ("vol 12", "12"),
        ("Volume XII", "XII"),
        ("Bd. 3", "3"),
        ("IV/19b3", "IV/19b3"),
        ("Volunteers", "Volunteers"),
    ],
)
def test_a_label_is_no_part_of_a_volume(said: str, known: str) -> None:
    assert in_print(volume=said) == {"volume": known}


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("No. 3", "3"),
        ("no 3", "3"),
        ("Nr. 3-4", "3-4"),
        ("Issue 3", "3"),
        ("#3", "3"),
        ("Nov", "Nov"),
        ("Suppl 2", "Suppl 2"),
    ],
)
def test_a_label_is_no_part_of_an_issue(said: str, known: str) -> None:
    assert in_print(issue=said) == {"issue": known}


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("pp. 12--34", "12--34"),
        ("pp 12-34", "12-34"),
        ("p. 7", "7"),
        ("Pages: 7-9", "7-9"),
        ("S12-S20", "S12-S20"),
        ("P120", "P120"),
        ("1:1-1:24", "1:1-1:24"),
    ],
)
def test_a_label_is_no_part_of_pages(said: str, known: str) -> None:
    assert in_print(pages=said) == {"pages": known}


@pytest.mark.parametrize(
    "said", ["n/a", "N.A.", "in press", "Article in Press", "-", "--", "?", "0", "[s.n.]", "TBD"]
)
def test_what_stands_for_the_unknown_is_nowhere(said: str) -> None:
    assert in_print(volume=said, issue=said, pages=said, publisher=said) == {}


def test_an_article_that_ieee_shows_early_has_no_volume_yet() -> None:
    assert in_print("article", volume="PP", issue="99", pages="1-1") == {}


def test_the_volume_of_a_preprint_is_its_identifier() -> None:
    assert in_print(volume="abs/1706.03762") == {}


def test_a_single_number_of_pages_says_how_many_a_book_has() -> None:
    assert in_print("book", pages="181") == {}
    assert in_print("chapter", pages="181") == {"pages": "181"}


def test_the_number_of_a_report_is_no_issue() -> None:
    assert in_print("report", issue="TR-12") == {}


def test_a_publisher_that_is_the_venue_is_said_once() -> None:
    assert in_print("thesis", "Sand University", publisher="Sand University") == {}


def test_editors_are_people() -> None:
    names = ["Grace Hopper", "et al.", "Anonymous", "Alan Turing et al."]
    assert in_print(editors=names) == {"editors": ["Grace Hopper", "Alan Turing"]}


@pytest.mark.parametrize(
    ("first", "last", "pages"),
    [
        ("436", "444", "436-444"),
        ("436", "", "436"),
        ("436", "436", "436"),
        ("436-444", "444", "436-444"),
        ("436–444", "", "436–444"),
        ("", "444", ""),
    ],
)
def test_pages_go_from_the_first_to_the_last(first: str, last: str, pages: str) -> None:
    assert page_range(first, last) == pages


@pytest.mark.parametrize(
    ("said", "pages"),
    [
        ("436-44", "436-444"),
        ("1199-203", "1199-1203"),
        ("S12-20", "S12-20"),
        ("S21-2", "S21-22"),
        ("12-20; quiz S21-2", "12-20; quiz S21-22"),
        ("99-9", "99-9"),
        ("67", "67"),
    ],
)
def test_pubmed_leaves_digits_of_the_last_page_out(said: str, pages: str) -> None:
    assert medline_pages(said) == pages


def test_a_key_that_an_export_made_of_the_title_is_none() -> None:
    assert key_of("waves-in-sand", "Waves in Sand") == {}
    assert key_of("waves-in-sand-2", "Waves in Sand") == {}
    assert key_of("waves", "Waves in Sand") == {"citekey": "waves"}


@pytest.mark.parametrize("key", ["müller2017", "two words", "a,b", "50%", ""])
def test_a_key_that_no_document_takes_is_none(key: str) -> None:
    assert key_of(key, "Sand") == {}


@pytest.mark.parametrize(
    "identifier", ["ITEM-1", "12", "http://zotero.example/1", "XKJHD8FA", "9735853/XKJHD8FA", "t1"]
)
def test_an_identifier_of_a_program_is_no_key(identifier: str) -> None:
    assert key_in(identifier, "Sand") == {}


@pytest.mark.parametrize("key", ["lovelace1843", "knuthTAOCP", "roe-2018-sand"])
def test_an_identifier_that_looks_like_a_key_is_one(key: str) -> None:
    assert key_in(key, "Sand") == {"citekey": key}
