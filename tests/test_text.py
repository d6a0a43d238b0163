"""Text as it is cleaned, compared, named and shortened."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paper_archive.text import (
    SLUG_CHARS,
    clean,
    clean_paragraphs,
    counted,
    excerpt,
    fold,
    listed,
    normalised,
    slug,
    whole_number,
)
from strategies import TEXTS

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  a \t b\n", "a b"),
        ("a\x00b\x1bc\x7fd\x85e", "a b c d e"),
        ("a\u2028b\u2029c\xa0d\u3000e", "a b c d e"),
        ("e\u0301t\u00e9", "été"),
        ("\ufeffsoft\u00adware\u200b", "software"),
        ("\u202eevil\u202c \u2066safe\u2069", "evil safe"),
        ("क्\u200dष 👩\u200d🔬", "क्\u200dष 👩\u200d🔬"),
        ("", ""),
    ],
    ids=repr,
)
def test_clean_text_is_one_line_of_what_a_reader_sees(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(TEXTS)
def test_cleaning_again_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not any(unicodedata.category(c) in ("Cc", "Zl", "Zp") for c in once)


@given(st.text(st.characters(max_codepoint=127)))
def test_text_in_ascii_is_cleaned_like_any_other(text: str) -> None:
    assert f"é {clean(text)}".strip() == clean(f"é {text}")


def test_paragraphs_are_split_by_blank_lines_only() -> None:
    text = "one\r\nline \n\t \n\n\n two\rlines\n\n \n"
    assert clean_paragraphs(text) == "one line\n\ntwo lines"


@given(TEXTS)
def test_cleaning_paragraphs_again_changes_nothing(text: str) -> None:
    once = clean_paragraphs(text)
    assert clean_paragraphs(once) == once
    assert all(paragraph == clean(paragraph) != "" for paragraph in once.split("\n\n") if once)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Étude: BERT-based Q&A!", "etude bert based q a"),
        ("ﬁne-tuning", "fine tuning"),
        ("Straße", "STRASSE"),
        ("Łukasz Ørsted", "lukasz orsted"),
        ("𝑥²", "x2"),
        ("  many   blanks ", "many blanks"),
    ],
)
def test_folded_texts_are_alike_whatever_their_dress(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(TEXTS)
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Attention as an RNN", "attention-as-an-rnn"),
        ("What's “new”? 90% of it: C++ & $O(n^2)$", "whats-new-90-of-it-c-o-n-2"),
        ("Schrödinger’s Straße", "schrodingers-strasse"),
        ("Index", "index-paper"),
        ("README", "readme-paper"),
        ("404", "404-paper"),
        ("CON", "con-paper"),
        ("Com1", "com1-paper"),
        ("Indexing", "indexing"),
    ],
)
def test_a_title_gives_its_page_a_name(title: str, name: str) -> None:
    assert slug(title) == name


@pytest.mark.parametrize("title", ["深度学习", "Глубокое обучение", "注意", "???", "🤖"])
def test_a_title_without_latin_letters_still_has_a_name_of_its_own(title: str) -> None:
    assert re.fullmatch(r"paper-[0-9a-f]{8}", slug(title))
    assert slug(title) != slug(title + "!" + title)


def test_a_title_of_bytes_that_are_no_text_has_a_name_until_it_is_refused() -> None:
    assert re.fullmatch(r"paper-[0-9a-f]{8}", slug("\udcff\ud800"))


def test_a_long_name_is_cut_between_words() -> None:
    name = slug("word " * 40)
    assert len(name) <= SLUG_CHARS
    assert set(name.split("-")) == {"word"}
    assert slug("ab " * 27) == "-".join(["ab"] * 27), "80 characters are not cut"
    assert slug("x" * 200) == "x" * SLUG_CHARS


@given(TEXTS | st.text("ab -", min_size=70, max_size=120))
def test_a_name_has_the_shape_of_an_address(title: str) -> None:
    assert SLUG.fullmatch(slug(title))
    assert len(slug(title)) <= SLUG_CHARS
    assert slug(slug(title)) == slug(title)


def test_a_short_text_is_its_own_excerpt() -> None:
    assert excerpt("Short.\n\nAnd sweet.", 40) == "Short. And sweet."


def test_an_excerpt_ends_between_words() -> None:
    assert excerpt("one two three", 9) == "one two…"
    assert excerpt("antidisestablishment", 10) == "antidises…"


@pytest.mark.parametrize(
    ("text", "chars", "head"),
    [
        ("see $n + k$ here", 9, "see…"),
        ("see ($n + k$-means) here", 16, "see…"),
        ("see $a b$-$c d$ here", 14, "see…"),
        ("see $n + k$ here", 12, "see $n + k$…"),
        ("costs $5 and $10 each", 10, "costs $5…"),
        ("$a + b$ is all", 5, "$a +…"),
        (r"see \(a + b\) here", 9, "see…"),
    ],
)
def test_an_excerpt_does_not_end_within_a_formula(text: str, chars: int, head: str) -> None:
    assert excerpt(text, chars) == head


@given(TEXTS.map(clean_paragraphs), st.integers(1, 40))
def test_an_excerpt_is_never_longer_than_asked(text: str, chars: int) -> None:
    assert len(excerpt(text, chars)) <= chars


@pytest.mark.parametrize(
    ("text", "number"),
    [("0", 0), (" 012 ", 12), ("9" * 18, 10**18 - 1), ("9" * 19, None), ("9" * 5_000, None)]
    + [(text, None) for text in ("", "-1", "1.5", "1e3", "٣", "²", "one", "1 2")],
)
def test_a_whole_number_has_a_bounded_length(text: str, number: int | None) -> None:
    assert whole_number(text) == number


@pytest.mark.parametrize(
    ("number", "shown"),
    [(0, "0 papers"), (1, "1 paper"), (2, "2 papers"), (1103, "1,103 papers")],
)
def test_a_number_agrees_with_its_noun(number: int, shown: str) -> None:
    assert counted(number, "paper") == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [(0, ""), (1, "x"), (2, "x, x"), (3, "x, x and 1 more"), (1202, "x, x and 1,200 more")],
)
def test_a_long_list_says_how_many_more_there_are(number: int, shown: str) -> None:
    assert listed(["x"] * number, 2) == shown


def test_a_letter_keeps_at_most_thirty_marks() -> None:
    marks = "\u0301\u0327" * 15
    assert normalised(f"e{marks}x", "NFKD").count("\u0301") == 15
    many = normalised(f"e{marks * 9}x{marks}", "NFKD")
    assert sum(map(bool, map(unicodedata.combining, many.partition("x")[0]))) == 30
    assert sum(map(bool, map(unicodedata.combining, many.partition("x")[2]))) == 30
    assert clean(f"{'😀' * 99}“{'…' * 99}") == f"{'😀' * 99}“{'…' * 99}"
    assert fold("a" + "\u0315\u0300" * 50_000) == "a"


def test_no_mark_is_a_letter_a_digit_or_a_blank() -> None:
    marks = [chr(code) for code in range(0x110000) if unicodedata.combining(chr(code))]
    assert len(marks) > 800
    assert not re.search(r"[\x00-\x7f\w\s]", "".join(marks))


@given(TEXTS)
def test_text_with_few_marks_is_normalised_as_unicode_has_it(text: str) -> None:
    assert normalised(text, "NFC") == unicodedata.normalize("NFC", text)
    assert normalised(text, "NFKD") == unicodedata.normalize("NFKD", text)
